import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Entry, transfer } from './ledger.ts'
import { record } from './insert-entries.ts'
import { startPayments, type TestPayments } from '../testing/payments.ts'

let payments: TestPayments
beforeAll(async () => {
  payments = await startPayments()
})
afterAll(() => payments.close())

/** Writes entries and a change of the payment in one transaction. */
async function write(entries: Entry[]) {
  const { context } = payments
  const id = await payments.payment('authorized')
  const payment = await context.db.payment.findUniqueOrThrow({ where: { id } })
  const work = context.db.$transaction(async (tx) => {
    await tx.payment.update({ where: { id }, data: { state: 'capturing' } })
    await record(tx, payment, entries, context)
  })
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const { state } = await context.db.payment.findUniqueOrThrow({ where: { id } })
  return { error, state, balances: await payments.books.balances(id) }
}

test('balanced entries are inserted with the change of the payment', async () => {
  const { error, state, balances } = await write(transfer('held', 'merchant', 64900))
  expect({ error, state, balances }).toEqual({
    error: undefined,
    state: 'capturing',
    balances: { customer: -64900, held: 0, merchant: 64900 },
  })
})

test.each<[string, Entry[]]>([
  ['one side alone', [{ account: 'merchant', amountMinor: 64900n }]],
  [
    'a cent that is lost',
    [
      { account: 'held', amountMinor: -64900n },
      { account: 'merchant', amountMinor: 64899n },
    ],
  ],
])('%s is refused by the database, and the change with it', async (_what, entries) => {
  const { error, state, balances } = await write(entries)
  expect(String(error)).toMatch(/do not sum to zero/)
  expect({ state, balances }).toEqual({ state: 'authorized', balances: { customer: -64900, held: 64900 } })
})

test('entries cannot be changed or deleted', async () => {
  const { db } = payments.context
  for (const work of [
    () => db.ledgerEntry.updateMany({ data: { amountMinor: 1n } }),
    () => db.ledgerEntry.deleteMany(),
  ])
    await expect(work()).rejects.toThrow(/cannot be changed or deleted/)
})

test('an event that violates its contract rolls the change back', async () => {
  const { context } = payments
  const id = await payments.payment('authorized')
  const work = context.db.$transaction(async (tx) => {
    await tx.payment.update({ where: { id }, data: { state: 'capturing' } })
    await context.publish(tx, {
      type: 'payments.payment-captured.v1',
      subject: id,
      data: { paymentId: 'none' } as never,
    })
  })
  await expect(work).rejects.toThrow(/does not match/)
  const { state } = await context.db.payment.findUniqueOrThrow({ where: { id } })
  expect(state).toBe('authorized')
})
