import { randomUUID } from 'node:crypto'
import { PrismaClient } from '#generated/products/prisma/client.ts'
import type { Handler as GeneratedHandler } from '#generated/products/v1/handlers.ts'
import type { operations } from '#generated/products/v1/types.ts'
import { openDatabase } from '#platform/database.ts'
import { type KeySource, remoteKeys } from '#platform/jwks.ts'
import type { Resources } from '#platform/service.ts'
import type { ProductsConfig } from './config.ts'

/** What handlers may use. */
export interface Context {
  prisma: PrismaClient
  checkDatabase: () => Promise<void>
  /** The keys of those who issue access tokens. */
  keys: KeySource
  now: () => Date
  newId: () => string
}

/** The handler of one operation of this service. */
export type Handler<Id extends keyof operations> = GeneratedHandler<Id, Context>

export async function createContext(config: ProductsConfig, { log, opened }: Resources): Promise<Context> {
  const onConnectionLost = (err: Error) => log.warn({ err }, 'lost a connection to the database')
  const database = openDatabase(
    config.databaseUrl,
    { ...config.database, onConnectionLost },
    (adapter) => new PrismaClient({ adapter }),
  )
  opened.defer(() => database.close())
  return {
    prisma: database.prisma,
    checkDatabase: () => database.check(),
    keys: remoteKeys({ url: config.jwksUrl }),
    now: () => new Date(),
    newId: randomUUID,
  }
}
