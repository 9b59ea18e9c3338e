import type { State } from './payment.ts'

/** Whose money it is: the customer's, set aside for us, or ours. */
export type Account = 'customer' | 'held' | 'merchant'

/** One side of a movement; above zero: debit, below: credit. */
export interface Entry {
  account: Account
  amountMinor: bigint
}

/** Moves an amount: two entries that add up to zero. */
export const transfer = (from: Account, to: Account, amountMinor: number): [Entry, Entry] => [
  { account: from, amountMinor: -BigInt(amountMinor) },
  { account: to, amountMinor: BigInt(amountMinor) },
]

/** What is booked when a payment goes from one state to another by the provider's answer. */
export function entriesOf(from: State, to: State, amountMinor: number): Entry[] {
  if (to === 'authorized') return transfer('customer', 'held', amountMinor)
  if (to === 'captured') return transfer('held', 'merchant', amountMinor)
  // What was never set aside need not go back.
  if (from !== 'pending' && (to === 'voided' || to === 'failed'))
    return transfer('held', 'customer', amountMinor)
  return []
}

/** What is booked when money is given back. */
export const refundEntries = (amountMinor: number): Entry[] => transfer('merchant', 'customer', amountMinor)
