import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Entry, entriesOf, refundEntries, transfer } from './ledger.ts'
import type { State } from '../payment.ts'

const sum = (entries: Entry[]) => entries.reduce((total, { amountMinor }) => total + amountMinor, 0n)
const balances = (entries: Entry[]) => {
  const accounts: Record<string, bigint> = {}
  for (const { account, amountMinor } of entries) accounts[account] = (accounts[account] ?? 0n) + amountMinor
  return accounts
}
const path = (...states: State[]) =>
  states.slice(1).flatMap((to, i) => entriesOf(states[i] as State, to, 500))

test('the entries of every transition sum to zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (amount) => {
      expect(sum(transfer('customer', 'held', amount))).toBe(0n)
      expect(sum(refundEntries(amount))).toBe(0n)
    }),
  )
})

test.each<[State[], Record<string, bigint>]>([
  [['pending', 'failed'], {}],
  [['pending', 'authorized'], { customer: -500n, held: 500n }],
  [['pending', 'authorized', 'voiding', 'voided'], { customer: 0n, held: 0n }],
  [['pending', 'authorized', 'capturing', 'captured'], { customer: -500n, held: 0n, merchant: 500n }],
  [['pending', 'authorized', 'capturing', 'failed'], { customer: 0n, held: 0n }],
])('%j: whose the money is afterwards', (states, expected) => {
  expect(balances(path(...states))).toEqual(expected)
})

test('what is refunded is the customer’s again', () => {
  const entries = [...path('pending', 'authorized', 'capturing', 'captured'), ...refundEntries(200)]
  expect(balances(entries)).toEqual({ customer: -300n, held: 0n, merchant: 300n })
})
