/* What serves so many orders a day, computed from the figures of a run. No part of it measures. */
import type { CommitsRow } from './commits.ts'
import type { GrowthRow } from './growth.ts'
import type { StreamsRow } from './streams.ts'
import type { WorkersRow } from './workers.ts'

/** results/scale.json */
export interface Scale {
  at: string
  /** `loadBefore`: processes that were running before the benchmark, a mean of one minute. */
  machine: { cores: number; cpu: string; node: string; loadBefore: number }
  workers: WorkersRow[]
  streams: StreamsRow[]
  growth: GrowthRow[]
  commits: CommitsRow[]
}

/** results/brokers.json */
export interface Brokers {
  rows: { broker: string; instances: number; perSecond: number }[]
}

/** What a plan takes for granted. */
export interface Assumptions {
  /** Orders a second at the peak, over the mean of the day. */
  peakFactor: number
  /** Requests for each order. */
  reads: { getProduct: number; getOrder: number; listOrders: number }
  /** Share of the reads of products that the cache of the gateway has. */
  cacheHits: number
  /** How long one stream is open for each order. */
  streamSeconds: number
  /** Share of a core, of the commits of a database or of the throughput of a broker that is used at the peak. */
  utilisation: number
  /** Processes of a service, so that one may fail. */
  leastProcesses: number
  /** Open streams of one process of the gateway, or of orders. */
  streamsPerProcess: number
  /** Of the largest database server. */
  serverCores: number
  /** Connections of one process of orders to its database: of its pool, and those that bypass PgBouncer. */
  pool: number
  direct: number
}

export const ASSUMPTIONS: Assumptions = {
  peakFactor: 5,
  reads: { getProduct: 50, getOrder: 4, listOrders: 2 },
  cacheHits: 0.9,
  streamSeconds: 300,
  utilisation: 0.5,
  leastProcesses: 2,
  streamsPerProcess: 10_000,
  serverCores: 16,
  // ORDERS_DATABASE_POOL_MAX, and the pool of its jobs with the connection that listens (platform/queue/queue.ts).
  pool: 20,
  direct: 9,
}

export const SERVICES = ['gateway', 'orders', 'products', 'payments', 'notifications', 'users'] as const
export type Service = (typeof SERVICES)[number]

/** What one unit of work uses, of all measured figures those that a plan needs. */
export interface Figures {
  /** CPU ms of one order with its reads and its stream, by service. */
  serviceMs: Readonly<Record<Service, number>>
  /** The same of PostgreSQL, by database. */
  databaseMs: Readonly<Record<string, number>>
  /** Deliveries of one order to the consumer that gets most. */
  deliveries: number
  events: number
  /** Commits with NOTIFY of one order, by database, and how many a second one server does. */
  notifying: Readonly<Record<string, number>>
  notifyingPerSecond: number
  /** Of one stream, in the gateway and in orders. */
  streamKb: number
  walBytes: number
  storedBytes: number
  brokers: Brokers['rows']
}

/** @throws Error when the run left out a part */
export function figuresOf(scale: Scale, { rows: brokers }: Brokers, assumptions = ASSUMPTIONS): Figures {
  const [order, streams] = [scale.workers.at(-1), scale.streams.at(-1)]
  const [smallest, largest] = [scale.growth[0], scale.growth.at(-1)]
  if (!order || !streams || !smallest || !largest || scale.commits.length === 0)
    throw new Error('A plan needs a whole run of `npm run bench:scale`')
  const { reads, cacheHits, streamSeconds } = assumptions
  const readMs = (operation: string, process: string) => {
    const row = order.reads.find((each) => each.operation === operation)
    if (!row) throw new Error(`results/scale.json has no reads of ${operation}`)
    return (row.cpuUs[process] ?? 0) / 1000
  }
  const productMs = (process: string) =>
    reads.getProduct *
    (cacheHits * readMs('getProduct, from the cache of the gateway', process) +
      (1 - cacheHits) * readMs('getProduct, at the service', process))
  const orderReadMs = (process: string) =>
    reads.getOrder * readMs('getOrder', process) + reads.listOrders * readMs('listOrders', process)
  const streamMs = (process: string) =>
    (streamSeconds / 60) * Math.max(0, streams.idleMsPerMinute[process] ?? 0) +
    order.streamEvents * Math.max(0, streams.eventMs[process] ?? 0)
  // A read past the cache costs the gateway what the read of an order costs it.
  const missMs = (process: string) =>
    process === 'gateway' ? reads.getProduct * (1 - cacheHits) * readMs('getOrder', 'gateway') : 0
  const serviceMs = (name: Service) =>
    (order.cpuMs[name] ?? 0) + productMs(name) + orderReadMs(name) + missMs(name) + streamMs(name)

  // With a full table, and with a share of the processes that serve all databases.
  const growth = Math.max(1, largest.order.postgresMs / smallest.order.postgresMs)
  const connectionsMs = sum(Object.values(order.databaseMs))
  const full = (growth * (order.cpuMs.postgres ?? 0)) / connectionsMs
  const ownReads: Record<string, number> = {
    orders: orderReadMs('postgres') + streamMs('postgres'),
    products: productMs('postgres'),
  }
  return {
    serviceMs: Object.fromEntries(SERVICES.map((name) => [name, serviceMs(name)])) as Record<Service, number>,
    databaseMs: Object.fromEntries(
      Object.entries(order.databaseMs).map(([name, ms]) => [name, ms * full + (ownReads[name] ?? 0)]),
    ),
    deliveries: Math.max(...Object.values(order.deliveries)),
    events: order.events,
    // Each of the other services publishes in one statement of a transaction.
    notifying: { ...largest.notifying, orders: order.notifying },
    notifyingPerSecond: Math.max(...scale.commits.map(({ notifyingPerSecond }) => notifyingPerSecond)),
    streamKb: sum(Object.values(streams.memoryKb)),
    walBytes: order.walBytes,
    storedBytes: sum(Object.values(order.storedBytes)),
    brokers,
  }
}

export interface Plan {
  ordersPerDay: number
  ordersPerSecond: number
  peakPerSecond: number
  readsPerSecond: number
  streams: number
  streamsGb: number
  eventsPerSecond: number
  processes: Readonly<Record<Service, number>>
  /** Of PostgreSQL, so that `utilisation` of them are used; with the broker if that is PostgreSQL. */
  cores: number
  /** The same, of the database of orders. */
  ordersCores: number
  /** `one`: all databases on one server. */
  servers: 'one' | 'one for each database'
  /** Databases of orders, each with a part of the customers. */
  shards: number
  notifyingPerSecond: number
  connections: { pool: number; direct: number }
  /** Instances: of the consumer with most deliveries for PostgreSQL, servers of the broker otherwise. */
  broker: { name: string; instances: number }
  walMbPerSecond: number
  gbPerDay: number
}

const SECONDS_OF_A_DAY = 86_400
/** The first one that suffices. */
const BROKERS = ['PostgreSQL', 'RabbitMQ']

/** What serves so many orders a day. */
export function planOf(figures: Figures, ordersPerDay: number, assumptions = ASSUMPTIONS): Plan {
  const { peakFactor, reads, streamSeconds, utilisation, leastProcesses, streamsPerProcess, serverCores } =
    assumptions
  const ordersPerSecond = ordersPerDay / SECONDS_OF_A_DAY
  const peak = ordersPerSecond * peakFactor
  const streams = peak * streamSeconds
  const processesOf = (name: Service) =>
    Math.max(
      leastProcesses,
      Math.ceil((peak * figures.serviceMs[name]) / 1000 / utilisation),
      name === 'gateway' || name === 'orders' ? Math.ceil(streams / streamsPerProcess) : 0,
    )
  const processes = Object.fromEntries(SERVICES.map((name) => [name, processesOf(name)])) as Record<
    Service,
    number
  >
  const broker = brokerFor(figures, peak, utilisation)
  const coresOf = (database: string) => (peak * (figures.databaseMs[database] ?? 0)) / 1000 / utilisation
  const databases = Object.keys(figures.databaseMs).filter(
    (name) => name !== 'events' || broker.name === 'PostgreSQL',
  )
  const cores = sum(databases.map(coresOf))
  const notifyingOf = (names: readonly string[]) =>
    peak * sum(names.map((name) => figures.notifying[name] ?? 0))
  const notifiable = figures.notifyingPerSecond * utilisation
  return {
    ...{ ordersPerDay, ordersPerSecond, streams, processes, cores, broker },
    notifyingPerSecond: notifyingOf(databases),
    peakPerSecond: peak,
    readsPerSecond: peak * sum(Object.values(reads)),
    streamsGb: (streams * figures.streamKb) / 1e6,
    eventsPerSecond: peak * figures.events,
    ordersCores: coresOf('orders'),
    servers: cores <= serverCores && notifyingOf(databases) <= notifiable ? 'one' : 'one for each database',
    shards: Math.max(
      1,
      Math.ceil(coresOf('orders') / serverCores),
      Math.ceil(notifyingOf(['orders']) / notifiable),
    ),
    connections: { pool: processes.orders * assumptions.pool, direct: processes.orders * assumptions.direct },
    walMbPerSecond: (peak * figures.walBytes) / 1e6,
    gbPerDay: (ordersPerDay * figures.storedBytes) / 1e9,
  }
}

function brokerFor({ brokers, deliveries }: Figures, peak: number, utilisation: number): Plan['broker'] {
  const needed = peak * deliveries
  for (const name of BROKERS) {
    const enough = brokers.find((row) => row.broker === name && row.perSecond * utilisation >= needed)
    if (enough) return { name, instances: name === 'PostgreSQL' ? enough.instances : 1 }
  }
  const name = BROKERS.at(-1) as string
  return { name, instances: Math.ceil(needed / (bestOf(brokers, name) * utilisation)) }
}

const bestOf = (brokers: Brokers['rows'], name: string) =>
  Math.max(...brokers.filter(({ broker }) => broker === name).map(({ perSecond }) => perSecond))

/** Up to how many orders a day one of each suffices. */
export interface Limit {
  limit: string
  ordersPerDay: number
  change: string
}

/** The limits of one of each, the first to be reached first. */
export function limitsOf(figures: Figures, cores: number, assumptions = ASSUMPTIONS): Limit[] {
  const { peakFactor, utilisation, streamsPerProcess, streamSeconds, serverCores } = assumptions
  const daily = (peakPerSecond: number) => (peakPerSecond / peakFactor) * SECONDS_OF_A_DAY
  const ofCores = (count: number, ms: number) => daily((count * utilisation * 1000) / ms)
  const ofBroker = (perSecond: number) => daily((perSecond * utilisation) / figures.deliveries)
  const ofNotifying = (each: number) => daily((figures.notifyingPerSecond * utilisation) / each)
  const postgresMs = sum(Object.values(figures.databaseMs))
  const postgresBroker = (instances: number) =>
    figures.brokers.find((row) => row.broker === 'PostgreSQL' && row.instances === instances)?.perSecond ??
    NaN
  const most = Math.max(
    ...figures.brokers.filter(({ broker }) => broker === 'PostgreSQL').map((row) => row.instances),
  )
  const limits: Limit[] = [
    {
      limit: 'one instance of a consumer, PostgreSQL as broker',
      ordersPerDay: ofBroker(postgresBroker(1)),
      change: 'more instances of the service',
    },
    {
      limit: `${most} instances of a consumer, PostgreSQL as broker`,
      ordersPerDay: ofBroker(postgresBroker(most)),
      change: 'RabbitMQ, or another broker, by `EVENTS_URL`',
    },
    {
      limit: 'one RabbitMQ server',
      ordersPerDay: ofBroker(bestOf(figures.brokers, 'RabbitMQ')),
      change: 'a broker for each shard',
    },
    ...SERVICES.map((name) => ({
      limit: `one process of ${name}`,
      ordersPerDay: ofCores(1, figures.serviceMs[name]),
      change: '`WORKERS`, then more instances',
    })),
    {
      limit: `one PostgreSQL server of ${cores} cores`,
      ordersPerDay: ofCores(cores, postgresMs),
      change: 'more cores',
    },
    {
      limit: `one PostgreSQL server of ${serverCores} cores`,
      ordersPerDay: ofCores(serverCores, postgresMs),
      change: 'a server for each database, the broker out of PostgreSQL',
    },
    {
      limit: `a server of ${serverCores} cores for the database of orders`,
      ordersPerDay: ofCores(serverCores, figures.databaseMs.orders ?? NaN),
      change: 'a replica for reads, then shards by customer',
    },
    {
      limit: 'commits with NOTIFY, all databases on one server',
      ordersPerDay: ofNotifying(sum(Object.values(figures.notifying))),
      change: 'a server for each database, with a disk that syncs faster',
    },
    {
      limit: 'commits with NOTIFY, a server for the database of orders',
      ordersPerDay: ofNotifying(figures.notifying.orders ?? NaN),
      change: 'shards by customer',
    },
    {
      limit: 'streams of one gateway process',
      ordersPerDay: daily(streamsPerProcess / streamSeconds),
      change: 'more processes of gateway and orders',
    },
  ]
  return limits.toSorted((one, other) => one.ordersPerDay - other.ordersPerDay)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
