import { randomUUID as id } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { connected } from './testing.ts'

/* Constraints of the database, whatever the service does: the last line of defence of the invariants. */

describe('orders', () => {
  const { refusal } = connected('orders')
  const order = id()
  const insertOrder = (total: number): [string, ...unknown[]] => [
    `INSERT INTO orders (id, customer_id, total_amount, currency, payment_method) VALUES ($1, $2, $3, 'EUR', 'pm_card_ok')`,
    order,
    id(),
    total,
  ]
  const item = (
    line: number,
    quantity: number,
    unitAmount: number,
    product = id(),
  ): [string, ...unknown[]] => [
    `INSERT INTO order_items VALUES ($1, $2, $3, 'SKU', 'Thing', $4, $5)`,
    order,
    line,
    product,
    quantity,
    unitAmount,
  ]

  test('an order is worth what its items are', async () => {
    expect(await refusal(insertOrder(700), item(1, 2, 300), item(2, 1, 100))).toBeUndefined()
    expect(await refusal(insertOrder(701), item(1, 2, 300), item(2, 1, 100))).toBe('orders_total_matches')
    expect(await refusal(insertOrder(700))).toBe('orders_total_matches')
    expect(await refusal(insertOrder(300), item(1, 1, 300), ['UPDATE orders SET total_amount = 0'])).toBe(
      'orders_total_matches',
    )
    expect(await refusal(insertOrder(300), item(1, 1, 300), ['UPDATE order_items SET quantity = 2'])).toBe(
      'orders_total_matches',
    )
  })

  test('a product is in an order once, and between 1 and 1000 times', async () => {
    const product = id()
    expect(await refusal(insertOrder(600), item(1, 1, 300, product), item(2, 1, 300, product))).toBe(
      'order_items_order_id_product_id_key',
    )
    expect(await refusal(insertOrder(0), item(1, 0, 300))).toBe('order_items_quantity_check')
    expect(await refusal(insertOrder(1001), item(1, 1001, 1))).toBe('order_items_quantity_check')
  })

  test('an order is confirmed with a payment, and rejected for a reason', async () => {
    const change = (sql: string) => refusal(insertOrder(300), item(1, 1, 300), [sql])
    expect(await change(`UPDATE orders SET status = 'confirmed'`)).toBe('orders_payment_check')
    expect(await change(`UPDATE orders SET status = 'rejected'`)).toBe('orders_reason_check')
    expect(await change(`UPDATE orders SET status = 'eaten'`)).toBe('orders_status_check')
  })

  test('only an order that needs attention has stopped at a step', async () => {
    const write = (state: string) =>
      refusal(insertOrder(300), item(1, 1, 300), [
        `INSERT INTO sagas (order_id, state, stopped_at, deadline) VALUES ($1, $2, 'reserve-stock', now())`,
        order,
        state,
      ])
    expect(await write('needs-attention')).toBeUndefined()
    expect(await write('capture-payment')).toBe('sagas_stopped_at_check')
  })

  test('the columns of an event in the outbox say what the event says', async () => {
    const write = (type: string) =>
      refusal([
        'INSERT INTO outbox (id, type, subject, event) VALUES ($1, $2, $3, $4)',
        order,
        type,
        's',
        { id: order, type: 'orders.order-placed.v1', subject: 's' },
      ])
    expect(await write('orders.order-placed.v1')).toBeUndefined()
    expect(await write('orders.order-eaten.v1')).toBe('outbox_event_check')
  })

  test('an idempotency key that is done has a status', async () => {
    const write = (state: string, status: number | null) =>
      refusal([
        `INSERT INTO idempotency_keys (scope, key, fingerprint, state, status, locked_until, expires_at) VALUES ('s', 'k', $1, $2, $3, now(), now())`,
        Buffer.alloc(32),
        state,
        status,
      ])
    expect(await write('running', null)).toBeUndefined()
    expect(await write('done', 202)).toBeUndefined()
    expect(await write('done', null)).toBe('idempotency_keys_status_check')
    expect(await write('running', 202)).toBe('idempotency_keys_status_check')
  })
})
