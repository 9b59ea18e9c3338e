import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('listCategories', () => {
  let products: TestProducts
  beforeAll(async () => {
    products = await startProducts()
    await products.product()
    await products.product()
  })
  afterAll(() => products.close())
  const list = (headers?: Record<string, string>) =>
    products.send('listCategories', { headers, token: undefined })

  describe('200', () => {
    test('public, sorted by name, with product counts', async () => {
      const { status, body } = await list()
      expect(status).toBe(200)
      expect(body.items).toEqual([
        { slug: 'chairs', name: 'Chairs', productCount: 0 },
        { slug: 'lamps', name: 'Lamps', productCount: 2 },
      ])
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match, until a product is created or deleted', async () => {
      const { etag } = (await list()).headers as { etag: string }
      expect((await list({ 'If-None-Match': etag })).status).toBe(304)
      await products.product({ categorySlug: 'chairs' })
      expect((await list({ 'If-None-Match': etag })).status).toBe(200)
    })
  })

  describeRefusals(
    operationOf(contract, 'listCategories'),
    () => products,
    () => ({}),
  )
})
