import { type BaseContext, openBaseContext } from '#platform/base-context.ts'
import { type JobHandlerOf, type Jobs as JobsOf, openJobs } from '#platform/queue/jobs.ts'
import type { Resources } from '#platform/service.ts'
import { PrismaClient } from '#generated/orders/prisma/client.ts'
import { consumedValidators } from '#generated/orders/v2/consumed.ts'
import { eventValidators, type Events } from '#generated/orders/v2/events.ts'
import type { Handler as HandlerOf } from '#generated/orders/v2/handlers.ts'
import type { operations } from '#generated/orders/v2/types.ts'
import { type Clients, createClients } from './clients.ts'
import type { Config, SagaPolicy } from './config.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { type OrderFeed, openOrderFeed } from './stream/feed.ts'
import { type Projection, projectionOn } from './list/projection.ts'
import { type IdempotencyStore, idempotencyStore } from '#platform/database/idempotency-store.ts'

/** The data of each job type. */
export interface Jobs {
  /** Executes the remaining steps of an order's saga. */
  'work-on-order': { orderId: string }
}

/** The dependencies of this service's handlers. */
export interface Context extends BaseContext<PrismaClient, Events>, Clients {
  jobs: JobsOf<Jobs>
  idempotencyStore: IdempotencyStore
  projection: Projection
  /** Notifies event streams of changes to their order. */
  feed: OrderFeed
  saga: SagaPolicy
  heartbeatMs: number
  metrics: Metrics
  /** A number from 0 to 1, for jitter in the back-off. */
  random: () => number
}

/** The handler of one operation of this service. */
export type Handler<Id extends keyof operations> = HandlerOf<Id, Context>
export type JobHandler<Name extends keyof Jobs> = JobHandlerOf<Jobs, Name, Context>

/** Overrides for tests. */
export interface Overrides {
  now?: () => Date
  random?: () => number
}

export async function createContext(
  config: Config,
  resources: Resources,
  { now, random = Math.random }: Overrides = {},
): Promise<Context> {
  const { databaseDirectUrl: databaseUrl } = config
  const { log, opened, metrics: registry, stopping } = resources
  const base = await openBaseContext<PrismaClient, Events>(
    config,
    resources,
    { service: 'orders', publishes: eventValidators, consumes: consumedValidators, effects: 'sql', now },
    (adapter) => new PrismaClient({ adapter }),
  )
  const { pool } = base.database
  const jobs = await openJobs<Jobs>({
    service: 'orders',
    databaseUrl,
    log,
    metrics: registry,
    // The saga limits its attempts and ends in `needs-attention`; a dead-lettered job would leave the order stuck.
    kinds: { 'work-on-order': { concurrency: config.saga.concurrency, attempts: Infinity } },
  })
  opened.defer(() => jobs.close())
  const feed = openOrderFeed(databaseUrl, stopping, log)
  opened.defer(() => feed.close())
  const metrics = createMetrics(registry, pool)
  return {
    ...base,
    ...createClients(config, resources, base.now),
    jobs,
    idempotencyStore: idempotencyStore(pool, { now: base.now }),
    feed,
    saga: config.saga,
    heartbeatMs: config.heartbeatMs,
    projection: projectionOn('order_summaries', metrics),
    metrics,
    random,
  }
}
