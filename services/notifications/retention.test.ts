import { afterAll, beforeAll, expect, test } from 'vitest'
import { clean } from '#platform/database/retention.ts'
import { retained } from './retention.ts'
import { startNotifications, type TestNotifications } from './testing/notifications.ts'

const DAY_MS = 86_400_000
const policy = { notificationsMs: 365 * DAY_MS, deliveriesMs: 90 * DAY_MS }
const now = new Date('2026-11-22T12:00:00.000Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)

let notifications: TestNotifications
beforeAll(async () => {
  notifications = await startNotifications()
})
afterAll(() => notifications.close())

const cleanAll = async () => {
  for (const each of retained(policy)) await clean(notifications.context.database.pool, each, now)
}

test('finished rows are deleted after their retention period; unfinished ones are kept', async () => {
  const { db } = notifications.context
  const states = ['pending', 'sending', 'sent', 'failed', 'skipped']
  const also: Record<string, object> = { sending: { sendingUntil: now }, sent: { sentAt: now } }
  const made = await Promise.all(
    states.flatMap((state) =>
      [364, 366].map(async (days) => {
        const id = await notifications.notification({ state, ...also[state], createdAt: daysAgo(days) })
        return [id, `${state} ${days}`] as const
      }),
    ),
  )
  await cleanAll()
  const names = new Map(made)
  const left = (await db.notification.findMany()).map(({ id }) => names.get(id))
  expect(left.sort()).toEqual([...states.map((state) => `${state} 364`), 'pending 366', 'sending 366'].sort())
})

test('finished deliveries are deleted; their endpoints are kept', async () => {
  const { db } = notifications.context
  const endpointId = await notifications.endpoint({ createdAt: daysAgo(400) })
  const kept = await Promise.all([
    notifications.delivery(endpointId, { state: 'pending', nextAttemptAt: now, createdAt: daysAgo(91) }),
    notifications.delivery(endpointId, { state: 'delivered', deliveredAt: now, createdAt: daysAgo(89) }),
    notifications.delivery(endpointId, { state: 'failed', createdAt: daysAgo(89) }),
  ])
  await notifications.delivery(endpointId, { state: 'delivered', deliveredAt: now, createdAt: daysAgo(91) })
  await notifications.delivery(endpointId, { state: 'failed', createdAt: daysAgo(91) })
  await cleanAll()
  const left = await db.webhookDelivery.findMany({ where: { endpointId } })
  expect(left.map(({ id }) => id).sort()).toEqual(kept.sort())
  expect(await db.webhookEndpoint.count({ where: { id: endpointId } })).toBe(1)
})
