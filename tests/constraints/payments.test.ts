import { randomUUID as id } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { connected } from './testing.ts'

/* Constraints of the database, whatever the service does: the last line of defence of the invariants. */

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
