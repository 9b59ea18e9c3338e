import { afterAll, beforeAll, expect, test } from 'vitest'
import { resume } from './complete-abandoned.ts'
import { newKey, newPayment, startPayments, type TestPayments } from './testing/payments.ts'

const start = new Date('2026-03-11T07:20:00.000Z')
let now = start
let payments: TestPayments
beforeAll(async () => {
  payments = await startPayments({ now: () => now })
})
afterAll(() => payments.close())

const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000))
const stateOf = async (id: string) =>
  (await payments.context.db.payment.findUniqueOrThrow({ where: { id } })).state

test('operations abandoned by a crash are completed after a minute', async () => {
  const [captured, voided] = [await payments.payment('authorized'), await payments.payment('authorized')]
  const refunded = await payments.payment('captured')
  const body = newPayment()
  payments.crash('after', 'authorize')
  await payments.send('authorizePayment', { headers: newKey(), body }).expect(500)
  payments.crash('after', 'capture')
  await payments.send('capturePayment', { params: { paymentId: captured } }).expect(500)
  payments.crash('before', 'void')
  await payments.send('voidPayment', { params: { paymentId: voided } }).expect(500)
  payments.crash('after', 'refund')
  const params = { paymentId: refunded }
  await payments.send('refundPayment', { params, headers: newKey(), body: {} }).expect(500)

  later(59)
  expect(await resume(payments.context)).toBe(0)
  later(1)
  // Two instances concurrently.
  await Promise.all([resume(payments.context), resume(payments.context)])
  const authorized = await payments.context.db.payment.findUniqueOrThrow({ where: { orderId: body.orderId } })
  const states = [authorized.state, ...(await Promise.all([captured, voided, refunded].map(stateOf)))]
  expect(states).toEqual(['authorized', 'captured', 'voided', 'refunded'])
  for (const id of [authorized.id, captured, voided, refunded])
    expect(await payments.books.charges(id)).toHaveLength(1)
  expect(await payments.books.balances(refunded)).toEqual({ customer: 0, held: 0, merchant: 0 })
  expect(await payments.books.events(captured)).toEqual(['payment-authorized', 'payment-captured'])
  later(60)
  expect(await resume(payments.context)).toBe(0)
})

test('an operation without a response does not block the others', async () => {
  const ids = [await payments.payment('authorized'), await payments.payment('authorized')]
  for (const paymentId of ids) {
    payments.crash('before', 'capture')
    await payments.send('capturePayment', { params: { paymentId } }).expect(500)
    later(1)
  }
  later(60)
  payments.crash('before', 'capture')
  expect(await resume(payments.context)).toBe(1)
  expect(await Promise.all(ids.map(stateOf))).toEqual(['capturing', 'captured'])
  expect(await resume(payments.context)).toBe(1)
})
