import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Database, openDatabase } from '#platform/database.ts'
import { type Events as EventsOf, openEvents } from '#platform/events.ts'
import { type IdempotencyStore, idempotencyStore } from '#platform/idempotency.ts'
import type { EventHandlerOf } from '#platform/inbox.ts'
import { type JobHandlerOf, type Jobs as JobsOf, openJobs } from '#platform/jobs.ts'
import { type KeySource, remoteKeys } from '#platform/jwks.ts'
import type { Resources } from '#platform/service.ts'
import {
  eventSchemas as ofNotifications,
  type Events as Notifications,
} from '#generated/notifications/v1/events.ts'
import { type Prisma, PrismaClient } from '#generated/orders/prisma/client.ts'
import { eventSchemas, type Events } from '#generated/orders/v1/events.ts'
import type { Handler as HandlerOf } from '#generated/orders/v1/handlers.ts'
import type { operations } from '#generated/orders/v1/types.ts'
import { eventSchemas as ofPayments, type Events as Payments } from '#generated/payments/v1/events.ts'
import { type Clients, createClients } from './clients.ts'
import type { Config, SagaPolicy } from './config.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { type OrderFeed, openOrderFeed } from './order-feed.ts'
import { type Projection, projectionOn } from './projection.ts'

export type Transaction = Prisma.TransactionClient

/** The kinds of work, by name. */
export interface Jobs {
  /** Takes the steps of an order's saga, from where it is. */
  'work-on-order': { orderId: string }
}

/** What the handlers of this service may use. */
export interface Context extends Clients {
  db: PrismaClient
  database: Database<PrismaClient>
  /** The keys of those who sign access tokens. */
  keys: KeySource
  events: EventsOf<Events, Transaction>
  /** Publishes an event when the transaction commits, and never when it does not. */
  publish: EventsOf<Events, Transaction>['publish']
  jobs: JobsOf<Jobs, Transaction>
  firstReplies: IdempotencyStore
  projection: Projection
  /** Tells who follows an order that something happened to it. */
  feed: OrderFeed
  saga: SagaPolicy
  heartbeatMs: number
  metrics: Metrics
  log: Logger
  now: () => Date
  newId: () => string
  /** From 0 to 1: tries that failed together must not come again together. */
  random: () => number
}

/** The handler of one operation of this service. */
export type Handler<Id extends keyof operations> = HandlerOf<Id, Context>
/** The handler of one event that this service consumes. */
export type EventHandler<Type extends keyof Consumed> = EventHandlerOf<
  Consumed,
  Type,
  Pick<Context, 'projection'>,
  Transaction
>
export type Consumed = Events & Payments & Notifications
export type JobHandler<Name extends keyof Jobs> = JobHandlerOf<Jobs, Name, Context>

/** What tests may set. */
export interface Overrides {
  now?: () => Date
  random?: () => number
}

export async function createContext(
  config: Config,
  { log, opened, metrics: registry, stopping }: Resources,
  { now = () => new Date(), random = Math.random }: Overrides = {},
): Promise<Context> {
  const { databaseUrl } = config
  const database = openDatabase(
    databaseUrl,
    {
      poolMax: config.databasePoolMax,
      connectTimeoutMs: 2_000,
      statementTimeoutMs: 4_000,
      applicationName: 'orders',
      onConnectionLost: (error) => log.warn({ err: error }, 'A connection to the database was lost'),
    },
    (adapter) => new PrismaClient({ adapter }),
  )
  opened.defer(() => database.close())
  const { prisma, pool } = database
  const newId = () => randomUUID()
  const events = await openEvents<Events, Transaction>({
    service: 'orders',
    databaseUrl,
    pool,
    prisma,
    broker: config.eventsUrl,
    log,
    publishes: eventSchemas,
    consumes: { ...eventSchemas, ...ofPayments, ...ofNotifications },
    keepDays: config.eventsKeepDays,
    now,
    newId,
  })
  opened.defer(() => events.close())
  const jobs = await openJobs<Jobs, Transaction>({
    service: 'orders',
    databaseUrl,
    log,
    // A step gives up by the saga's own count, visibly; a job that is dead would leave its order standing.
    kinds: { 'work-on-order': { concurrency: config.saga.concurrency, attempts: Infinity } },
  })
  opened.defer(() => jobs.close())
  const feed = openOrderFeed(databaseUrl, stopping, log)
  opened.defer(() => feed.close())
  const metrics = createMetrics(registry, pool)
  return {
    ...createClients(config, now),
    db: prisma,
    database,
    keys: remoteKeys({ url: config.jwksUrl }),
    events,
    publish: events.publish,
    jobs,
    firstReplies: idempotencyStore(pool, { now }),
    feed,
    saga: config.saga,
    heartbeatMs: config.heartbeatMs,
    projection: projectionOn('order_summaries', metrics),
    metrics,
    log,
    now,
    newId,
    random,
  }
}
