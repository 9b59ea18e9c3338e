import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { smtpReply } from '../../../scripts/dev/mail-server.ts'
import {
  eventually,
  orderConfirmed,
  settled,
  startNotifications,
  type TestNotifications,
} from '../testing/notifications.ts'

let notifications: TestNotifications
beforeAll(async () => {
  notifications = await startNotifications({ env: { NOTIFICATIONS_SMTP_TIMEOUT_MS: '2000' } })
})
afterAll(() => notifications.close())
beforeEach(() => {
  notifications.mail.received.length = 0
  notifications.mail.behaviour = {}
})

const received = () => notifications.mail.received
const rowsOf = (recipientId: string) =>
  notifications.context.db.notification.findMany({ where: { recipientId } })

describe('a mail server', () => {
  const toAda = async () => {
    const id = randomUUID()
    notifications.users.people.set(id, { id, email: `${id}@example.com`, displayName: 'Ada Lovelace' })
    await notifications.publish(orderConfirmed({ customerId: id }))
    return id
  }

  test('that rejects temporarily or closes the connection is retried', async () => {
    let attempts = 0
    notifications.mail.behaviour.onMail = () => {
      attempts += 1
      if (attempts === 1) throw smtpReply(451, 'Try again later')
      if (attempts === 2) notifications.mail.cut()
      if (attempts === 2) throw smtpReply(451, 'Not received')
    }
    const id = await toAda()
    await eventually(() => expect(received()).toHaveLength(1))
    await settled(notifications)
    expect(await rowsOf(id)).toMatchObject([{ state: 'sent', attempts: 3, lastError: null }])
  })

  test('that rejects the content or the recipient permanently is not retried', async () => {
    notifications.mail.behaviour.onMail = () => {
      throw smtpReply(554, 'Spam')
    }
    const refused = await toAda()
    await settled(notifications)
    notifications.mail.behaviour = {
      onRecipient: () => {
        throw smtpReply(550, 'No such mailbox')
      },
    }
    const unknown = await toAda()
    await settled(notifications)
    expect(await rowsOf(refused)).toMatchObject([{ state: 'failed', attempts: 1 }])
    expect(await rowsOf(unknown)).toMatchObject([{ state: 'failed', attempts: 1 }])
    expect(received()).toEqual([])
  })

  test('that does not respond times out, and is retried', async () => {
    let attempts = 0
    notifications.mail.behaviour.onMail = () =>
      (attempts += 1) === 1 ? new Promise<void>(() => {}) : undefined
    const id = await toAda()
    await eventually(() => expect(received()).toHaveLength(1))
    await settled(notifications)
    expect(await rowsOf(id)).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  test('that is down is an optional dependency: the service is ready, and e-mails are retried for a day', async () => {
    const env = { SMTP_URL: 'smtp://127.0.0.1:9' }
    await using lonely = await startNotifications({ env })
    const ready = await fetch(`${lonely.url}/health/ready`)
    expect(ready.status).toBe(200)
    const { id } = lonely.ada
    const event = orderConfirmed({ customerId: id })
    await lonely.publish(event)
    const { db } = lonely.context
    await eventually(async () =>
      expect(await db.notification.findFirst()).toMatchObject({
        state: 'pending',
        lastError: expect.any(String),
      }),
    )
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    await db.notification.updateMany({ data: { createdAt: yesterday } })
    await eventually(async () => expect(await db.notification.findFirst()).toMatchObject({ state: 'failed' }))
    expect(await lonely.context.jobs.deadLetters.list('send-email')).toEqual([])
  })
})
