import { expect, test } from 'vitest'
import type { Status } from '../payment.ts'
import { refundAmount } from './refund-amount.ts'

const captured = {
  status: 'captured' as Status,
  amountMinor: 500,
  currency: 'EUR',
  refundedMinor: 0,
  pendingMinor: 0,
}
const eur = (amount: number) => ({ amount, currency: 'EUR' as const })

test.each([
  [{}, undefined, 500],
  [{}, eur(1), 1],
  [{}, eur(500), 500],
  [{ refundedMinor: 200 }, undefined, 300],
  [{ refundedMinor: 200, pendingMinor: 100 }, undefined, 200],
  [{ refundedMinor: 200, pendingMinor: 100 }, eur(200), 200],
])('of a captured payment with %j, requested %j', (change, requested, amount) => {
  expect(refundAmount({ ...captured, ...change }, requested)).toBe(amount)
})

test.each([
  [{}, eur(501), 'payments.refund-too-large'],
  [{ refundedMinor: 200, pendingMinor: 100 }, eur(201), 'payments.refund-too-large'],
  [{ pendingMinor: 500 }, eur(1), 'payments.refund-too-large'],
  [{ pendingMinor: 500 }, undefined, 'payments.not-refundable'],
  [{}, { amount: 1, currency: 'USD' as const }, 'payments.other-currency'],
  ...(['pending', 'authorized', 'voided', 'refunded', 'failed'] as const).map(
    (status) => [{ status }, eur(1), 'payments.not-refundable'] as const,
  ),
] as const)('of a captured payment with %j, %j cannot be refunded', (change, requested, code) => {
  expect(() => refundAmount({ ...captured, ...change }, requested)).toThrow(expect.objectContaining({ code }))
})
