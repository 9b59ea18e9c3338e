import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Buyer, buyerAt, type Deed } from './buyer.ts'
import { type INVARIANTS, projectionViolations, violations, type Witnesses } from './invariants.ts'
import { until } from './processes.ts'
import { type Databases, openTestDatabases, type Shop, startShop } from './shop.ts'
import { type Ask, openAsk, readState, unsettled } from './shop-state.ts'

/* Tests of the invariants: a correct shop, corrupted in each way, must violate the right one. */

const opened = new AsyncDisposableStack()
let databases: Databases
let ask: Ask
let seen: Witnesses

beforeAll(async () => {
  const testDatabases = await openTestDatabases()
  opened.defer(() => testDatabases.drop())
  databases = testDatabases.urls
  const services = ['users', 'products', 'payments', 'notifications', 'orders']
  const shop = await startShop('invariants', services, databases)
  opened.defer(() => shop.close())
  const connection = openAsk(databases)
  opened.defer(connection.close)
  ask = connection.ask
  seen = await goShopping(shop, buyerAt(shop.urls.orders as string, await shop.account()))
})
afterAll(() => opened.disposeAsync())

/** One order that is confirmed, one that is rejected, one that is cancelled. */
async function goShopping(shop: Shop, buyer: Buyer): Promise<Witnesses> {
  const productId = await shop.product(10)
  const deeds: Deed[] = []
  for (const paymentMethod of ['pm_card_ok', 'pm_card_declined', 'pm_card_ok']) {
    const items = [{ productId, quantity: 2 }]
    deeds.push(await buyer.place({ key: crypto.randomUUID(), items, paymentMethod }))
  }
  const last = deeds[2] as Deed
  await until(async () => (await buyer.statusOf(last)) === 'confirmed', 30_000, 'It is not confirmed')
  await buyer.cancel(last)
  await until(async () => (await unsettled(ask)).length === 0, 30_000, 'It never settles')
  return {
    deeds,
    stock: shop.stock,
    addresses: new Map([[buyer.account.id, buyer.account.email]]),
    mails: shop.mail.received,
    merchantGot: shop.merchant.received,
  }
}

/** The violated invariants after a change of the databases; the change is rolled back. */
async function complaints(database: string, ...sql: string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: databases[database] })
  await client.connect()
  try {
    await client.query('BEGIN')
    for (const each of sql) await client.query(each)
    const changed = async <Row>(name: string, text: string) =>
      name === database ? ((await client.query(text)).rows as Row[]) : ask<Row>(name, text)
    return violations(await readState(Object.assign(changed, { databases: ask.databases })), seen)
  } finally {
    await client.query('ROLLBACK')
    await client.end()
  }
}

type Name = keyof typeof INVARIANTS
const told = (all: readonly string[], name: Name) => all.filter((text) => text.startsWith(`${name}: `))
const CONFIRMED = `(SELECT id FROM orders WHERE status = 'confirmed')`
const PAYMENT = `(SELECT id FROM payments WHERE state = 'captured')`
const anyOf = (table: string) => `ctid = (SELECT ctid FROM ${table} LIMIT 1)`

/** By the invariant that must be violated. */
const WRONGS: Record<Name, [what: string, database: string, ...sql: string[]][]> = {
  'every accepted order is there once, and at a final state': [
    ['an order is gone', 'orders', `DELETE FROM orders WHERE id = ${CONFIRMED}`],
    ['an order is still pending', 'orders', `UPDATE orders SET status = 'pending' WHERE id = ${CONFIRMED}`],
    ['a saga needs attention', 'orders', `UPDATE sagas SET state = 'needs-attention'`],
    [
      'an order is there twice',
      'orders',
      `INSERT INTO orders SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid()))).* FROM orders o`,
    ],
  ],
  'an order ends as it must': [
    [
      'a declined card has bought',
      'orders',
      `UPDATE orders SET status = 'confirmed' WHERE status = 'rejected'`,
    ],
    [
      'a cancellation is forgotten',
      'orders',
      `UPDATE orders SET status = 'confirmed' WHERE status = 'cancelled'`,
    ],
    [
      'not cancelled by the customer',
      'orders',
      `UPDATE orders SET status = 'cancelled', reason = 'cancelled-by-staff' WHERE status = 'confirmed'`,
    ],
  ],
  'stock and what was sold are what there was, and never below zero': [
    ['one is lost', 'products', 'UPDATE products SET stock = stock - 1'],
    [
      'it is oversold',
      'products',
      'ALTER TABLE products DROP CONSTRAINT products_stock_check',
      'UPDATE products SET stock = -1',
    ],
  ],
  'stock is set aside for confirmed orders alone': [
    [
      'a reservation is never ended',
      'products',
      `UPDATE reservations SET state = 'reserved' WHERE state = 'released'`,
    ],
    [
      'a reservation of a cancelled order',
      'products',
      `UPDATE reservations SET state = 'confirmed' WHERE state = 'released'`,
    ],
    ['what is sold was released', 'products', `UPDATE reservations SET state = 'released'`],
  ],
  'the events of stock add up to the stock': [
    ['an event is gone', 'products', `DELETE FROM outbox WHERE type = 'products.stock-changed.v1'`],
  ],
  'at the provider, a confirmed order is captured once, and every other one nets to zero': [
    [
      'a second charge',
      'payments',
      `INSERT INTO provider.charges SELECT 'ch_2', method, currency, authorized_minor, captured_minor, refunded_minor, state,
         payment_reference, created_at FROM provider.charges WHERE state = 'captured' AND refunded_minor = 0`,
    ],
    [
      'it is not captured',
      'payments',
      `UPDATE provider.charges SET captured_minor = 0, refunded_minor = 0, state = 'authorized' WHERE state = 'captured'`,
    ],
    ['it is not refunded', 'payments', 'UPDATE provider.charges SET refunded_minor = 0'],
    [
      'an authorization is not voided',
      'payments',
      `UPDATE provider.charges SET state = 'authorized' WHERE state = 'declined'`,
    ],
  ],
  'every operation at the provider belongs to a payment': [
    ['a charge without a payment', 'payments', `UPDATE provider.charges SET payment_reference = 'unknown'`],
    ['an unfinished operation', 'payments', 'UPDATE provider.operations SET result = NULL'],
  ],
  'the ledger adds up to zero, and to what the order is': [
    [
      'one side of a movement is gone',
      'payments',
      'ALTER TABLE ledger_entries DISABLE TRIGGER USER',
      `DELETE FROM ledger_entries WHERE account = 'held' AND amount_minor > 0`,
    ],
    [
      'a whole movement is gone',
      'payments',
      'ALTER TABLE ledger_entries DISABLE TRIGGER USER',
      `DELETE FROM ledger_entries WHERE transaction_id IN (SELECT transaction_id FROM ledger_entries WHERE account = 'merchant')`,
    ],
  ],
  'a payment is as its order, and nothing of it is begun': [
    ['it is being captured', 'payments', `UPDATE payments SET state = 'capturing' WHERE id = ${PAYMENT}`],
    [
      'it is authorized still',
      'payments',
      `UPDATE payments SET state = 'authorized', refunded_minor = 0 WHERE state = 'refunded'`,
    ],
    ['a refund is begun', 'payments', `UPDATE refunds SET state = 'pending'`],
    [
      'it is for no order',
      'payments',
      `UPDATE payments SET order_id = gen_random_uuid() WHERE id = ${PAYMENT}`,
    ],
  ],
  'each fact is published as one event': [
    [
      'a fact is published twice',
      'orders',
      `INSERT INTO outbox (id, type, subject, event, published_at)
         SELECT other, type, subject, jsonb_set(event, '{id}', to_jsonb(other)), published_at
         FROM (SELECT gen_random_uuid() AS other, * FROM outbox WHERE type = 'orders.order-confirmed.v1') copied`,
    ],
    ['a fact is not published', 'orders', `DELETE FROM outbox WHERE type = 'orders.order-rejected.v1'`],
  ],
  'the stream of an order has each step once, and its final state last': [
    [
      'a step is streamed twice',
      'orders',
      'INSERT INTO order_events (order_id, type, data) SELECT order_id, type, data FROM order_events',
    ],
    ['the final event is missing', 'orders', `DELETE FROM order_events WHERE type = 'confirmed'`],
  ],
  'each event is published and reaches each consumer': [
    ['it is not published', 'payments', `UPDATE outbox SET published_at = NULL WHERE ${anyOf('outbox')}`],
    ['it has not reached orders', 'orders', `DELETE FROM inbox WHERE ${anyOf('inbox')}`],
    ['it has not reached notifications', 'notifications', `DELETE FROM inbox WHERE ${anyOf('inbox')}`],
  ],
  'every consumed event was published': [
    [
      'an event without a producer',
      'orders',
      `INSERT INTO inbox (consumer, event_id) VALUES ('orders', gen_random_uuid())`,
    ],
  ],
  'queues are empty, and so are the dead letters': [
    ['an event is left', 'events', `INSERT INTO broker.job (queue, data) VALUES ('orders', '{}')`],
    [
      'an event is a dead letter',
      'events',
      `INSERT INTO broker.dead_letter (queue, key, data, reason, attempts) VALUES ('notifications', '', '{}', 'a bug', 12)`,
    ],
    ['a job is left', 'orders', `INSERT INTO jobs.job (queue, data) VALUES ('work-on-order', '{}')`],
  ],
  'the list of orders equals the orders': [
    ['an order is not listed', 'orders', `DELETE FROM order_summaries WHERE order_id = ${CONFIRMED}`],
    ['its payment is another', 'orders', `UPDATE order_summaries SET payment_status = 'authorized'`],
    ['its message is not listed', 'orders', `UPDATE order_summaries SET notified = '{}'`],
  ],
  'each customer gets one message per fact': [
    [
      'a message was never written',
      'notifications',
      `DELETE FROM notifications WHERE ${anyOf('notifications')}`,
    ],
    [
      'a message waits',
      'notifications',
      `UPDATE notifications SET state = 'pending', sent_at = NULL WHERE ${anyOf('notifications')}`,
    ],
    [
      'a message is for another',
      'notifications',
      `UPDATE notifications SET recipient_id = gen_random_uuid()`,
    ],
    [
      'a fact has two messages',
      'notifications',
      `INSERT INTO notifications SELECT (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'kind', 'again'))).*
         FROM notifications n`,
    ],
  ],
  'each message is one e-mail; a second one only where there was a second attempt': [
    [
      'a mail without a message',
      'notifications',
      `DELETE FROM notifications WHERE ${anyOf('notifications')}`,
    ],
    ['a message without a mail', 'notifications', 'UPDATE notifications SET id = gen_random_uuid()'],
    ['a mail without an attempt', 'notifications', 'UPDATE notifications SET attempts = 0'],
    ['a mail to another', 'notifications', 'UPDATE notifications SET recipient_id = gen_random_uuid()'],
  ],
  'each event that the merchant wants is delivered, always under one webhook-id': [
    [
      'it was given up',
      'notifications',
      `UPDATE webhook_deliveries SET state = 'failed', delivered_at = NULL`,
    ],
    ['it was never scheduled', 'notifications', 'DELETE FROM webhook_deliveries'],
    ['it came under another id', 'notifications', 'UPDATE webhook_deliveries SET id = gen_random_uuid()'],
  ],
}

test('a correct shop violates none', async () => {
  expect(violations(await readState(ask), seen)).toEqual([])
  expect(await projectionViolations(databases, ask)).toEqual([])
})

describe.each(Object.entries(WRONGS) as [Name, (typeof WRONGS)[Name]][])('%s', (name, wrongs) => {
  test.each(wrongs)('%s', async (_what, database, ...sql) => {
    expect(told(await complaints(database, ...sql), name)).not.toEqual([])
  })
})

describe('observations from outside are checked too', () => {
  const state = () => readState(ask)
  test('two mails after one attempt', async () => {
    const mails = [...seen.mails, ...seen.mails.slice(0, 1)]
    expect(violations(await state(), { ...seen, mails })).toHaveLength(1)
  })
  test('a missing delivery', async () => {
    const merchantGot = seen.merchantGot.slice(1)
    expect(violations(await state(), { ...seen, merchantGot })).toHaveLength(1)
  })
  test('an accepted order that was never stored', async () => {
    const deeds = [...seen.deeds, { orderId: crypto.randomUUID(), customerId: '', method: 'pm_card_ok' }]
    expect(violations(await state(), { ...seen, deeds })).toHaveLength(1)
  })
})

test('a list of orders that differs from the events is found, and repaired by a rebuild', async () => {
  await ask('orders', `UPDATE order_summaries SET notified = '{}' WHERE ${anyOf('order_summaries')}`)
  expect(await projectionViolations(databases, ask)).toHaveLength(1)
  expect(await projectionViolations(databases, ask)).toEqual([])
})
