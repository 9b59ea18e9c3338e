/**
 * `npm run bench:orders`: orders a second, the time from accepted to confirmed, and what an order costs each process.
 * See README.md.
 *
 *   --quick            shorter windows, and growth to 10,000 orders only: about a minute
 *   --seconds <n>      length of a window (default 10)
 *   --buyers a,b       only these numbers of buyers, and no growth; prints, and leaves the results as they are
 *   --profile <folder> the same, and each service leaves a CPU profile there, PostgreSQL its statements
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Buyers, openBuyers } from './orders/buyers.ts'
import { databaseAlone } from './orders/database-alone.ts'
import { countOrders, fill } from './orders/fill.ts'
import { perOrder, read, settled } from './orders/meter.ts'
import { type Shop, startShop } from './orders/shop.ts'
import { resetStatements, writeStatements } from './orders/statements.ts'
import { printAlone, printCosts, printGrowth, printWindows, type Row } from './orders/table.ts'
import { benchFolder, progress } from './prepare.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    buyers: { type: 'string' },
    profile: { type: 'string' },
  },
})
const seconds = Number(values.seconds ?? (values.quick ? 4 : 10))
const isWhole = values.buyers === undefined && values.profile === undefined
const numbersOfBuyers = (values.buyers ?? '1,10,50').split(',').map(Number)
const GROWTH_BUYERS = 10
const sizes = !isWhole ? [] : values.quick ? [10_000] : [10_000, 50_000]

const profiles = values.profile === undefined ? undefined : resolve(values.profile)
if (profiles !== undefined) {
  rmSync(profiles, { recursive: true, force: true })
  mkdirSync(profiles, { recursive: true })
}

// By way of `exit`, so that the server is stopped too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
progress('starting PostgreSQL and the services')
const shop = await startShop({ profiles, statements: profiles !== undefined })
try {
  progress('making accounts and products')
  const buyers = await openBuyers(shop, Math.max(...numbersOfBuyers))
  progress('warming up')
  await buyers.buy(Math.min(10, Math.max(...numbersOfBuyers)), values.quick ? 6 : 12)
  await settled(shop)

  const rows: Row[] = []
  for (const number of numbersOfBuyers) {
    progress(`${number} buyers`)
    const row = await measure(shop, buyers, number)
    const { commits, writes } = row.cost
    progress(`the database alone, ${number} connections`)
    const transactions = { writes, reads: Math.max(0, commits - writes) }
    const alone = await databaseAlone(shop.urlOf('alone'), transactions, number, seconds / 3)
    rows.push({ ...row, aloneOrdersPerSecond: rounded(alone) })
  }
  const growth: Row[] = []
  for (const size of sizes.length > 0 ? [0, ...sizes] : []) {
    if (size > 0) {
      progress(`filling up to ${size} orders`)
      await fill(shop, size, size === 10_000 ? 'third' : 'second')
    }
    progress(`${GROWTH_BUYERS} buyers, with ${size} orders`)
    growth.push(await measure(shop, buyers, GROWTH_BUYERS))
  }
  await buyers.close()
  progress('')

  console.log(`${cpus().length} cores (${cpus()[0]?.model.trim()}), ${process.version}\n`)
  printWindows(rows)
  printCosts(rows)
  printAlone(rows)
  if (growth.length > 0) printGrowth(growth)
  if (isWhole && !values.quick) {
    const file = join(benchFolder, 'results/orders.json')
    writeFileSync(file, `${JSON.stringify({ cores: cpus().length, rows, growth }, null, 2)}\n`)
    console.log('\nWritten: bench/results/orders.json')
  }
} finally {
  await shop.stop()
}

/** Costs are counted when all is done that follows from the orders of the window. */
async function measure(shop: Shop, buyers: Buyers, number: number): Promise<Row> {
  const ordersBefore = await countOrders(shop)
  if (profiles !== undefined) await resetStatements(shop)
  const before = await read(shop)
  const { orders, seconds: tookSeconds, confirmedMs, acceptedMs } = await buyers.buy(number, seconds)
  await settled(shop)
  const after = await read(shop)
  if (profiles !== undefined) await writeStatements(shop, orders, join(profiles, `statements-${number}.txt`))
  return {
    buyers: number,
    ordersBefore,
    ordersPerSecond: rounded(orders / tookSeconds),
    p50Ms: rounded(quantile(confirmedMs, 0.5)),
    p99Ms: rounded(quantile(confirmedMs, 0.99)),
    acceptedP50Ms: rounded(quantile(acceptedMs, 0.5)),
    cost: perOrder(before, after, orders),
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

function rounded(value: number): number {
  return Number(value.toFixed(1))
}
