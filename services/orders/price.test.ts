import { describe, expect, test } from 'vitest'
import { type Priced, price, requireDistinct } from './price.ts'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const product = (amount: number, currency: 'EUR' | 'USD' = 'EUR'): Priced => ({
  sku: `SKU-${amount}`,
  name: 'Lamp',
  price: { amount, currency },
})
/** Products with the ids 1, 2… */
const catalogueOf = (...products: readonly (Priced | undefined)[]) =>
  new Map(products.flatMap((product, i) => (product ? [[id(i + 1), product] as const] : [])))

describe('price', () => {
  test('the total is the sum of the items at catalogue prices', () => {
    const wanted = [
      { productId: id(1), quantity: 3 },
      { productId: id(2).toUpperCase(), quantity: 1 },
    ]
    expect(price(wanted, catalogueOf(product(150), product(1)))).toEqual({
      items: [
        {
          productId: id(1),
          sku: 'SKU-150',
          name: 'Lamp',
          quantity: 3,
          unitPrice: { amount: 150, currency: 'EUR' },
        },
        {
          productId: id(2),
          sku: 'SKU-1',
          name: 'Lamp',
          quantity: 1,
          unitPrice: { amount: 1, currency: 'EUR' },
        },
      ],
      total: { amount: 451, currency: 'EUR' },
    })
  })
  test('the maximum total', () => {
    const maximum = price([{ productId: id(1), quantity: 1000 }], catalogueOf(product(1_000_000)))
    expect(maximum.total.amount).toBe(1_000_000_000)
  })
  test.each([
    ['orders.unknown-product', [product(1), undefined]],
    ['orders.mixed-currencies', [product(1), product(1, 'USD')]],
    ['orders.total-too-large', [product(1_000_000_000), product(1)]],
    ['orders.nothing-to-pay', [product(0), product(0)]],
  ])('%s', (code, catalogue) => {
    const wanted = [1, 2].map((n) => ({ productId: id(n), quantity: 1 }))
    expect(() => price(wanted, catalogueOf(...catalogue))).toThrow(
      expect.objectContaining({ code, status: 422 }),
    )
  })
})

test('a product may be listed once, regardless of case', () => {
  const a = 'aaaaaaaa-0000-4000-8000-000000000001'
  const items = (...ids: string[]) => ids.map((productId) => ({ productId, quantity: 1 }))
  expect(() => requireDistinct(items(a, id(1)))).not.toThrow()
  expect(() => requireDistinct(items(a, id(1), a.toUpperCase()))).toThrow(
    expect.objectContaining({ code: 'orders.repeated-product' }),
  )
})
