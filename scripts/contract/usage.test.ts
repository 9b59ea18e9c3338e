import pg from 'pg'
import { expect, test } from 'vitest'
import { openUsageStore } from '#platform/http/usage/usage-store.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { usageIn } from './usage.ts'

test('usage is read from the database of a service: counts of 30 days, the last hour, and since when', async () => {
  const database = await createTestDatabase('platform')
  const pool = new pg.Pool({ connectionString: database.url })
  try {
    expect(await usageIn('orders', database.url)).toEqual({ since: null, entries: [] })
    const hour = (days: number) =>
      new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - days * 86_400_000)
    const row = { version: 'v1', operation: 'getOrder', element: '', consumer: 'user 1' }
    const old = { ...row, element: 'query parameter sort' }
    await openUsageStore(pool).add([
      { ...row, hour: hour(40), count: 5 },
      { ...row, hour: hour(2), count: 3 },
      { ...row, hour: hour(1), count: 4 },
      { ...old, hour: hour(40), count: 1 },
    ])
    expect(await usageIn('orders', database.url)).toEqual({
      since: hour(40).toISOString(),
      entries: [
        { service: 'orders', ...row, count: 7, lastUsed: hour(1).toISOString() },
        { service: 'orders', ...old, count: 0, lastUsed: hour(40).toISOString() },
      ],
    })
  } finally {
    await pool.end()
    await database.drop()
  }
})
