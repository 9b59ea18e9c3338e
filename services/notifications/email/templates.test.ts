import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Facts, formatMoney, templates } from './templates.ts'
import { htmlOf, textOf } from './render.ts'

const facts: Facts['order-confirmed'] = {
  orderId: '3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90',
  customerId: randomUUID(),
  paymentId: randomUUID(),
  items: [item('Oak dining table', 2, 64900), item('<script>alert("1")</script> & Sons’ “lamp”\u2028', 1, 5)],
  total: { amount: 129805, currency: 'EUR' },
}

function item(name: string, quantity: number, amount: number) {
  return {
    productId: randomUUID(),
    sku: 'X-1',
    name,
    quantity,
    unitPrice: { amount, currency: 'EUR' as const },
  }
}

describe('an e-mail', () => {
  test('as text', () => {
    expect(textOf(templates['order-confirmed'](facts), 'Ada Lovelace')).toBe(`Hello Ada Lovelace,

Thank you for your order. Your payment was received. You ordered:

- 2 × Oak dining table: €1,298.00
- 1 × <script>alert("1")</script> & Sons’ “lamp”\u2028: €0.05
Total: €1,298.05

Order 3d1f0b5e-8a5c-4f0e-9a43-5b7d2f6c1e90

Charter Shop`)
  })

  test('as HTML escapes all data and loads no resources', () => {
    const html = htmlOf(templates['order-confirmed'](facts), "\"><b onclick='x'>Bobby</b>")
    expect(html).toContain('1 × &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Sons’')
    expect(html).toContain('Hello &quot;&gt;&lt;b onclick=&#39;x&#39;&gt;Bobby&lt;/b&gt;,')
    expect(html).not.toMatch(/<script|<b |src=|url\(|href=/)
  })

  test('mentions a refund only if there was a payment', () => {
    const { paymentId, ...rest } = facts
    const reason = 'deadline-exceeded'
    const unpaid = templates['order-cancelled']({ ...rest, reason })
    expect(unpaid.paragraphs.join()).not.toMatch(/refunded/)
    const paid = templates['order-cancelled']({ ...rest, paymentId, reason })
    expect(paid.paragraphs.join()).toMatch(/Your payment will be refunded/)
  })
})

test.each([
  [{ amount: 0, currency: 'EUR' as const }, '€0.00'],
  [{ amount: 10, currency: 'GBP' as const }, '£0.10'],
  [{ amount: 100_000_000_000, currency: 'USD' as const }, 'US$1,000,000,000.00'],
])('%j is %s', (money, words) => {
  expect(formatMoney(money)).toBe(words)
})
