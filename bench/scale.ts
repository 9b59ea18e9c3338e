/**
 * `npm run bench:scale`: what more processes, more stored orders and more open streams cost. See README.md and
 * docs/explanation/scale.md.
 *
 *   --quick            small tables and short windows: two minutes; prints, and leaves the results as they are
 *   --only a,b         only these of workers, streams, growth and commits; the same
 *   --plan <n>         measures nothing: prints what serves so many orders a day, from the results
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chosen } from './choice.ts'
import { openBuyers } from './orders/buyers.ts'
import { settled } from './orders/meter.ts'
import { startShop } from './orders/shop.ts'
import { benchFolder, progress } from './prepare.ts'
import { measureCommits } from './scale/commits.ts'
import { measureGrowth } from './scale/growth.ts'
import type { Scale } from './scale/plan.ts'
import { measureStreams, possibleStreams, streamsEnv } from './scale/streams.ts'
import { type Brokers, planTable, type Table, tablesOf } from './scale/tables.ts'
import { measureWorkers, type WorkersRow } from './scale/workers.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    plan: { type: 'string' },
  },
})
const PARTS = ['workers', 'streams', 'growth', 'commits']
const { quick } = values
const isWhole = !quick && values.only === undefined
const file = join(benchFolder, 'results/scale.json')
const result = <T>(name: string) =>
  JSON.parse(readFileSync(join(benchFolder, `results/${name}.json`), 'utf8')) as T

if (values.plan === undefined) await measure(chosen(PARTS, values.only))
else {
  const ordersPerDay = Number(values.plan)
  if (!(ordersPerDay > 0)) throw new Error(`--plan ${values.plan}: it must be a number of orders a day`)
  print(planTable(result<Scale>('scale'), result<Brokers>('brokers'), [ordersPerDay]))
}

async function measure(parts: readonly string[]): Promise<void> {
  // By way of `exit`, so that the server is stopped too.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const scale: Scale = {
    at: new Date().toISOString(),
    machine: {
      cores: cpus().length,
      cpu: cpus()[0]?.model.trim() ?? '',
      node: process.version,
      loadBefore: Number((loadavg()[0] ?? NaN).toFixed(1)),
    },
    ...{ workers: [], streams: [], growth: [], commits: [] },
  }
  if (parts.includes('workers')) {
    const windows = quick
      ? { buyers: 10, seconds: 4, windows: 1, windowSeconds: 1 }
      : { buyers: 10, seconds: 12, windows: 3, windowSeconds: 2 }
    const workers: WorkersRow[] = []
    for (const count of [1, 2]) workers.push(await measureWorkers(count, windows))
    scale.workers = workers
  }
  if (parts.some((part) => part !== 'workers')) await measureOneSystem(parts, scale)
  progress('')
  const tables = tablesOf(scale, result<Brokers>('brokers'))
  for (const [name, table] of Object.entries(tables)) {
    console.log(`\n${name}`)
    print(table)
  }
  if (!isWhole) return
  writeFileSync(file, `${JSON.stringify(scale, null, 2)}\n`)
  console.log('\nWritten: bench/results/scale.json')
}

/** Streams, growth and commits: one process of each service. */
async function measureOneSystem(parts: readonly string[], scale: Scale): Promise<void> {
  const buyers = 10
  const streams = (quick ? [100, 1_000] : [1_000, 10_000]).map(possibleStreams)
  await using opened = new AsyncDisposableStack()
  progress('one process of each service: starting PostgreSQL and the services')
  const shop = await startShop({
    statements: true,
    env: {
      ...streamsEnv(Math.max(...streams)),
      GATEWAY_REQUESTS_PER_MINUTE: '0',
      // The buyers log in once.
      USERS_ACCESS_TOKEN_SECONDS: '3600',
    },
  })
  opened.defer(() => shop.stop())
  const bought = await openBuyers(shop, buyers)
  opened.defer(() => bought.close())
  progress('warming up')
  await bought.buy(buyers, quick ? 3 : 6)
  await settled(shop)
  if (parts.includes('streams')) {
    const windows = quick ? { idleSeconds: 5, activeSeconds: 3 } : { idleSeconds: 15, activeSeconds: 10 }
    scale.streams = await measureStreams(shop, bought.tokens, { sizes: streams, ...windows })
  }
  if (parts.includes('commits')) scale.commits = await measureCommits(shop, [1, 8, 32], quick ? 1 : 3)
  if (parts.includes('growth'))
    scale.growth = await measureGrowth(shop, bought, {
      sizes: quick ? [2_000, 20_000] : [1_000, 100_000, 1_000_000],
      ...(quick ? { buyers, seconds: 2, windowSeconds: 1 } : { buyers, seconds: 6, windowSeconds: 2.5 }),
    })
}

function print({ head, rows }: Table): void {
  const cells = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)))
  for (const row of cells)
    console.log(
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
    )
}
