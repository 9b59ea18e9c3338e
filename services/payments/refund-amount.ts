import type { Money } from './representation.ts'
import type { Status } from './payment.ts'
import { problem } from './problems.ts'

interface Refundable {
  status: Status
  amountMinor: number
  currency: string
  refundedMinor: number
  /** What the provider is being asked to give back just now. */
  pendingMinor: number
}

/**
 * How much is given back: what is asked for, or all that is left.
 *
 * @throws Problem 409 when there is nothing to give back, 422 when it isn't as much or another currency
 */
export function refundAmount(payment: Refundable, asked: Money | undefined): number {
  if (payment.status !== 'captured')
    throw problem('not-refundable', { detail: `The payment is ${payment.status}.` })
  if (asked && asked.currency !== payment.currency)
    throw problem('other-currency', { detail: `The currency of the payment is ${payment.currency}.` })
  const left = payment.amountMinor - payment.refundedMinor - payment.pendingMinor
  if (asked && asked.amount > left)
    throw problem('refund-too-large', {
      detail: `The remaining amount is ${left}, but ${asked.amount} was requested.`,
    })
  if (left === 0) throw problem('not-refundable', { detail: 'The full amount is already being refunded.' })
  return asked?.amount ?? left
}
