import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  ASSUMPTIONS,
  type Brokers,
  type Figures,
  figuresOf,
  limitsOf,
  planOf,
  type Scale,
} from '../../bench/scale/plan.ts'
import { ORDERS_PER_DAY, planTable, tablesOf } from '../../bench/scale/tables.ts'
import { filled, table } from './pages.ts'

/* The tables of docs/explanation/scale.md, and the plans in them. `npm test -- tests/docs/scale -u` writes the tables. */

const result = <T>(name: string) => JSON.parse(readFileSync(`bench/results/${name}.json`, 'utf8')) as T
const scale = result<Scale>('scale')
const brokers = result<Brokers>('brokers')

test('docs/explanation/scale.md has the figures of bench/results and the plans that follow from them', async () => {
  let text = readFileSync('docs/explanation/scale.md', 'utf8')
  for (const [name, { head, rows }] of Object.entries(tablesOf(scale, brokers)))
    text = filled(text, name, table(head, rows))
  await expect(text).toMatchFileSnapshot(resolve('docs/explanation/scale.md'))
})

/* Round figures: an order needs 10 ms of each service, 20 ms of PostgreSQL, and 2 deliveries. */
const figures: Figures = {
  serviceMs: { gateway: 10, orders: 10, products: 10, payments: 10, notifications: 10, users: 10 },
  databaseMs: { orders: 10, events: 5, products: 5 },
  deliveries: 2,
  events: 4,
  notifying: { orders: 5, events: 1, products: 4 },
  notifyingPerSecond: 10_000,
  streamKb: 50,
  walBytes: 1_000,
  storedBytes: 10_000,
  brokers: [
    { broker: 'PostgreSQL', instances: 1, perSecond: 100 },
    { broker: 'PostgreSQL', instances: 2, perSecond: 200 },
    { broker: 'RabbitMQ', instances: 1, perSecond: 2_000 },
  ],
}
const assumptions = { ...ASSUMPTIONS, peakFactor: 2, utilisation: 0.5, streamSeconds: 100, serverCores: 16 }
/** So many orders a second at the peak. */
const planAt = (peak: number, changed: Partial<Figures> = {}) =>
  planOf({ ...figures, ...changed }, (peak / 2) * 86_400, assumptions)

describe('a plan', () => {
  test('has as many processes as keep each below the utilisation, and two at least', () => {
    expect(planAt(1).processes).toEqual({
      gateway: 2,
      orders: 2,
      products: 2,
      payments: 2,
      notifications: 2,
      users: 2,
    })
    // 500 orders a second of 10 ms are five cores, of which half is used.
    expect(planAt(500).processes.payments).toBe(10)
    expect(planAt(501).processes.payments).toBe(11)
  })
  test('has processes for the open streams', () => {
    // 100 seconds of 500 orders a second are 50,000 streams.
    expect(planAt(500)).toMatchObject({ streams: 50_000, streamsGb: 2.5 })
    const few = { serviceMs: { ...figures.serviceMs, gateway: 0.1, orders: 0.1 } }
    expect(planAt(500, few).processes).toMatchObject({ gateway: 5, orders: 5 })
  })
  test('takes PostgreSQL as broker while the consumers keep up, then RabbitMQ', () => {
    expect(planAt(25).broker).toEqual({ name: 'PostgreSQL', instances: 1 })
    expect(planAt(50).broker).toEqual({ name: 'PostgreSQL', instances: 2 })
    expect(planAt(51).broker).toEqual({ name: 'RabbitMQ', instances: 1 })
    expect(planAt(501).broker).toEqual({ name: 'RabbitMQ', instances: 2 })
  })
  test('counts the broker among the databases only if it is PostgreSQL', () => {
    expect(planAt(50).cores).toBeCloseTo(2)
    expect(planAt(100).cores).toBeCloseTo(3)
    expect(planAt(100).notifyingPerSecond).toBeCloseTo(900)
  })
  test('separates the databases when one server has too few cores or commits, and then divides that of orders', () => {
    expect(planAt(500)).toMatchObject({ servers: 'one', shards: 1 })
    expect(planAt(600)).toMatchObject({ servers: 'one for each database', shards: 1 })
    expect(planAt(801).shards).toBe(2)
    expect(planAt(100, { notifyingPerSecond: 1_000 })).toMatchObject({
      servers: 'one for each database',
      shards: 1,
    })
    expect(planAt(101, { notifyingPerSecond: 1_000 }).shards).toBe(2)
  })
  test('states rates of the mean and of the peak', () => {
    expect(planOf(figures, 86_400, assumptions)).toMatchObject({
      ...{ ordersPerSecond: 1, peakPerSecond: 2, eventsPerSecond: 8, gbPerDay: 0.864, walMbPerSecond: 0.002 },
      readsPerSecond: 2 * 56,
    })
  })
})

test('each limit is where a plan needs more than one', () => {
  const limits = Object.fromEntries(
    limitsOf(figures, 2, assumptions).map(({ limit, ordersPerDay }) => [limit, ordersPerDay]),
  )
  const peakOf = (limit: string) => ((limits[limit] ?? NaN) / 86_400) * 2
  expect(peakOf('one process of payments')).toBeCloseTo(50)
  expect(peakOf('one PostgreSQL server of 2 cores')).toBeCloseTo(50)
  expect(peakOf('a server of 16 cores for the database of orders')).toBeCloseTo(800)
  expect(peakOf('commits with NOTIFY, all databases on one server')).toBeCloseTo(500)
  expect(peakOf('commits with NOTIFY, a server for the database of orders')).toBeCloseTo(1_000)
  expect(peakOf('one instance of a consumer, PostgreSQL as broker')).toBeCloseTo(25)
  expect(peakOf('one RabbitMQ server')).toBeCloseTo(500)
  expect(peakOf('streams of one gateway process')).toBeCloseTo(100)
  const sorted = limitsOf(figures, 2, assumptions).map(({ ordersPerDay }) => ordersPerDay)
  expect(sorted).toEqual(sorted.toSorted((one, other) => one - other))
})

test('more orders never need less', () => {
  const plans = [1, 10, 100].map((factor) => planOf(figuresOf(scale, brokers), 100_000 * factor))
  for (const of of [
    (plan: (typeof plans)[number]) => plan.cores,
    ({ processes }: (typeof plans)[number]) => processes.orders,
    ({ shards }: (typeof plans)[number]) => shards,
  ])
    expect(plans.map(of)).toEqual(plans.map(of).toSorted((one, other) => one - other))
})

test('a table of plans has a column for each number of orders', () => {
  const { head, rows } = planTable(scale, brokers, ORDERS_PER_DAY)
  expect(head).toHaveLength(1 + ORDERS_PER_DAY.length)
  for (const row of rows) {
    expect(row).toHaveLength(head.length)
    expect(row.join(' ')).not.toMatch(/NaN|Infinity|undefined/)
  }
})

test('a run that left out a part makes no plan', () => {
  expect(() => figuresOf({ ...scale, commits: [] }, brokers)).toThrow(
    'needs a whole run of `npm run bench:scale`',
  )
  expect(Object.keys(tablesOf({ ...scale, growth: [] }, brokers))).not.toContain('plan')
})
