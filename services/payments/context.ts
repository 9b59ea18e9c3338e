import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Database, openDatabase } from '#platform/database.ts'
import { type Events as EventsOf, openEvents } from '#platform/events.ts'
import { type KeySource, remoteKeys } from '#platform/jwks.ts'
import type { Resources } from '#platform/service.ts'
import { type Prisma, PrismaClient } from '#generated/payments/prisma/client.ts'
import { type Events, eventSchemas } from '#generated/payments/v1/events.ts'
import type { Handler as HandlerOf } from '#generated/payments/v1/handlers.ts'
import type { operations } from '#generated/payments/v1/types.ts'
import type { Config } from './config.ts'
import type { Provider } from './provider.ts'
import { openSandboxProvider } from './sandbox-provider.ts'

export type Transaction = Prisma.TransactionClient

/** What the handlers of this service may use. */
export interface Context {
  db: PrismaClient
  database: Database<PrismaClient>
  /** The keys of those who sign access tokens. */
  keys: KeySource
  provider: Provider
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
  const { databaseUrl } = config
  const database = openDatabase(
    databaseUrl,
    {
      poolMax: config.databasePoolMax,
      connectTimeoutMs: 2_000,
      statementTimeoutMs: 4_000,
      applicationName: 'payments',
      onConnectionLost: (error) => log.warn({ err: error }, 'A connection to the database was lost'),
    },
    (adapter) => new PrismaClient({ adapter }),
  )
  opened.defer(() => database.close())
  const { prisma, pool } = database
  const provider = openSandboxProvider(databaseUrl)
  opened.defer(() => provider.close())
  const newId = () => randomUUID()
  const events = await openEvents<Events, Transaction>({
    service: 'payments',
    databaseUrl,
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
    provider,
    events,
    publish: events.publish,
    log,
    now,
    newId,
  }
}
