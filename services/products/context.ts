import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Database, openDatabase } from '#platform/database.ts'
import { type Events as EventsOf, openEvents } from '#platform/events.ts'
import { type KeySource, remoteKeys } from '#platform/jwks.ts'
import type { Resources } from '#platform/service.ts'
import { type Prisma, PrismaClient } from '#generated/products/prisma/client.ts'
import { type Events, eventSchemas } from '#generated/products/v1/events.ts'
import type { Handler as HandlerOf } from '#generated/products/v1/handlers.ts'
import type { operations } from '#generated/products/v1/types.ts'
import type { Config } from './config.ts'

export type Transaction = Prisma.TransactionClient

/** What the handlers of this service may use. */
export interface Context {
  db: PrismaClient
  database: Database<PrismaClient>
  /** The keys of those who sign access tokens. */
  keys: KeySource
  events: EventsOf<Events, Transaction>
  /** Publishes an event when the transaction commits, and never when it does not. */
  publish: EventsOf<Events, Transaction>['publish']
  log: Logger
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
  const { prisma, pool } = database
  const newId = () => randomUUID()
  const events = await openEvents<Events, Transaction>({
    service: 'products',
    databaseUrl: config.databaseUrl,
    pool,
    prisma,
    broker: config.eventsUrl,
    log,
    publishes: eventSchemas,
    keepDays: config.eventsKeepDays,
    now,
    newId,
  })
  opened.defer(() => events.close())
  return {
    db: prisma,
    database,
    keys: remoteKeys({ url: config.jwksUrl }),
    events,
    publish: events.publish,
    log,
    now,
    newId,
  }
}
