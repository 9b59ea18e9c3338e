import pg from 'pg'
import { expect, test } from 'vitest'
import { startNotifications } from './testing/notifications.ts'

test('the service keeps who has used which operation, and which deprecated part of it', async () => {
  const notifications = await startNotifications()
  // Of the same database, which the service drops when it is closed.
  const other = await notifications.another()
  const userId = crypto.randomUUID()
  const token = notifications.tokenOf(userId)
  const query = { orderId: crypto.randomUUID() }
  await other.send('listNotifications', { token, query })
  await other.send('listNotifications', { token, headers: { 'user-agent': 'charter-shop-sdk/1.0.0' } })
  await other.send('listNotifications', { token, query: { unknown: '1' } })
  await other.close()
  const client = new pg.Client({ connectionString: notifications.databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    'SELECT version, operation, element, consumer, count::int FROM api_usage.hourly ORDER BY element, consumer',
  )
  await client.end()
  await notifications.close()
  const row = { version: 'v1', operation: 'listNotifications', element: '', count: 1 }
  expect(rows).toEqual([
    { ...row, consumer: 'sdk charter-shop-sdk/1.0.0' },
    { ...row, consumer: `user ${userId}` },
    { ...row, element: 'query parameter orderId', consumer: `user ${userId}` },
  ])
})
