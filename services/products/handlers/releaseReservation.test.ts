import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('releaseReservation', () => {
  let products: TestProducts
  beforeAll(async () => {
    products = await startProducts()
  })
  afterAll(() => products.close())
  const ask = (operationId: 'releaseReservation' | 'confirmReservation', reservationId: string) =>
    products.send(operationId, { token: products.serviceToken(), params: { reservationId } })
  const stockOf = async (id: string) =>
    (await products.context.db.product.findUniqueOrThrow({ where: { id } })).stock
  const reasonsOf = async (id: string) =>
    (await products.events(id)).map(({ data }) => (data as { reason: string }).reason)

  describe('204', () => {
    test('the items return to stock, and events are published', async () => {
      const [a, b] = [await products.product({ stock: 5 }), await products.product({ stock: 5 })]
      const reservationId = await products.reservation([
        { productId: a, quantity: 2 },
        { productId: b, quantity: 5 },
      ])
      const { status, text } = await ask('releaseReservation', reservationId)
      expect({ status, text }).toEqual({ status: 204, text: '' })
      expect([await stockOf(a), await stockOf(b)]).toEqual([5, 5])
      expect((await products.events(b)).at(-1)).toMatchObject({
        traceparent: expect.any(String),
        data: { productId: b, delta: 5, stock: 5, reason: 'released', reservationId },
      })
    })
    test('a confirmed reservation is restocked', async () => {
      const productId = await products.product({ stock: 5 })
      const id = await products.reservation([{ productId, quantity: 2 }])
      await ask('confirmReservation', id).expect(200)
      expect((await ask('releaseReservation', id)).status).toBe(204)
      expect([await stockOf(productId), await reasonsOf(productId)]).toEqual([5, ['reserved', 'restocked']])
    })
    test('a repeated or concurrent request returns the items once', async () => {
      const productId = await products.product({ stock: 5 })
      const id = await products.reservation([{ productId, quantity: 2 }])
      const responses = await Promise.all(Array.from({ length: 8 }, () => ask('releaseReservation', id)))
      expect(responses.map(({ status }) => status)).toEqual(Array<number>(8).fill(204))
      expect([await stockOf(productId), await reasonsOf(productId)]).toEqual([5, ['reserved', 'released']])
    })
    test('concurrent releases and reservations of the same products all succeed', async () => {
      const ids = await Promise.all(Array.from({ length: 5 }, () => products.product({ stock: 100 })))
      const items = ids.map((productId) => ({ productId, quantity: 1 }))
      const held = await Promise.all(
        Array.from({ length: 20 }, (_, n) => products.reservation(n % 2 ? items : items.toReversed())),
      )
      const responses = await Promise.all([
        ...held.map((id) => ask('releaseReservation', id).then(({ status }) => status)),
        ...held.map(() => products.reservation(items).then(() => 204)),
      ])
      expect(responses).toEqual(Array<number>(40).fill(204))
      expect(await Promise.all(ids.map(stockOf))).toEqual(Array<number>(5).fill(80))
    })
    test('stock is capped at the maximum, and deleted products are skipped', async () => {
      const [full, gone] = [await products.product({ stock: 5 }), await products.product({ stock: 5 })]
      const id = await products.reservation([
        { productId: full, quantity: 2 },
        { productId: gone, quantity: 2 },
      ])
      await ask('confirmReservation', id).expect(200)
      const { db } = products.context
      await db.product.update({ where: { id: full }, data: { stock: 999_999_999 } })
      await db.product.delete({ where: { id: gone } })
      expect((await ask('releaseReservation', id)).status).toBe(204)
      expect(await stockOf(full)).toBe(1_000_000_000)
      expect((await products.events(full)).at(-1)).toMatchObject({ data: { delta: 1, stock: 1_000_000_000 } })
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await ask('releaseReservation', crypto.randomUUID())).status).toBe(404)
    })
  })

  describeRefusals(
    operationOf(contract, 'releaseReservation'),
    () => products,
    () => ({ params: { reservationId: crypto.randomUUID() } }),
  )
})
