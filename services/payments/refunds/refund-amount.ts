import type { Money } from '../representation.ts'
import type { Status } from '../payment.ts'
import { problem } from '../problems.ts'

interface Refundable {
  status: Status
  amountMinor: number
  currency: string
  refundedMinor: number
  /** The sum of pending refunds. */
  pendingMinor: number
}

/**
 * The amount to refund: the requested one, or all that remains.
 *
 * @throws Problem 409 if nothing can be refunded, 422 if the amount is too large or the currency differs
 */
export function refundAmount(payment: Refundable, requested: Money | undefined): number {
  if (payment.status !== 'captured')
    throw problem('not-refundable', { detail: `The payment is ${payment.status}.` })
  if (requested && requested.currency !== payment.currency)
    throw problem('other-currency', { detail: `The currency of the payment is ${payment.currency}.` })
  const left = payment.amountMinor - payment.refundedMinor - payment.pendingMinor
  if (requested && requested.amount > left)
    throw problem('refund-too-large', {
      detail: `The remaining amount is ${left}, but ${requested.amount} was requested.`,
    })
  if (left === 0) throw problem('not-refundable', { detail: 'The full amount is already being refunded.' })
  return requested?.amount ?? left
}
