import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { pictures } from '../../../tests/stand-ins/pictures.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('deleteProduct', () => {
  let products: TestProducts
  let kept: string
  beforeAll(async () => {
    products = await startProducts()
    kept = await products.product()
  })
  afterAll(() => products.close())
  const remove = (productId: string, headers: Record<string, string> = { 'If-Match': '"1"' }) =>
    products.send('deleteProduct', { params: { productId }, headers })

  describe('204', () => {
    test('the product is deleted with its image and adjustments', async () => {
      const productId = await products.product()
      const params = { productId }
      await products.send('putProductImage', {
        params,
        body: pictures['image/png'],
        contentType: 'image/png',
      })
      await products.send('adjustStock', { params, body: { delta: 1, reason: 'counted' } })
      const { status, text } = await remove(productId, { 'If-Match': '"3"' })
      expect({ status, text }).toEqual({ status: 204, text: '' })
      const { db } = products.context
      expect(await db.product.count({ where: { id: productId } })).toBe(0)
      expect(await db.productImage.count({ where: params })).toBe(0)
      expect(await db.stockAdjustment.count({ where: params })).toBe(0)
    })
    test('a caller who accepts JSON only is served', async () => {
      const headers = { 'If-Match': '"1"', Accept: 'application/json' }
      expect((await remove(await products.product(), headers)).status).toBe(204)
    })
  })

  describe('404', () => {
    test('for an unknown id, and for a deleted product', async () => {
      expect((await remove(crypto.randomUUID())).status).toBe(404)
      const productId = await products.product()
      const statuses = [(await remove(productId)).status, (await remove(productId)).status]
      expect(statuses).toEqual([204, 404])
    })
  })

  describe('409', () => {
    test('while the product is reserved', async () => {
      const productId = await products.product({ stock: 5 })
      const token = products.serviceToken()
      const params = { reservationId: await products.reservation([{ productId, quantity: 2 }]) }
      const { status, body } = await remove(productId, { 'If-Match': '"2"' })
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'products.product-reserved' })
      await products.send('confirmReservation', { token, params }).expect(200)
      expect((await remove(productId, { 'If-Match': '"2"' })).status).toBe(204)
    })
    test('of a concurrent deletion and reservation one succeeds', async () => {
      for (let round = 0; round < 5; round += 1) {
        const productId = await products.product({ stock: 5 })
        const [removed, reserved] = await Promise.all([
          remove(productId),
          products.reservation([{ productId, quantity: 2 }]).then(
            () => true,
            () => false,
          ),
        ])
        // The reservation changes the version, so the deletion may fail with 412.
        if (reserved) expect([409, 412]).toContain(removed.status)
        else expect(removed.status).toBe(204)
      }
    })
  })

  describe('412', () => {
    test('when the product has changed', async () => {
      expect((await remove(kept, { 'If-Match': '"2"' })).status).toBe(412)
    })
    test('of a concurrent deletion and update one succeeds', async () => {
      const productId = await products.product()
      const [removed, updated] = await Promise.all([
        remove(productId),
        products.send('updateProduct', {
          params: { productId },
          headers: { 'If-Match': '"1"' },
          body: { name: 'Changed' },
        }),
      ])
      const left = await products.context.db.product.count({ where: { id: productId } })
      if (removed.status === 204) expect([left, [404, 412].includes(updated.status)]).toEqual([0, true])
      else expect([left, removed.status, updated.status]).toEqual([1, 412, 200])
    })
  })

  describe('428', () => {
    test('without If-Match', async () => {
      expect((await remove(kept, {})).status).toBe(428)
    })
  })

  describeRefusals(
    operationOf(contract, 'deleteProduct'),
    () => products,
    () => ({ params: { productId: kept }, headers: { 'If-Match': '"1"' } }),
  )
})
