/* The tables of docs/explanation/scale.md, from results/scale.json and results/brokers.json. */
import {
  ASSUMPTIONS,
  type Brokers,
  figuresOf,
  limitsOf,
  planOf,
  type Plan,
  type Scale,
  SERVICES,
} from './plan.ts'

export type { Brokers } from './plan.ts'

export interface Table {
  head: string[]
  rows: (string | number)[][]
}

/** The numbers of orders a day of the page. */
export const ORDERS_PER_DAY = [1_000, 100_000, 10_000_000]

/** By the name of the table in the page; without those of parts that the run left out. */
export function tablesOf(scale: Scale, brokers: Brokers): Record<string, Table> {
  const { workers, growth, streams, commits } = scale
  const isWhole = [workers, growth, streams, commits].every((rows) => rows.length > 0)
  return {
    machine: machineTable(scale),
    assumptions: assumptionsTable(),
    ...(workers.length > 0 && {
      workers: workersTable(scale),
      reads: readsTable(scale),
      order: orderTable(scale),
    }),
    ...(growth.length > 0 && { growth: growthTable(scale) }),
    ...(streams.length > 0 && { streams: streamsTable(scale) }),
    ...(commits.length > 0 && { commits: commitsTable(scale) }),
    ...(isWhole && {
      needs: needsTable(scale, brokers),
      limits: limitsTable(scale, brokers),
      plan: planTable(scale, brokers, ORDERS_PER_DAY),
    }),
  }
}

const count = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 0 })
/** Two digits, or all before the point. */
const short = (value: number) =>
  value >= 10 ? count(value) : Number(value.toPrecision(2)).toLocaleString('en', { maximumFractionDigits: 4 })

const machineTable = ({ at, machine }: Scale): Table => ({
  head: ['measured', 'cores', 'CPU', 'Node', 'load before the run'],
  rows: [[at.slice(0, 10), machine.cores, machine.cpu, machine.node, machine.loadBefore]],
})

const assumptionsTable = (): Table => {
  const { reads, ...others } = ASSUMPTIONS
  const share = (value: number) => `${value * 100} %`
  return {
    head: ['assumption', ''],
    rows: [
      ['orders a second at the peak, over the mean of the day', others.peakFactor],
      ['reads of an order: products, the order itself, the list of orders', Object.values(reads).join(', ')],
      ['reads of products that the cache of the gateway has', share(others.cacheHits)],
      ['streams of a customer who orders, and for how long', `1, ${others.streamSeconds} s`],
      ['share of a core, of commits and of a broker that is used at the peak', share(others.utilisation)],
      ['processes of a service, at least', others.leastProcesses],
      ['open streams of one process', count(others.streamsPerProcess)],
      ['cores of the largest database server', others.serverCores],
      ['connections of a process of orders: its pool, and direct ones', `${others.pool}, ${others.direct}`],
      ['a core', 'as fast as one of the machine below'],
    ],
  }
}

const PROCESSES = [...SERVICES, 'postgres'] as const
const titleOf = (process: string) => (process === 'postgres' ? 'PostgreSQL' : process)

const workersTable = ({ workers }: Scale): Table => ({
  head: ['`WORKERS`', 'orders a second', 'p50 ms', ...PROCESSES.map(titleOf), 'all'],
  rows: workers.map(({ workers: number, ordersPerSecond, p50Ms, cpuMs }) => [
    ...[number, ordersPerSecond, p50Ms.toFixed(0)],
    ...PROCESSES.map((name) => (cpuMs[name] ?? NaN).toFixed(1)),
    PROCESSES.reduce((sum, name) => sum + (cpuMs[name] ?? NaN), 0).toFixed(1),
  ]),
})

const readsTable = ({ workers }: Scale): Table => {
  const names = ['gateway', 'orders', 'products', 'postgres']
  return {
    head: ['read', '`WORKERS`', 'a second', 'p99 ms', ...names.map((name) => `${titleOf(name)} µs`)],
    rows: (workers[0]?.reads ?? []).flatMap(({ operation }) =>
      workers.map(({ workers: number, reads }) => {
        const row = reads.find((each) => each.operation === operation)
        return [
          operation,
          number,
          row?.perSecond ?? '',
          row?.p99Ms ?? '',
          ...names.map((name) => row?.cpuUs[name] ?? ''),
        ]
      }),
    ),
  }
}

const orderTable = ({ workers }: Scale): Table => {
  const order = workers.at(-1) as Scale['workers'][number]
  const deliveries = Object.entries(order.deliveries).map(([consumer, value]) => `${value} to ${consumer}`)
  const databases = Object.entries(order.databaseMs).toSorted(([, one], [, other]) => other - one)
  const bytes = Object.entries(order.storedBytes).toSorted(([, one], [, other]) => other - one)
  const all = Object.values(order.storedBytes).reduce((sum, value) => sum + value, 0)
  return {
    head: ['of one order', ''],
    rows: [
      ['events published', order.events],
      ['deliveries', deliveries.join(', ')],
      [
        'transactions that write; with NOTIFY, in the database of orders',
        `${order.writes}; ${order.notifying}`,
      ],
      [
        'CPU ms of the connections to each database',
        databases.map(([name, ms]) => `${name} ${ms}`).join(', '),
      ],
      [
        'KB in the databases',
        `${kb(all)}: ${bytes.map(([name, value]) => `${name} ${kb(value)}`).join(', ')}`,
      ],
      ['KB of log (WAL)', kb(order.walBytes)],
    ],
  }
}

const kb = (bytes: number) => (bytes / 1000).toFixed(1)

const growthTable = ({ growth }: Scale): Table => {
  const line = (title: string, of: (row: Scale['growth'][number]) => string) => [title, ...growth.map(of)]
  return {
    head: ['PostgreSQL µs (pages)', ...growth.map(({ orders }) => `${count(orders)} orders`)],
    rows: [
      ...(growth[0]?.reads ?? []).map(({ operation }) =>
        line(operation, ({ reads }) => {
          const row = reads.find((each) => each.operation === operation)
          return `${count(row?.postgresUs ?? NaN)} (${count(row?.pages ?? NaN)})`
        }),
      ),
      ...(growth[0]?.statements ?? []).map(({ statement }) =>
        line(`statement: ${statement}`, ({ statements }) => {
          const row = statements.find((each) => each.statement === statement)
          return `${count(row?.us ?? NaN)} (${count(row?.pages ?? NaN)})`
        }),
      ),
      line('a whole order', ({ order }) => count(order.postgresMs * 1000)),
      line('the same, service orders', ({ order }) => count(order.ordersMs * 1000)),
      line('statements with NOTIFY of an order', ({ notifying }) =>
        Object.entries(notifying)
          .map(([name, value]) => `${name} ${value}`)
          .join(', '),
      ),
      line('size of the database, MB', ({ bytes }) => count(bytes / 1e6)),
    ],
  }
}

const streamsTable = ({ streams }: Scale): Table => {
  const cells = (values: Readonly<Record<string, number>>, digits: number) =>
    Object.values(values).map((value) => value.toFixed(digits))
  return {
    head: [
      'open streams',
      ...['gateway KB', 'orders KB'],
      ...['gateway', 'orders', 'PostgreSQL'].map((name) => `idle ms a minute, ${name}`),
      ...['gateway', 'orders', 'PostgreSQL'].map((name) => `ms an event, ${name}`),
    ],
    rows: streams.map((row) => [
      count(row.streams),
      ...cells(row.memoryKb, 1),
      ...cells(row.idleMsPerMinute, 2),
      ...cells(row.eventMs, 2),
    ]),
  }
}

const commitsTable = ({ commits }: Scale): Table => ({
  head: ['connections', 'transactions a second', 'the same with NOTIFY'],
  rows: commits.map(({ connections, perSecond, notifyingPerSecond }) => [
    connections,
    count(perSecond),
    count(notifyingPerSecond),
  ]),
})

const needsTable = (scale: Scale, brokers: Brokers): Table => {
  const { serviceMs, databaseMs } = figuresOf(scale, brokers)
  return {
    head: ['CPU ms of an order with its reads and its stream', ''],
    rows: [
      ...Object.entries(serviceMs).map(([name, ms]) => [name, ms.toFixed(1)]),
      ...Object.entries(databaseMs).map(([name, ms]) => [`PostgreSQL, database ${name}`, ms.toFixed(1)]),
    ],
  }
}

const limitsTable = (scale: Scale, brokers: Brokers): Table => ({
  head: ['suffices up to', 'orders a day', 'then'],
  rows: limitsOf(figuresOf(scale, brokers), scale.machine.cores).map(({ limit, ordersPerDay, change }) => [
    limit,
    // The figures have no more digits than two.
    count(Number(ordersPerDay.toPrecision(2))),
    change,
  ]),
})

/** @param ordersPerDay a column for each */
export function planTable(scale: Scale, brokers: Brokers, ordersPerDay: readonly number[]): Table {
  const plans = ordersPerDay.map((number) => planOf(figuresOf(scale, brokers), number))
  const lines: [title: string, of: (plan: Plan) => string][] = [
    ['orders a second, mean', ({ ordersPerSecond }) => short(ordersPerSecond)],
    ['orders a second, peak', ({ peakPerSecond }) => short(peakPerSecond)],
    ['reads a second, peak', ({ readsPerSecond }) => short(readsPerSecond)],
    ['events a second, peak', ({ eventsPerSecond }) => short(eventsPerSecond)],
    ['open streams, peak', ({ streams }) => short(streams)],
    ['memory of the streams, GB', ({ streamsGb }) => short(streamsGb)],
    ...SERVICES.map((name): [string, (plan: Plan) => string] => [
      `processes: ${name}`,
      (plan) => count(plan.processes[name]),
    ]),
    ['cores of PostgreSQL', ({ cores }) => short(cores)],
    ['of them for the database of orders', ({ ordersCores }) => short(ordersCores)],
    ['servers of PostgreSQL', ({ servers }) => servers],
    ['databases of orders (shards)', ({ shards }) => count(shards)],
    ['commits with NOTIFY a second, peak', ({ notifyingPerSecond }) => short(notifyingPerSecond)],
    [
      'connections of orders: through PgBouncer + direct',
      ({ connections: { pool, direct } }) => `${count(pool)} + ${count(direct)}`,
    ],
    ['broker', ({ broker }) => broker.name],
    [
      'of the broker: instances of a consumer (PostgreSQL), servers (others)',
      ({ broker }) => count(broker.instances),
    ],
    ['log (WAL) MB a second, peak', ({ walMbPerSecond }) => short(walMbPerSecond)],
    ['data GB a day', ({ gbPerDay }) => short(gbPerDay)],
  ]
  return {
    head: ['', ...ordersPerDay.map((number) => `${count(number)} orders a day`)],
    rows: lines.map(([title, of]) => [title, ...plans.map(of)]),
  }
}
