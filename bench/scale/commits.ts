import pg from 'pg'
import { createDatabase, inDatabase } from '../../scripts/database/databases.ts'
import type { Shop } from '../orders/shop.ts'
import { progress } from '../prepare.ts'
import { rounded } from './rounded.ts'

/** Transactions a second in one database: each inserts a row. */
export interface CommitsRow {
  connections: number
  perSecond: number
  /** The same with NOTIFY in each, as an order has it: PostgreSQL commits these one after the other. */
  notifyingPerSecond: number
}

export async function measureCommits(
  shop: Shop,
  connections: readonly number[],
  seconds: number,
): Promise<CommitsRow[]> {
  const url = shop.urlOf('commits')
  await createDatabase(url)
  await inDatabase(url, (client) =>
    client.query('CREATE TABLE entries (id bigserial PRIMARY KEY, note text NOT NULL)'),
  )
  const listener = new pg.Client({ connectionString: url })
  await listener.connect()
  await listener.query('LISTEN bench')
  const rows: CommitsRow[] = []
  for (const number of connections) {
    progress(`transactions of ${number} connections, without NOTIFY and with it`)
    const perSecond = await run(url, INSERT, number, seconds)
    rows.push({ connections: number, perSecond, notifyingPerSecond: await run(url, NOTIFY, number, seconds) })
  }
  await listener.end()
  return rows
}

const INSERT = { name: 'insert', text: 'INSERT INTO entries (note) VALUES ($1) RETURNING id' }
const NOTIFY = {
  name: 'notify',
  text: `WITH inserted AS (${INSERT.text}) SELECT pg_notify('bench', id::text) FROM inserted`,
}
/** As long as a row of the system. */
const NOTE = 'x'.repeat(300)

async function run(
  url: string,
  statement: { name: string; text: string },
  connections: number,
  seconds: number,
) {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  const startedAt = performance.now()
  let count = 0
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < startedAt + seconds * 1000) {
        await client.query({ ...statement, values: [NOTE] })
        count += 1
      }
    }),
  )
  const tookSeconds = (performance.now() - startedAt) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return rounded(count / tookSeconds, 0)
}
