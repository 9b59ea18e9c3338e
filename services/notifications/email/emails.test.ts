import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import { takeOffline } from '#platform/testing/refusals.ts'
import {
  eventOf,
  eventually,
  orderConfirmed,
  orderFacts,
  settled,
  startNotifications,
  type TestNotifications,
} from '../testing/notifications.ts'

/* From an event to an e-mail: one e-mail per event, also after failures. */

let notifications: TestNotifications
beforeAll(async () => {
  notifications = await startNotifications({ env: { NOTIFICATIONS_SMTP_TIMEOUT_MS: '2000' } })
})
afterAll(() => notifications.close())
beforeEach(() => {
  notifications.mail.received.length = 0
  notifications.mail.behaviour = {}
  notifications.users.broken.status = undefined
})

const received = () => notifications.mail.received
const newPerson = () => {
  const id = randomUUID()
  const person = { id, email: `${id}@example.com`, displayName: 'Ada Lovelace' }
  notifications.users.people.set(id, person)
  return person
}
const rowsOf = (recipientId: string) =>
  notifications.context.db.notification.findMany({ where: { recipientId } })

const paymentRefunded = (customerId: string) => {
  const [paymentId, refundId, orderId] = [randomUUID(), randomUUID(), randomUUID()]
  const money = { amount: 64900, currency: 'EUR' as const }
  const data = { paymentId, refundId, orderId, customerId, amount: money, refunded: money }
  return eventOf('payments.payment-refunded.v1', data)
}

describe('a customer', () => {
  const events: [string, (customerId: string) => CloudEvent, RegExp][] = [
    ['Your order is confirmed', (id) => orderConfirmed({ customerId: id }), /€1,298\.00/],
    [
      'Your order could not be fulfilled',
      (id) => eventOf('orders.order-rejected.v1', { ...orderFacts(id), reason: 'card-declined' }),
      /your card was declined/,
    ],
    [
      'Your order is cancelled',
      (id) => eventOf('orders.order-cancelled.v1', { ...orderFacts(id), reason: 'cancelled-by-customer' }),
      /because you requested it/,
    ],
    [
      'Your order is delayed',
      (id) => {
        const { orderId, customerId } = orderFacts(id)
        const detail = 'payments responded with 409 payments.not-refundable'
        return eventOf('orders.order-needs-attention.v1', {
          orderId,
          customerId,
          step: 'refund-payment',
          detail,
        })
      },
      /Our team is looking into it/,
    ],
    ['Your refund is on its way', paymentRefunded, /€649\.00/],
  ]
  test.each(events)('receives: %s', async (subject, event, text) => {
    const { id, email } = newPerson()
    await notifications.publish(event(id))
    await eventually(() => expect(received()).toHaveLength(1))
    const [mail] = received()
    expect(mail).toMatchObject({ to: [email], toHeader: `Ada Lovelace <${email}>`, subject })
    expect(mail?.from).toBe('shop@charter.example')
    expect(mail?.text).toMatch(text)
    expect(mail?.text).toMatch(/^Hello Ada Lovelace,/)
    expect(mail?.html).toMatch(text)
    expect(mail?.text).not.toContain('payments responded')
    await settled(notifications)
    const [row] = await rowsOf(id)
    expect(row).toMatchObject({ state: 'sent', attempts: 1, sendingUntil: null })
    expect(mail?.messageId).toBe(`<${row?.id}@charter.example>`)
  })

  test('receives nothing when an order is placed, or its cancellation is requested', async () => {
    const { id } = newPerson()
    const facts = orderFacts(id)
    await notifications.publish(
      eventOf('orders.order-placed.v1', facts),
      eventOf('orders.order-cancellation-requested.v1', {
        orderId: facts.orderId,
        customerId: id,
        reason: 'cancelled-by-customer',
      }),
    )
    await settled(notifications)
    expect([await rowsOf(id), received()]).toEqual([[], []])
  })

  test.each([
    ['orders', { orderUpdates: true, paymentUpdates: false }, 'payment-refunded'],
    ['money', { orderUpdates: false, paymentUpdates: true }, 'order-confirmed'],
  ])(
    'who opted in to %s only receives nothing else; the others are listed as skipped',
    async (_, body, unwanted) => {
      const { id } = newPerson()
      const token = notifications.tokenOf(id)
      await notifications.send('setNotificationPreferences', { token, body }).expect(200)
      await notifications.publish(orderConfirmed({ customerId: id }), paymentRefunded(id))
      await settled(notifications)
      expect(received()).toHaveLength(1)
      const { body: list } = await notifications.send('listNotifications', { token })
      const statusOf = (kind: string) => (kind === unwanted ? 'skipped' : 'sent')
      expect(list.items).toHaveLength(2)
      for (const { kind, status } of list.items) expect([kind, status]).toEqual([kind, statusOf(kind)])
    },
  )

  test('whose account was deleted receives none, and the job is not retried', async () => {
    const customerId = randomUUID()
    await notifications.publish(orderConfirmed({ customerId }))
    await settled(notifications)
    expect(await rowsOf(customerId)).toMatchObject([
      { state: 'failed', lastError: 'The account no longer exists' },
    ])
  })

  test('names are escaped in HTML and headers', async () => {
    const person = newPerson()
    person.displayName = '<img src=x onerror=alert(1)> "Bobby" , eve@example.com'
    await notifications.publish(orderConfirmed({ customerId: person.id }))
    await eventually(() => expect(received()).toHaveLength(1))
    const [mail] = received()
    expect(mail?.to).toEqual([person.email])
    expect(mail?.html).not.toContain('<img')
    expect(mail?.text).toContain(person.displayName)
  })
})

describe('one mail a fact', () => {
  test('when the event is delivered twice, also concurrently, and when it is replayed', async () => {
    const { id } = newPerson()
    const event = orderConfirmed({ customerId: id })
    await notifications.publish(event, event)
    await notifications.publish(event)
    await settled(notifications)
    await notifications.context.events.broker.replay('notifications', [event], 'again')
    await settled(notifications)
    expect(await rowsOf(id)).toHaveLength(1)
    expect(received()).toHaveLength(1)
  })

  test('when two instances get the same job at the same time', async () => {
    await using other = await notifications.another()
    const { id } = newPerson()
    const gate = Promise.withResolvers<void>()
    notifications.mail.behaviour.onMail = () => gate.promise
    await notifications.publish(orderConfirmed({ customerId: id }))
    await eventually(async () => expect(await rowsOf(id)).toMatchObject([{ state: 'sending' }]))
    // As if the lease of the job had expired.
    const [row] = await rowsOf(id)
    await notifications.context.db.$transaction((tx) =>
      other.context.jobs.enqueue(tx, 'send-email', { notificationId: row?.id as string, recipientId: id }),
    )
    await eventually(async () => {
      const { rows } = await notifications.context.database.pool.query(
        `SELECT 1 FROM jobs.job WHERE queue = 'send-email' AND worker IS NULL AND key = $1`,
        [row?.id],
      )
      expect(rows).toHaveLength(1)
    })
    gate.resolve()
    await settled(notifications)
    expect(received()).toHaveLength(1)
    expect(await rowsOf(id)).toMatchObject([{ state: 'sent', attempts: 1 }])
  })

  test('when the database is down just after the mail server accepted it', async () => {
    const { id } = newPerson()
    let bringBack: (() => Promise<void>) | undefined
    notifications.mail.behaviour.onMail = async () => {
      bringBack = await takeOffline(notifications)
    }
    await notifications.publish(orderConfirmed({ customerId: id }))
    await eventually(() => expect(received()).toHaveLength(1))
    notifications.mail.behaviour = {}
    await bringBack?.()
    await eventually(async () => expect(await rowsOf(id)).toMatchObject([{ state: 'sent', attempts: 1 }]))
    await settled(notifications)
    expect(received()).toHaveLength(1)
  })

  test('after a crash it is sent once its lease has expired, with the same Message-ID', async () => {
    const { id } = newPerson()
    const dead = { state: 'sending', attempts: 1, sendingUntil: new Date(Date.now() + 300) }
    const notificationId = await notifications.notification({ recipientId: id, ...dead })
    const facts = orderFacts(id)
    await notifications.context.db.notification.update({
      where: { id: notificationId },
      data: { data: { ...facts, paymentId: randomUUID() } },
    })
    await notifications.context.db.$transaction((tx) =>
      notifications.context.jobs.enqueue(tx, 'send-email', { notificationId, recipientId: id }),
    )
    await eventually(() => expect(received()).toHaveLength(1))
    expect(received()[0]?.messageId).toBe(`<${notificationId}@charter.example>`)
    await settled(notifications)
    expect(await rowsOf(id)).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  test('notification-sent is published once', async () => {
    const { id } = newPerson()
    const event = orderConfirmed({ customerId: id })
    await notifications.publish(event)
    await eventually(async () => expect(await rowsOf(id)).toMatchObject([{ state: 'sent' }]))
    const [row] = await rowsOf(id)
    const announced = await notifications.context.db.outboxEvent.findMany({ where: { subject: row?.id } })
    expect(announced.map(({ event }) => event)).toMatchObject([
      {
        type: 'notifications.notification-sent.v1',
        source: '/services/notifications',
        data: {
          notificationId: row?.id,
          recipientId: id,
          kind: 'order-confirmed',
          channel: 'email',
          orderId: event.data.orderId,
        },
      },
    ])
  })
})

test.each([500, 503, 403])('while the users service responds with %i, the e-mail waits', async (status) => {
  notifications.users.broken.status = status
  const { id } = newPerson()
  await notifications.publish(orderConfirmed({ customerId: id }))
  await eventually(async () => expect(await rowsOf(id)).toMatchObject([{ state: 'pending', attempts: 0 }]))
  notifications.users.broken.status = undefined
  await eventually(() => expect(received()).toHaveLength(1))
})

test('an invalid event is dead-lettered, and the next one is processed', async () => {
  const { id } = newPerson()
  const broken = { ...orderConfirmed({ customerId: id }), data: { customerId: 'nobody' } }
  await notifications.publish(broken, orderConfirmed({ customerId: id }))
  await eventually(() => expect(received()).toHaveLength(1))
  const { deadLetters } = notifications.context.events.broker
  await eventually(async () =>
    expect(await deadLetters.list('notifications')).toMatchObject([
      { event: { id: broken.id }, reason: expect.stringContaining('orders.order-confirmed.v1') },
    ]),
  )
  await deadLetters.discard('notifications')
})
