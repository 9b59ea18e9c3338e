import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openBroker } from '#platform/events/open-broker.ts'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { resume } from './complete-abandoned.ts'
import { newKey, startPayments, type TestPayments } from './testing/payments.ts'

let brokerDatabase: TestDatabase
let payments: TestPayments
let now = new Date()
beforeAll(async () => {
  // The broker uses a schema of its own.
  brokerDatabase = await createTestDatabase('users')
  const env = { EVENTS_URL: brokerDatabase.url }
  payments = await startPayments({ background: true, now: () => now, env })
})
afterAll(async () => {
  await payments.close()
  await brokerDatabase.drop()
})

test('the events of a payment are delivered in order', async () => {
  const { log } = payments.context
  const broker = await openBroker(brokerDatabase.url, { log, applicationName: 'test' })
  const received: CloudEvent[] = []
  const types = ['authorized', 'captured', 'refunded'].map((what) => `payments.payment-${what}.v1`)
  const subscription = await broker.subscribe({
    consumer: `test-${randomUUID()}`,
    types,
    handle: async ({ event }) => void received.push(event),
  })
  await subscription.ready()
  const id = await payments.payment('captured')
  const params = { paymentId: id }
  await payments.send('refundPayment', { params, headers: newKey(), body: {} }).expect(201)
  await vi.waitFor(() => expect(received.map(({ type }) => type)).toEqual(types), { timeout: 15_000 })
  expect(received.map(({ subject }) => subject)).toEqual([id, id, id])
  await subscription.close()
  await broker.close()
})

test('the ledger sums to zero under concurrent operations', async () => {
  const methods = [
    'pm_card_ok',
    'pm_card_declined',
    'pm_card_insufficient_funds',
    'pm_card_timeout_then_ok',
    'pm_card_flaky',
    'pm_card_capture_declined',
  ]
  const ids = await Promise.all(
    Array.from({ length: 24 }, (_, n) =>
      payments.payment('authorized', { method: methods[n % methods.length] }),
    ),
  )
  const operations = ['capturePayment', 'voidPayment', 'capturePayment', 'refundPayment'] as const
  for (const _round of [1, 2]) {
    await Promise.all(
      ids.flatMap((paymentId) =>
        operations.map((operation) =>
          payments.send(operation, {
            params: { paymentId },
            ...(operation === 'refundPayment' ? { headers: newKey(), body: {} } : {}),
          }),
        ),
      ),
    )
  }
  // Refunds that were not retried.
  now = new Date(now.getTime() + 60_000)
  await resume(payments.context)
  const [books] = await payments.books.query(
    `SELECT sum(amount_minor)::int AS total, sum(amount_minor) FILTER (WHERE account = 'merchant')::int AS ours,
       sum(amount_minor) FILTER (WHERE account = 'held')::int AS held FROM ledger_entries`,
  )
  const [provider] = await payments.books.query(
    `SELECT sum(captured_minor - refunded_minor)::int AS ours,
       sum(authorized_minor) FILTER (WHERE state = 'authorized')::int AS held,
       count(*)::int AS charges, count(DISTINCT payment_reference)::int AS payments FROM provider.charges`,
  )
  expect(books?.total).toBe(0)
  // The ledger matches the provider, which has one charge per payment.
  expect(books?.ours).toBe(provider?.ours)
  expect(provider?.charges).toBe(provider?.payments)
  const unsettled = await payments.context.db.payment.findMany({
    where: { state: { in: ['pending', 'capturing', 'voiding'] } },
  })
  expect(unsettled).toEqual([])
  expect(books?.held).toBe(provider?.held ?? 0)
})
