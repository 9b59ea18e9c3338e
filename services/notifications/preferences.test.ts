import { expect, test } from 'vitest'
import { wants } from './preferences.ts'

test('who has said nothing wants everything', () => {
  expect(wants(null, 'order-confirmed')).toBe(true)
  expect(wants(null, 'payment-refunded')).toBe(true)
})

test('orders and money are wanted apart', () => {
  const ordersOnly = { orderUpdates: true, paymentUpdates: false }
  expect([wants(ordersOnly, 'order-rejected'), wants(ordersOnly, 'payment-refunded')]).toEqual([true, false])
  const moneyOnly = { orderUpdates: false, paymentUpdates: true }
  expect([wants(moneyOnly, 'order-needs-attention'), wants(moneyOnly, 'payment-refunded')]).toEqual([
    false,
    true,
  ])
})
