import type { PrismaPg } from '@prisma/adapter-pg'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { BaseConfig, DatabaseConfig } from './base-config.ts'
import { type Database, openDatabase } from './database/database.ts'
import { createSchemaCheck } from './database/schema-check.ts'
import { openTarget, type Target } from './discovery/target.ts'
import type { EventValidators } from './events/cloud-event.ts'
import { type Events, openEvents } from './events/events.ts'
import { type KeySource, remoteKeys } from './auth/jwks.ts'
import type { Resources } from './service.ts'
import type { Transaction, Transactional } from './database/transaction.ts'

/**
 * The common part of the context of every service with a database and events. `Published` is `Events` of its contract.
 */
export interface BaseContext<Client, Published> {
  db: Client
  database: Database<Client>
  /** The public keys of the issuers of access tokens. */
  keys: KeySource
  events: Events<Published>
  /** Publishes an event when the transaction commits; a rollback discards it. */
  publish: Events<Published>['publish']
  /** Publishes several events of one type, in their order. */
  publishAll: Events<Published>['publishAll']
  log: Logger
  now: () => Date
  newId: () => string
}

export interface BaseOptions {
  service: string
  /** `eventValidators` of its own contract. */
  publishes: EventValidators
  /** `consumedValidators` of its own contract. */
  consumes?: EventValidators
  /** Opens the transactions that event handlers receive: Prisma, or SQL alone, which costs less. */
  effects?: 'prisma' | 'sql'
  /** The clock; tests can set it. */
  now?: () => Date
}

/**
 * Opens a service's database and its event bus, and registers both to be closed.
 *
 * @param makeClient `(adapter) => new PrismaClient({ adapter })`, with the service's own generated client
 */
export async function openBaseContext<
  Client extends Transactional<Transaction> & { $disconnect(): Promise<void> },
  Published,
>(
  config: BaseConfig,
  { log, opened, metrics, olderEvents: older }: Pick<Resources, 'log' | 'opened' | 'metrics' | 'olderEvents'>,
  { service, publishes, consumes, effects = 'prisma', now = () => new Date() }: BaseOptions,
  makeClient: (adapter: PrismaPg) => Client,
): Promise<BaseContext<Client, Published>> {
  const database = openServiceDatabase(service, config, { log, opened }, makeClient)
  const { prisma, pool } = database
  const newId = () => randomUUID()
  const events = await openEvents<Published, Transaction>({
    ...{ service, databaseUrl: config.databaseDirectUrl, pool, log },
    ...{ publishes, consumes, older, metrics, now, newId },
    transactions: effects === 'sql' ? database.sql : prisma,
    broker: config.events.url,
    keepDays: config.events.keepDays,
  })
  opened.defer(() => events.close())
  const keys = remoteKeys({ url: config.jwksUrl })
  const { publish, publishAll } = events
  return { db: prisma, database, keys, events, publish, publishAll, log, now, newId }
}

type DatabaseUrls = Pick<DatabaseConfig, 'databaseUrl' | 'databasePoolMax'> &
  Partial<Pick<DatabaseConfig, 'databaseDirectUrl'>>

/** Opens a service's database with timeouts suited to request handling, and registers it to be closed. */
export function openServiceDatabase<Client extends { $disconnect(): Promise<void> }>(
  service: string,
  { databaseUrl, databaseDirectUrl = databaseUrl, databasePoolMax }: DatabaseUrls,
  { log, opened }: Pick<Resources, 'log' | 'opened'>,
  makeClient: (adapter: PrismaPg) => Client,
): Database<Client> {
  const database = openDatabase(
    databaseUrl,
    {
      poolMax: databasePoolMax,
      isBehindPgBouncer: databaseUrl !== databaseDirectUrl,
      connectTimeoutMs: 2_000,
      statementTimeoutMs: 4_000,
      applicationName: service,
      onConnectionLost: (error) => log.warn({ err: error }, 'A connection to the database was lost'),
    },
    makeClient,
  )
  opened.defer(() => database.close())
  const checkSchema = createSchemaCheck(service, database.pool, log)
  const check: typeof database.check = async (timeoutMs) => {
    await database.check(timeoutMs)
    await checkSchema?.()
  }
  return { ...database, check }
}

/**
 * Opens another service that this one calls: `/health/ready` reports it as an optional dependency, `/metrics` its
 * instances and circuit breakers. Registers it to be closed.
 *
 * @param addresses as in `PRODUCTS_URL`
 */
export function openServiceTarget(
  service: string,
  addresses: string,
  { log, opened, metrics, health, zone }: Pick<Resources, 'log' | 'opened' | 'metrics' | 'health' | 'zone'>,
): Target {
  const target = openTarget({ service, addresses, metrics, zone, log })
  opened.defer(() => target.close())
  health.addOptional(service, () => target.check())
  return target
}
