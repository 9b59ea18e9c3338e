import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v2/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('batchGetProducts', () => {
  const operation = operationOf(contract, 'batchGetProducts')
  let products: TestProducts
  let ids: [string, string]
  beforeAll(async () => {
    products = await startProducts()
    ids = [await products.product({ stock: 7 }), await products.product({ stock: 0 })]
  })
  afterAll(() => products.close())
  // Commas that separate are not encoded (RFC 6570, section 3.2.8).
  const batch = (wanted: readonly string[]) =>
    supertest(products.url)
      .get(`/api/v2/products/batch?ids=${wanted.join(',')}`)
      .set('Authorization', `Bearer ${products.serviceToken()}`)

  describe('200', () => {
    test('the products that exist; ids are case-insensitive', async () => {
      const { status, body } = await batch([ids[0].toUpperCase(), crypto.randomUUID(), ids[1]])
      const found = (body.items as { id: string; availability: object }[]).map(({ id, availability }) => [
        id,
        availability,
      ])
      expect(status).toBe(200)
      expect(new Map(found as [string, object][])).toEqual(
        new Map([
          [ids[0], { status: 'in-stock', quantity: 7 }],
          [ids[1], { status: 'sold-out', quantity: 0 }],
        ]),
      )
    })
    test('nothing for unknown ids', async () => {
      expect(await batch([crypto.randomUUID()])).toMatchObject({ status: 200, body: { items: [] } })
    })
    test('an id that is repeated in another case is one product', async () => {
      expect((await batch([ids[0], ids[0].toUpperCase()])).body.items).toHaveLength(1)
    })
  })

  describe('400', () => {
    test.each([
      ['an id twice', () => [ids[0], ids[0]]],
      ['51 ids', () => Array.from({ length: 51 }, () => crypto.randomUUID())],
      ['what is not a UUID', () => ['1']],
    ])('for %s', async (_what, wanted) => {
      expect((await batch(wanted())).status).toBe(400)
    })
  })

  describeRefusals(
    operation,
    () => products,
    () => ({ query: { ids: ids[0] } }),
  )
})
