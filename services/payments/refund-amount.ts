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
  if (payment.status !== 'captured') throw problem('not-refundable', { detail: `It is ${payment.status}.` })
  if (asked && asked.currency !== payment.currency)
    throw problem('other-currency', { detail: `It is in ${payment.currency}.` })
  const left = payment.amountMinor - payment.refundedMinor - payment.pendingMinor
  if (asked && asked.amount > left)
    throw problem('refund-too-large', { detail: `${left} are left, ${asked.amount} were asked for.` })
  if (left === 0) throw problem('not-refundable', { detail: 'All of it is being given back.' })
  return asked?.amount ?? left
}
