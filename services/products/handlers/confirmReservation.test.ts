import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contract } from '#generated/products/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { expireNext } from '../stock/expiry.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

describe('confirmReservation', () => {
  const start = new Date('2026-03-11T07:20:00.000Z')
  let now = start
  let products: TestProducts
  beforeAll(async () => {
    products = await startProducts({ now: () => now })
  })
  beforeEach(() => void (now = start))
  afterAll(() => products.close())
  const confirm = (reservationId: string, headers?: Record<string, string>) =>
    products.send('confirmReservation', {
      token: products.serviceToken(),
      params: { reservationId },
      headers,
    })
  const stateOf = async (id: string) =>
    (await products.context.db.reservation.findUniqueOrThrow({ where: { id } })).state

  describe('200', () => {
    test('a confirmed reservation does not expire, and stock is unchanged', async () => {
      const productId = await products.product({ stock: 5 })
      const id = await products.reservation([{ productId, quantity: 2 }])
      const { status, body } = await confirm(id)
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { id, status: 'confirmed', items: [{ productId, quantity: 2 }] },
      })
      now = new Date('2026-03-12T00:00:00.000Z')
      while (await expireNext(products.context));
      expect(await stateOf(id)).toBe('confirmed')
      const product = await products.context.db.product.findUniqueOrThrow({ where: { id: productId } })
      expect(product.stock).toBe(3)
      expect(await products.events(productId)).toHaveLength(1)
    })
    test('a repeated request succeeds at any time, with or without a key', async () => {
      const id = await products.reservation([
        { productId: await products.product({ stock: 5 }), quantity: 2 },
      ])
      const key = { 'Idempotency-Key': crypto.randomUUID() }
      const responses = [await confirm(id), await confirm(id, key), await confirm(id, key)]
      now = new Date('2026-03-12T00:00:00.000Z')
      responses.push(await confirm(id))
      for (const { status, body } of responses)
        expect({ status, is: body.status }).toEqual({ status: 200, is: 'confirmed' })
      expect(responses.map(({ headers }) => headers['idempotency-replayed'])).toEqual([
        undefined,
        undefined,
        'true',
        undefined,
      ])
    })
    test('items of deleted products are omitted', async () => {
      const productId = await products.product({ stock: 5 })
      const id = await products.reservation([{ productId, quantity: 2 }])
      await confirm(id)
      const params = { productId }
      await products.send('deleteProduct', { params, headers: { 'If-Match': '"2"' } }).expect(204)
      const { status, body } = await confirm(id)
      expect({ status, items: body.items }).toEqual({ status: 200, items: [] })
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await confirm(crypto.randomUUID())).status).toBe(404)
    })
  })

  describe('409', () => {
    test('the reservation was released', async () => {
      const id = await products.reservation([
        { productId: await products.product({ stock: 5 }), quantity: 2 },
      ])
      const token = products.serviceToken()
      await products.send('releaseReservation', { token, params: { reservationId: id } }).expect(204)
      const { status, body } = await confirm(id)
      expect({ status, body }).toMatchObject({
        status: 409,
        body: { code: 'products.reservation-ended', detail: 'The reservation was released.' },
      })
    })
    test('the reservation is overdue, whether or not it is marked as expired', async () => {
      const id = await products.reservation([
        { productId: await products.product({ stock: 5 }), quantity: 2 },
      ])
      now = new Date(start.getTime() + 900_000)
      const responses = [await confirm(id)]
      while (await expireNext(products.context));
      responses.push(await confirm(id))
      for (const { status, body } of responses)
        expect({ status, detail: body.detail }).toEqual({ status: 409, detail: 'The reservation expired.' })
      expect(await stateOf(id)).toBe('expired')
    })
    test('a concurrent confirmation and release never return the items twice', async () => {
      for (let round = 0; round < 5; round += 1) {
        const productId = await products.product({ stock: 5 })
        const id = await products.reservation([{ productId, quantity: 2 }])
        const [confirmed, released] = await Promise.all([
          confirm(id),
          products.send('releaseReservation', {
            token: products.serviceToken(),
            params: { reservationId: id },
          }),
        ])
        expect([200, 409]).toContain(confirmed.status)
        expect(released.status).toBe(204)
        const { stock } = await products.context.db.product.findUniqueOrThrow({ where: { id: productId } })
        expect([await stateOf(id), stock]).toEqual(['released', 5])
      }
    })
  })

  describe('422', () => {
    test('a key used for another reservation', async () => {
      const productId = await products.product({ stock: 5 })
      const ids = [
        await products.reservation([{ productId, quantity: 1 }]),
        await products.reservation([{ productId, quantity: 1 }]),
      ]
      const key = { 'Idempotency-Key': crypto.randomUUID() }
      const responses = [await confirm(ids[0] as string, key), await confirm(ids[1] as string, key)]
      expect(responses.map(({ status }) => status)).toEqual([200, 422])
      expect(await stateOf(ids[1] as string)).toBe('reserved')
    })
  })

  describeRefusals(
    operationOf(contract, 'confirmReservation'),
    () => products,
    () => ({ params: { reservationId: crypto.randomUUID() } }),
  )
})
