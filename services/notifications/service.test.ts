import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeOffline } from '#platform/testing/refusals.ts'
import {
  eventually,
  orderConfirmed,
  settled,
  startNotifications,
  type TestNotifications,
} from './testing/notifications.ts'

/* The behaviour of the service as a whole, with its dependencies. */

let notifications: TestNotifications
beforeAll(async () => {
  notifications = await startNotifications()
})
afterAll(() => notifications.close())
const health = async (kind: string) => {
  const response = await fetch(`${notifications.url}/health/${kind}`)
  return {
    status: response.status,
    body: (await response.json()) as { dependencies?: Record<string, object> },
  }
}

test('while the database is down it is alive and not ready; it recovers when the database is back', async () => {
  expect((await health('ready')).body.dependencies).toMatchObject({
    database: { status: 'up' },
    events: { status: 'up' },
    mail: { status: 'up' },
  })
  const bringBack = await takeOffline(notifications)
  try {
    expect((await health('ready')).status).toBe(503)
    expect((await health('live')).status).toBe(200)
  } finally {
    await bringBack()
  }
  await eventually(async () => expect((await health('ready')).status).toBe(200))
  await eventually(() => notifications.publish(orderConfirmed({ customerId: notifications.ada.id })))
  await eventually(() => expect(notifications.mail.received).toHaveLength(1))
})

test('two instances process fifty orders, and each customer gets one e-mail', async () => {
  notifications.mail.received.length = 0
  await using _other = await notifications.another()
  const people = Array.from({ length: 50 }, () => {
    const id = crypto.randomUUID()
    notifications.users.people.set(id, { id, email: `${id}@example.com`, displayName: 'Somebody' })
    return id
  })
  await notifications.publish(...people.map((customerId) => orderConfirmed({ customerId })))
  await eventually(() => expect(notifications.mail.received.length).toBeGreaterThanOrEqual(50))
  await settled(notifications)
  const recipients = notifications.mail.received.flatMap(({ to }) => to)
  expect(recipients.sort()).toEqual(people.map((id) => `${id}@example.com`).sort())
})

describe('bad input', () => {
  test.each([
    ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['keys of a prototype', '{"__proto__": {"role": "admin"}, "constructor": 1}'],
    ['a text', '"hello"'],
    ['null', 'null'],
    ['nothing', ''],
    ['half a document', '{"url": "https://ex'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ])('%s instead of a body gets a 4xx', async (_what, body) => {
    for (const operation of ['createWebhookEndpoint', 'setNotificationPreferences'] as const) {
      const { status } = await notifications.send(operation, { body, contentType: 'application/json' })
      expect({ operation, isRefused: status >= 400 && status < 500 }).toEqual({ operation, isRefused: true })
    }
  })
})
