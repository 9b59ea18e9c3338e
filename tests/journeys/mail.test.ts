import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ShopClient } from '#generated/sdk/dist/index.js'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import { openBroker } from '#platform/events/open-broker.ts'
import { openSystem, type ShopSystem, table, VERSIONS, visitor } from './shop.ts'

/* From an order to the mail in the customer's mailbox: every service, and a real mail server. */

let system: ShopSystem
let productId: string
beforeAll(async () => {
  system = await openSystem()
  const staff = visitor(system, system.accounts.staff.token)
  productId = (await staff.createProduct({ body: { ...table, sku: 'MAIL-1' } })).id
})
afterAll(() => system.close())

const place = (shop: ShopClient, paymentMethod = 'pm_card_ok') =>
  shop.placeOrder({
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    body: { items: [{ productId, quantity: 1 }], paymentMethod },
  })
const mailsTo = (email: string) => system.mails.filter(({ to }) => to.includes(email))
const subjectsTo = (email: string) =>
  mailsTo(email)
    .map(({ subject }) => subject)
    .sort()
const eventually = (email: string) => expect.poll(() => subjectsTo(email))

describe('a customer', () => {
  test.each(VERSIONS)(
    'gets the confirmation of an order in %s at the address of their account',
    async (version) => {
      const account = await system.account()
      const shop = visitor(system, account.token, version)
      const { id } = await place(shop)
      await eventually(account.email).toEqual(['Your order is confirmed'])
      const [mail] = mailsTo(account.email)
      expect(mail).toMatchObject({
        from: 'shop@charter.example',
        to: [account.email],
        toHeader: `A customer <${account.email}>`,
        text: expect.stringContaining(table.name),
        html: expect.stringContaining('649.00'),
      })
      expect(mail?.text).toContain(id)
      await expect
        .poll(async () => (await shop.listNotifications()).items)
        .toMatchObject([{ kind: 'order-confirmed', orderId: id, status: 'sent' }])
      await expect
        .poll(async () => (await shop.listOrders()).items, { timeout: 10_000 })
        .toMatchObject([{ id, notificationStatus: 'sent' }])
    },
  )

  test('is notified why an order was rejected', async () => {
    const account = await system.account()
    await place(visitor(system, account.token), 'pm_card_declined')
    await eventually(account.email).toEqual(['Your order could not be fulfilled'])
    expect(mailsTo(account.email)[0]?.text).toMatch(/card was declined/)
  })

  test('gets one mail for each event, also when every event is redelivered', async () => {
    const account = await system.account()
    const shop = visitor(system, account.token)
    const { id } = await place(shop)
    await eventually(account.email).toEqual(['Your order is confirmed'])
    await shop.cancelOrder({ path: { orderId: id } })
    const subjects = ['Your order is cancelled', 'Your order is confirmed', 'Your refund is on its way']
    await eventually(account.email).toEqual(subjects)

    const events = [...(await storedEvents('orders', id)), ...(await storedEvents('payments', id))]
    const broker = await openBroker(system.eventsUrl, {
      log: pino({ level: 'silent' }),
      applicationName: 'journey',
    })
    const replay = crypto.randomUUID()
    await broker.replay('notifications', events, replay).finally(() => broker.close())
    const handled = events.filter(({ type }) => !/authorized|captured/.test(type)).length
    const seen = () =>
      query('notifications', 'SELECT event_id FROM inbox WHERE consumer = $1', `notifications#${replay}`)
    await expect.poll(async () => (await seen()).length).toBe(handled)
    const unsent = () =>
      query(
        'notifications',
        `SELECT id FROM notifications WHERE state <> 'sent' AND recipient_id = $1`,
        account.id,
      )
    await expect.poll(unsent).toEqual([])
    expect(subjectsTo(account.email)).toEqual(subjects)
    expect(new Set(mailsTo(account.email).map(({ messageId }) => messageId)).size).toBe(subjects.length)
  })
})

/** The events that a service has published about an order. */
const storedEvents = async (service: string, orderId: string) =>
  (
    await query(
      service,
      `SELECT event FROM outbox WHERE event #>> '{data,orderId}' = $1 ORDER BY position`,
      orderId,
    )
  ).map(({ event }) => event as CloudEvent)

async function query(service: string, sql: string, ...values: unknown[]) {
  const client = new pg.Client({ connectionString: system.databases[service]?.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows
  } finally {
    await client.end()
  }
}
