import type { State } from '../payment.ts'

/** The accounts of a payment. `held`: authorized, not captured. */
export type Account = 'customer' | 'held' | 'merchant'

/** One side of a transfer. Positive: debit; negative: credit. */
export interface Entry {
  account: Account
  amountMinor: bigint
}

/** The two entries of a transfer; they sum to zero. */
export const transfer = (from: Account, to: Account, amountMinor: number): [Entry, Entry] => [
  { account: from, amountMinor: -BigInt(amountMinor) },
  { account: to, amountMinor: BigInt(amountMinor) },
]

/** The entries of a state transition. */
export function entriesOf(from: State, to: State, amountMinor: number): Entry[] {
  if (to === 'authorized') return transfer('customer', 'held', amountMinor)
  if (to === 'captured') return transfer('held', 'merchant', amountMinor)
  // From `pending` nothing was authorized, so there is nothing to release.
  if (from !== 'pending' && (to === 'voided' || to === 'failed'))
    return transfer('held', 'customer', amountMinor)
  return []
}

/** The entries of a refund. */
export const refundEntries = (amountMinor: number): Entry[] => transfer('merchant', 'customer', amountMinor)
