import { randomUUID as id } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/testing-database.ts'

/* What the databases refuse by themselves, whatever a service does: the last line of defence of the invariants. */

/** A database of a service with one connection to it. */
function connected(service: string) {
  let database: TestDatabase
  let connection: pg.Client
  const query = (sql: string, values?: unknown[]) => connection.query(sql, values)
  beforeAll(async () => {
    database = await createTestDatabase(service)
    connection = new pg.Client({ connectionString: database.url })
    await connection.connect()
  })
  afterAll(async () => {
    await connection.end()
    await database.drop()
  })
  /** The constraint that refuses the statements, tried as one transaction that is undone in any case. */
  const refusal = async (...statements: [sql: string, ...values: unknown[]][]) => {
    await query('BEGIN')
    try {
      for (const [sql, ...values] of statements) await query(sql, values)
      await query('SET CONSTRAINTS ALL IMMEDIATE')
      return undefined
    } catch (error) {
      return (error as pg.DatabaseError).constraint
    } finally {
      await query('ROLLBACK')
    }
  }
  return { query, refusal }
}

describe('payments', () => {
  const { query, refusal } = connected('payments')
  const payment = id()
  const insertPayment = `INSERT INTO payments (id, order_id, customer_id, amount_minor, currency, method)
    VALUES ($1, $2, $3, 500, 'EUR', 'pm_card_ok')`
  const entry = (
    transaction: string,
    account: string,
    amount: number,
    currency = 'EUR',
  ): [string, ...unknown[]] => [
    'INSERT INTO ledger_entries (transaction_id, payment_id, account, amount_minor, currency) VALUES ($1, $2, $3, $4, $5)',
    transaction,
    payment,
    account,
    amount,
    currency,
  ]
  beforeAll(() => query(insertPayment, [payment, id(), id()]))

  test('a ledger transaction that adds up to zero is booked, in whatever order', async () => {
    const transaction = id()
    expect(
      await refusal(
        entry(transaction, 'provider', 500),
        entry(transaction, 'fees', -20),
        entry(transaction, 'sales', -480),
      ),
    ).toBeUndefined()
  })

  test.each([
    ['one entry alone', [['provider', 500, 'EUR']]],
    [
      'a cent too little',
      [
        ['provider', 500, 'EUR'],
        ['sales', -499, 'EUR'],
      ],
    ],
    [
      'zero only across currencies',
      [
        ['provider', 500, 'EUR'],
        ['sales', -500, 'USD'],
      ],
    ],
  ] as [string, [string, number, string][]][])(
    'a ledger transaction of %s is not',
    async (_name, entries) => {
      const transaction = id()
      const constraint = await refusal(
        ...entries.map(([account, amount, currency]) => entry(transaction, account, amount, currency)),
      )
      expect(constraint).toBe('ledger_entries_balance')
    },
  )

  test('what was booked before a later entry counts too', async () => {
    const transaction = id()
    await query('BEGIN')
    for (const [sql, ...values] of [entry(transaction, 'provider', 500), entry(transaction, 'sales', -500)])
      await query(sql, values)
    await query('COMMIT')
    expect(await refusal(entry(transaction, 'fees', 1))).toBe('ledger_entries_balance')
    expect(await refusal(entry(transaction, 'sales', -500))).toBe('ledger_entries_transaction_id_account_key')
    expect(await refusal(['UPDATE ledger_entries SET amount_minor = amount_minor * 2'])).toBe(
      'ledger_entries_append_only',
    )
    expect(await refusal(['DELETE FROM ledger_entries'])).toBe('ledger_entries_append_only')
  })

  test.each([
    [
      'more refunded than paid',
      'payments_refunded_minor_check',
      `UPDATE payments SET state = 'captured', provider_reference = 'x', refunded_minor = 501`,
    ],
    [
      'refunded before it was captured',
      'payments_refunded_state_check',
      `UPDATE payments SET refunded_minor = 1`,
    ],
    [
      'refunded, but not all of it',
      'payments_refunded_state_check',
      `UPDATE payments SET state = 'refunded', provider_reference = 'x', refunded_minor = 499`,
    ],
    [
      'captured at no provider',
      'payments_provider_reference_check',
      `UPDATE payments SET state = 'captured'`,
    ],
    ['failed for no reason', 'payments_failure_reason_check', `UPDATE payments SET state = 'failed'`],
    [
      'an unknown state',
      'payments_state_check',
      `UPDATE payments SET state = 'lost', provider_reference = 'x'`,
    ],
  ])('%s is refused', async (_name, constraint, sql) => {
    expect(await refusal([sql])).toBe(constraint)
  })

  test('an order has one payment', async () => {
    const order = id()
    const both = [id(), id()].map((each) => [insertPayment, each, order, id()] as [string, ...unknown[]])
    expect(await refusal(...both)).toBe('payments_order_id_key')
  })

  test.each([
    [
      'captured beyond what was authorized',
      'charges_amounts_check',
      `UPDATE provider.charges SET state = 'captured', captured_minor = 501`,
    ],
    [
      'refunded beyond what was captured',
      'charges_amounts_check',
      `UPDATE provider.charges SET state = 'captured', captured_minor = 500, refunded_minor = 501`,
    ],
    [
      'captured after it was voided',
      'charges_amounts_check',
      `UPDATE provider.charges SET state = 'voided', captured_minor = 500`,
    ],
  ])("the provider's books refuse a charge %s", async (_name, constraint, sql) => {
    const charge = `INSERT INTO provider.charges (reference, method, currency, authorized_minor, state, payment_reference) VALUES ('ch_1', 'pm_card_ok', 'EUR', 500, 'authorized', 'p')`
    expect(await refusal([charge], [sql])).toBe(constraint)
  })

  test("the provider's books have each operation once", async () => {
    const operation = `INSERT INTO provider.operations (idempotency_key, kind, amount_minor) VALUES ('k', 'authorize', 500)`
    expect(await refusal([operation], [operation])).toBe('operations_idempotency_key_key')
  })
})

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

describe('products', () => {
  const { query, refusal } = connected('products')
  const [product, reservation] = [id(), id()]
  const reserve: [string, ...unknown[]] = [
    `INSERT INTO reservations (id, expires_at, made_by) VALUES ($1, now(), 'orders')`,
    reservation,
  ]
  const item = (of: string, quantity: number): [string, ...unknown[]] => [
    'INSERT INTO reservation_items VALUES ($1, $2, $3)',
    reservation,
    of,
    quantity,
  ]
  beforeAll(async () => {
    await query(`INSERT INTO categories VALUES ('lamps', 'Lamps')`)
    await query(
      `INSERT INTO products (id, sku, name, description, category_slug, price_amount, price_currency, stock) VALUES ($1, 'LMP-1', 'Lamp', '', 'lamps', 1, 'EUR', 3)`,
      [product],
    )
  })

  test('stock never falls below zero', async () => {
    expect(await refusal(['UPDATE products SET stock = stock - 4'])).toBe('products_stock_check')
  })

  test('a reservation is of products that there are, each once, and of some of it', async () => {
    expect(await refusal(reserve, item(product, 2))).toBeUndefined()
    expect(await refusal(reserve, item(product, 2), item(product, 1))).toBe('reservation_items_pkey')
    expect(await refusal(reserve, item(id(), 2))).toBe('reservation_items_product_id_fkey')
    expect(await refusal(reserve, item(product, 0))).toBe('reservation_items_quantity_check')
  })
})

describe('notifications', () => {
  const { refusal } = connected('notifications')
  const notification = (event: string, recipient: string): [string, ...unknown[]] => [
    `INSERT INTO notifications (id, event_id, recipient_id, kind, subject, body) VALUES ($1, $2, $3, 'order-confirmed', '', '')`,
    id(),
    event,
    recipient,
  ]
  const endpoint = id()
  const insertEndpoint: [string, ...unknown[]] = [
    `INSERT INTO webhook_endpoints (id, url, event_types, secret, created_by) VALUES ($1, 'https://example.com', '{a}', $2, 'x')`,
    endpoint,
    Buffer.alloc(24),
  ]
  const delivery = (event: string, change = "'pending', now()"): [string, ...unknown[]] => [
    `INSERT INTO webhook_deliveries (id, endpoint_id, event_id, event_type, event, state, next_attempt_at) VALUES ($1, $2, $3, 'a', '{}', ${change})`,
    id(),
    endpoint,
    event,
  ]

  test('a person is told of a fact once', async () => {
    const [event, ada, bob] = [id(), id(), id()]
    expect(await refusal(notification(event, ada), notification(event, bob))).toBeUndefined()
    expect(await refusal(notification(event, ada), notification(event, ada))).toBe(
      'notifications_event_id_recipient_id_kind_key',
    )
  })

  test('an endpoint gets an event once, and a delivery that is pending has a time', async () => {
    const event = id()
    expect(await refusal(insertEndpoint, delivery(event), delivery(event))).toBe(
      'webhook_deliveries_endpoint_id_event_id_key',
    )
    expect(await refusal(insertEndpoint, delivery(event, "'pending', NULL"))).toBe(
      'webhook_deliveries_next_attempt_at_check',
    )
    expect(await refusal(insertEndpoint, delivery(event, "'failed', now()"))).toBe(
      'webhook_deliveries_next_attempt_at_check',
    )
  })
})
