import { randomUUID } from 'node:crypto'
import { type Database, openDatabase } from '#platform/database.ts'
import { type KeySource, remoteKeys } from '#platform/jwks.ts'
import type { Resources } from '#platform/service.ts'
import { PrismaClient } from '#generated/products/prisma/client.ts'
import type { Handler as HandlerOf } from '#generated/products/v1/handlers.ts'
import type { operations } from '#generated/products/v1/types.ts'
import type { Config } from './config.ts'

/** What the handlers of this service may use. */
export interface Context {
  db: PrismaClient
  database: Database<PrismaClient>
  /** The keys of those who sign access tokens. */
  keys: KeySource
  now: () => Date
  newId: () => string
}

/** The handler of one operation of this service. */
export type Handler<Id extends keyof operations> = HandlerOf<Id, Context>

/** @param now the clock, which tests may set */
export async function createContext(
  config: Config,
  { log, opened }: Resources,
  now = () => new Date(),
): Promise<Context> {
  const database = openDatabase(
    config.databaseUrl,
    {
      poolMax: config.databasePoolMax,
      connectTimeoutMs: 2_000,
      statementTimeoutMs: 4_000,
      applicationName: 'products',
      onConnectionLost: (error) => log.warn({ err: error }, 'A connection to the database was lost'),
    },
    (adapter) => new PrismaClient({ adapter }),
  )
  opened.defer(() => database.close())
  return {
    db: database.prisma,
    database,
    keys: remoteKeys({ url: config.jwksUrl }),
    now,
    newId: () => randomUUID(),
  }
}
