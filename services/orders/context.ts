import { type BaseContext, openBaseContext } from '#platform/base-context.ts'
import { type IdempotencyStore, idempotencyStore } from '#platform/idempotency.ts'
import type { EventHandlerOf } from '#platform/inbox.ts'
import { type JobHandlerOf, type Jobs as JobsOf, openJobs } from '#platform/jobs.ts'
import type { Resources } from '#platform/service.ts'
import type { Transaction } from '#platform/transaction.ts'
import { PrismaClient } from '#generated/orders/prisma/client.ts'
import { type Consumed, consumedSchemas } from '#generated/orders/v1/consumed.ts'
import { eventSchemas, type Events } from '#generated/orders/v1/events.ts'
import type { Handler as HandlerOf } from '#generated/orders/v1/handlers.ts'
import type { operations } from '#generated/orders/v1/types.ts'
import { type Clients, createClients } from './clients.ts'
import type { Config, SagaPolicy } from './config.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { type OrderFeed, openOrderFeed } from './order-feed.ts'
import { type Projection, projectionOn } from './projection.ts'

export type { Transaction }

/** The kinds of work, by name. */
export interface Jobs {
  /** Takes the steps of an order's saga, from where it is. */
  'work-on-order': { orderId: string }
}

/** What the handlers of this service may use. */
export interface Context extends BaseContext<PrismaClient, Events>, Clients {
  jobs: JobsOf<Jobs>
  firstReplies: IdempotencyStore
  projection: Projection
  /** Tells who follows an order that something happened to it. */
  feed: OrderFeed
  saga: SagaPolicy
  heartbeatMs: number
  metrics: Metrics
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
export type JobHandler<Name extends keyof Jobs> = JobHandlerOf<Jobs, Name, Context>

/** What tests may set. */
export interface Overrides {
  now?: () => Date
  random?: () => number
}

export async function createContext(
  config: Config,
  resources: Resources,
  { now, random = Math.random }: Overrides = {},
): Promise<Context> {
  const { databaseUrl } = config
  const { log, opened, metrics: registry, stopping } = resources
  const base = await openBaseContext<PrismaClient, Events>(
    config,
    resources,
    { service: 'orders', publishes: eventSchemas, consumes: consumedSchemas, effects: 'sql', now },
    (adapter) => new PrismaClient({ adapter }),
  )
  const { pool } = base.database
  const jobs = await openJobs<Jobs>({
    service: 'orders',
    databaseUrl,
    log,
    metrics: registry,
    // A step gives up by the saga's own count, visibly; a job that is dead would leave its order standing.
    kinds: { 'work-on-order': { concurrency: config.saga.concurrency, attempts: Infinity } },
  })
  opened.defer(() => jobs.close())
  const feed = openOrderFeed(databaseUrl, stopping, log)
  opened.defer(() => feed.close())
  const metrics = createMetrics(registry, pool)
  return {
    ...base,
    ...createClients(config, base.now),
    jobs,
    firstReplies: idempotencyStore(pool, { now: base.now }),
    feed,
    saga: config.saga,
    heartbeatMs: config.heartbeatMs,
    projection: projectionOn('order_summaries', metrics),
    metrics,
    random,
  }
}
