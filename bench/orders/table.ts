import type { Reading } from './meter.ts'

/** One window. */
export interface Row {
  buyers: number
  /** In the database when it began. */
  ordersBefore: number
  ordersPerSecond: number
  /** From the 202 to the commit that confirms it. */
  p50Ms: number
  p99Ms: number
  /** From the request to the 202. */
  acceptedP50Ms: number
  /** What one order uses, with all that follows from it: events, the list of orders, its mail. */
  cost: Reading
  /** Orders a second that the server does alone, with as many transactions each. */
  aloneOrdersPerSecond?: number
}

const right = (value: string | number, width = 12) => String(value).padStart(width)

export function printWindows(rows: readonly Row[]): void {
  const titles = ['orders/s', 'p50 ms', 'p99 ms', 'accepted p50']
  console.log(
    `From accepted (202) to confirmed\n${right('buyers', 8)}${titles.map((title) => right(title, 14)).join('')}`,
  )
  for (const { buyers, ordersPerSecond, p50Ms, p99Ms, acceptedP50Ms } of rows) {
    const cells = [ordersPerSecond, p50Ms, p99Ms, acceptedP50Ms]
    console.log(`${right(buyers, 8)}${cells.map((cell) => right(cell, 14)).join('')}`)
  }
}

/** CPU milliseconds of an order and its transactions, with all that follows from it. */
export function printCosts(rows: readonly Row[]): void {
  printByName('CPU ms an order', rows, ({ cpuMs }) => cpuMs)
  const titles = ['services', 'commits', 'that write', 'log syncs']
  console.log(`${right('buyers', 8)}${titles.map((title) => right(title, 14)).join('')}`)
  for (const { buyers, cost } of rows) {
    const cells = [servicesMs(rows, buyers), cost.commits, cost.writes, cost.syncs]
    console.log(`${right(buyers, 8)}${cells.map((cell) => right(cell, 14)).join('')}`)
  }
  printByName('Commits an order by database', rows, ({ commitsIn }) => commitsIn)
}

function printByName(title: string, rows: readonly Row[], of: (cost: Reading) => Reading['cpuMs']): void {
  const names = Object.keys(rows[0] ? of(rows[0].cost) : {})
  console.log(`\n${title}\n${right('buyers', 8)}${names.map((name) => right(name, 14)).join('')}`)
  for (const { buyers, cost } of rows)
    console.log(`${right(buyers, 8)}${names.map((name) => right(of(cost)[name] ?? '', 14)).join('')}`)
}

export function printAlone(rows: readonly Row[]): void {
  console.log('\nBeside it, what the database alone does with as many transactions for each order')
  console.log(`${right('buyers', 8)}${right('orders/s', 14)}${right('alone', 14)}${right('ratio', 14)}`)
  for (const { buyers, ordersPerSecond, aloneOrdersPerSecond = NaN } of rows) {
    const ratio = (ordersPerSecond / aloneOrdersPerSecond).toFixed(3)
    console.log(
      `${right(buyers, 8)}${right(ordersPerSecond, 14)}${right(aloneOrdersPerSecond, 14)}${right(ratio, 14)}`,
    )
  }
}

export function printGrowth(rows: readonly Row[]): void {
  const [first] = rows
  if (!first) return
  console.log(`\nThe cost of an order as they grow in number (${first.buyers} buyers)`)
  const titles = ['CPU ms', 'times first', 'p50 ms', 'times first', 'PostgreSQL ms']
  console.log(`${right('orders', 8)}${titles.map((title) => right(title, 14)).join('')}`)
  for (const row of rows) {
    const times = (of: (row: Row) => number) => (of(row) / of(first)).toFixed(2)
    const cells = [
      totalMs(row).toFixed(1),
      times(totalMs),
      row.p50Ms,
      times(({ p50Ms }) => p50Ms),
      row.cost.cpuMs.postgres ?? '',
    ]
    console.log(`${right(row.ordersBefore, 8)}${cells.map((cell) => right(cell, 14)).join('')}`)
  }
}

/** Of all processes except the mail server, which is not part of the system. */
const totalMs = ({ cost }: Row): number =>
  Object.entries(cost.cpuMs).reduce((sum, [name, ms]) => (name === 'mail' ? sum : sum + ms), 0)

const servicesMs = (rows: readonly Row[], buyers: number): string => {
  const row = rows.find((one) => one.buyers === buyers)
  return row ? (totalMs(row) - (row.cost.cpuMs.postgres ?? 0)).toFixed(1) : ''
}
