import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { OPERATIONS, PROXIES, titles } from '../../bench/gateway/requests.ts'
import { stacks } from '../../bench/stacks.ts'
import { filled, table } from './pages.ts'

/* The tables of docs/explanation/performance.md. `npm test -- tests/docs/performance -u` writes them. */

test('docs/explanation/performance.md has the figures of bench/results', async () => {
  const result = <T>(name: string) => JSON.parse(readFileSync(`bench/results/${name}.json`, 'utf8')) as T
  const labels = new Map(stacks.map(({ name, label }) => [name, label]))
  labels.set('eov-replies', 'Express + openapi-validator, responses validated')
  const label = (name: string) => labels.get(name) ?? name
  const unique = <T>(values: T[]) => [...new Set(values)]
  const whole = (value: number | undefined) => value?.toFixed(0) ?? ''

  const requests = result<{ stack: string; operation: string; cpuUs: number; lowestUs: number }[]>('contract')
  const growth = result<{ stack: string; operations: number; target: string; cpuUs: number }[]>('growth')
  const boots =
    result<{ stack: string; bootMs: number; cpuMs: number; status: number; peakRssMb: number }[]>('boot')
  const proxied = result<{ stack: string; operation: string; cpuUs: number }[]>('gateway')
  const overload = result<
    {
      load: number
      shedding: string
      goodputOfCapacity: number
      p99Ms: number
      good: Record<string, number>
    }[]
  >('overload')
  const orders = result<Record<'rows' | 'growth', OrderRow[]>>('orders')
  interface OrderRow {
    buyers: number
    ordersBefore: number
    ordersPerSecond: number
    p50Ms: number
    p99Ms: number
    cost: { cpuMs: Record<string, number>; commits: number; writes: number }
  }
  const cpuMs = ({ cost }: OrderRow) => Object.values(cost.cpuMs).reduce((sum, value) => sum + value, 0)
  const orderRow = (row: OrderRow) => [
    row.ordersPerSecond,
    whole(row.p50Ms),
    whole(row.p99Ms),
    cpuMs(row).toFixed(1),
    `${whole(row.cost.commits)} (${whole(row.cost.writes)})`,
  ]
  const orderHead = ['orders a second', 'p50 ms', 'p99 ms', 'CPU ms an order', 'transactions (writing)']
  const sizes = unique(growth.map(({ operations }) => operations))

  let text = readFileSync('docs/explanation/performance.md', 'utf8')
  text = filled(
    text,
    'contract',
    table(
      ['CPU µs: lowest (median)', 'GET one', 'GET list of 20', 'POST nested'],
      unique(requests.map(({ stack }) => stack)).map((stack) => [
        label(stack),
        ...['getItem', 'listItems', 'createOrder'].map((operation) => {
          const row = requests.find((each) => each.stack === stack && each.operation === operation)
          return `${whole(row?.lowestUs)} (${whole(row?.cpuUs)})`
        }),
      ]),
    ),
  )
  text = filled(
    text,
    'growth',
    table(
      ['three (all)', ...sizes.map((size) => `${size} operations`)],
      unique(growth.map(({ stack }) => stack)).map((stack) => [
        label(stack),
        ...sizes.map((size) => {
          const [three, all] = ['three', 'all'].map(
            (target) =>
              growth.find((row) => row.stack === stack && row.operations === size && row.target === target)
                ?.cpuUs,
          )
          return `${whole(three)} (${whole(all)})`
        }),
      ]),
    ),
  )
  text = filled(
    text,
    'boot',
    table(
      ['', 'ms until the first response', 'CPU ms', 'memory MB', 'status'],
      boots.map(({ stack, bootMs, cpuMs, status, peakRssMb }) => [
        label(stack),
        bootMs,
        cpuMs,
        peakRssMb,
        status,
      ]),
    ),
  )
  text = filled(
    text,
    'gateway',
    table(
      ['CPU µs', ...Object.values(titles)],
      unique(proxied.map(({ stack }) => stack)).map((stack) => [
        PROXIES[stack] ?? stack,
        ...OPERATIONS.map((operation) =>
          whole(proxied.find((row) => row.stack === stack && row.operation === operation)?.cpuUs),
        ),
      ]),
    ),
  )
  text = filled(
    text,
    'overload',
    table(
      ['offered', 'load shedding', 'goodput', 'p99 ms', 'critical', 'normal', 'sheddable'],
      overload.map(({ load, shedding, goodputOfCapacity, p99Ms, good }) => [
        `${load} ×`,
        shedding,
        goodputOfCapacity,
        p99Ms,
        ...['critical', 'normal', 'sheddable'].map((priority) => good[priority] as number),
      ]),
    ),
  )
  text = filled(
    text,
    'orders',
    table(
      ['buyers', ...orderHead],
      orders.rows.map((row) => [row.buyers, ...orderRow(row)]),
    ),
  )
  text = filled(
    text,
    'stored',
    table(
      ['stored orders', ...orderHead],
      orders.growth.map((row) => [row.ordersBefore, ...orderRow(row)]),
    ),
  )
  await expect(text).toMatchFileSnapshot(resolve('docs/explanation/performance.md'))
})

test('docs/explanation/brokers.md has the figures of bench/results/brokers.json', async () => {
  const { rows } = JSON.parse(readFileSync('bench/results/brokers.json', 'utf8')) as {
    rows: Record<'instances' | 'perSecond' | 'perSecondWaiting' | 'p50Ms' | 'p99Ms', number>[]
  }
  const columns = Object.entries({
    broker: 'broker',
    instances: 'instances',
    perSecond: 'events a second',
    perSecondWaiting: 'the same, waiting',
    p50Ms: 'p50 ms',
    p99Ms: 'p99 ms',
  })
  const lines = table(
    columns.map(([, title]) => title),
    rows.map((row) => columns.map(([name]) => row[name as keyof typeof row])),
  )
  const text = filled(readFileSync('docs/explanation/brokers.md', 'utf8'), 'brokers', lines)
  await expect(text).toMatchFileSnapshot(resolve('docs/explanation/brokers.md'))
})
