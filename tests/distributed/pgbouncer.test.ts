import type { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/database/database.ts'
import { openListener } from '#platform/database/listen.ts'
import { inDatabase } from '../../scripts/database/databases.ts'
import { PrismaClient } from '#generated/products/prisma/client.ts'
import { migrate } from '../../scripts/database/schema-engine.ts'
import { until } from '../chaos/processes.ts'
import { createDatabases, type Databases, type PgBouncer, postgresUrl, startPgBouncer } from './pgbouncer.ts'

/* For the other test with these users, and for a connection of a pool on a busy machine. */
const WAIT_MS = 300_000

let databases: Databases
let bouncer: PgBouncer
const opened = new AsyncDisposableStack()
const open = (poolMax: number, isBehindPgBouncer = true) => {
  const database = openDatabase(
    databases.url('products', `127.0.0.1:${bouncer.port}`),
    { poolMax, connectTimeoutMs: WAIT_MS, statementTimeoutMs: WAIT_MS, isBehindPgBouncer },
    (adapter: PrismaPg) => new PrismaClient({ adapter }),
  )
  opened.defer(() => database.close())
  return database
}

beforeAll(async () => {
  databases = await createDatabases()
  opened.defer(() => databases.drop())
  bouncer = await startPgBouncer(databases)
  opened.defer(() => bouncer.close())
  await migrate('products', databases.url('products'))
}, WAIT_MS)
afterAll(() => opened.disposeAsync())

test('repeated statements and transactions run on changing connections, from more clients than connections', async () => {
  const pools = Array.from({ length: 4 }, () => open(20))
  const sku = (n: number) => `POOL-${n}`
  await pools[0]!.prisma.category.create({ data: { slug: 'lamps', name: 'Lamps' } })
  const results = await Promise.allSettled(
    Array.from({ length: 800 }, (_, n) => {
      const { sql, prisma } = pools[n % 4]!
      if (n % 4 < 2)
        return sql.$transaction(async (tx) => {
          await tx.$executeRawUnsafe('SELECT set_config($1, $2, true)', 'charter.n', String(n))
          const [row] = await tx.$queryRawUnsafe<{ n: string }[]>(
            'SELECT current_setting($1) AS n',
            'charter.n',
          )
          if (row?.n !== String(n)) throw new Error(`${n} reads ${row?.n}`)
        })
      return prisma.product.findMany({ where: { sku: sku(n) } })
    }),
  )
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([])
  const used = await inDatabase(postgresUrl, (client) =>
    client.query(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = 'products'`),
  )
  expect((used.rows[0] as { n: number }).n).toBeLessThanOrEqual(21)
})

test('prepared statements would fail: they are switched off behind PgBouncer, and only there', async () => {
  const prepare = async (isBehindPgBouncer: boolean) => {
    const { pool } = open(10, isBehindPgBouncer)
    for (let n = 0; n < 200; n += 1)
      await Promise.all(Array.from({ length: 10 }, () => pool.query('SELECT $1::int + 40 AS n', [n])))
    await Promise.all(
      Array.from({ length: 40 }, () =>
        pool.query({ name: 'named', text: 'SELECT $1::int AS n', values: [1] }),
      ),
    )
  }
  await expect(prepare(false)).rejects.toThrow(/unsupported startup parameter|prepared statement/)
  await expect(prepare(true)).resolves.toBeUndefined()
})

test('sessions have UTC, and statements the timeout of the configuration of PgBouncer', async () => {
  const { pool } = open(1)
  const { rows } = await pool.query(
    `SELECT current_setting('timezone') AS zone, current_setting('statement_timeout') AS limit`,
  )
  expect(rows).toEqual([{ zone: 'UTC', limit: '4s' }])
})

test('LISTEN hears on the direct URL what a transaction behind PgBouncer notifies', async () => {
  const heard: string[] = []
  let isConnected = false
  const listener = openListener({
    url: databases.url('products'),
    applicationName: 'test',
    channel: 'things',
    onConnected: () => void (isConnected = true),
    onNotification: (payload) => heard.push(payload),
  })
  opened.defer(() => listener.close())
  await until(() => isConnected, 30_000, 'The listener does not connect')
  await open(1).pool.query(`SELECT pg_notify('things', 'a')`)
  await until(() => heard.length === 1, 30_000, 'Nothing is heard')
})

test('a changed password works at once, and the old one no more', async () => {
  const old = databases.url('products', `127.0.0.1:${bouncer.port}`)
  await inDatabase(postgresUrl, (client) => client.query(`ALTER ROLE products PASSWORD 'another'`))
  const changed = Object.assign(new URL(old), { password: 'another' }).href
  await expect(inDatabase(changed, (client) => client.query('SELECT 1'))).resolves.toBeDefined()
  await expect(inDatabase(old, (client) => client.query('SELECT 1'))).rejects.toThrow(/authentication failed/)
})
