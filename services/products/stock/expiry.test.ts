import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createExpiry, expireNext } from './expiry.ts'
import { startProducts, type TestProducts } from '../testing/products.ts'

const start = new Date('2026-03-11T07:20:00.000Z')
let now = start
let products: TestProducts
beforeAll(async () => {
  products = await startProducts({ now: () => now })
})
afterAll(() => products.close())

const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const reserve = async (count: number, quantity = 2) => {
  now = start
  const productId = await products.product({ stock: 100 })
  const ids = await Promise.all(
    Array.from({ length: count }, () => products.reservation([{ productId, quantity }])),
  )
  return { productId, ids }
}
const stockOf = async (id: string) =>
  (await products.context.db.product.findUniqueOrThrow({ where: { id } })).stock

test('a reservation expires at its time, not a millisecond earlier', async () => {
  const { productId, ids } = await reserve(1)
  now = new Date(after(900).getTime() - 1)
  expect(await expireNext(products.context)).toBe(false)
  now = after(900)
  expect(await expireNext(products.context)).toBe(true)
  expect(await expireNext(products.context)).toBe(false)
  expect(await stockOf(productId)).toBe(100)
  const { state } = await products.context.db.reservation.findUniqueOrThrow({ where: { id: ids[0] } })
  expect(state).toBe('expired')
  expect((await products.events(productId)).at(-1)).toMatchObject({
    time: now.toISOString(),
    data: { delta: 2, stock: 100, reason: 'expired', reservationId: ids[0] },
  })
})

test('concurrent sweepers expire each reservation once, and skip locked rows', async () => {
  const { productId } = await reserve(20)
  now = after(900)
  const ended = await Promise.all(
    Array.from({ length: 4 }, async () => {
      let count = 0
      while (await expireNext(products.context)) count += 1
      return count
    }),
  )
  expect(ended.reduce((sum, count) => sum + count)).toBe(20)
  expect(await stockOf(productId)).toBe(100)
  expect(await products.events(productId)).toHaveLength(40)
})

test('a concurrent release does not return the items twice', async () => {
  const { productId, ids } = await reserve(10)
  now = after(900)
  const token = products.serviceToken()
  await Promise.all([
    ...ids.map((reservationId) => products.send('releaseReservation', { token, params: { reservationId } })),
    (async () => {
      while (await expireNext(products.context));
    })(),
  ])
  expect(await stockOf(productId)).toBe(100)
})

test('runs in the background of several instances, until stopped', async () => {
  const { productId } = await reserve(10)
  const sweepers = [createExpiry(products.context, 5), createExpiry(products.context, 5)]
  for (const sweeper of sweepers) await sweeper.start()
  now = after(900)
  await vi.waitFor(async () => expect(await stockOf(productId)).toBe(100), { timeout: 10_000 })
  for (const sweeper of sweepers) await sweeper.stop()
  const { productId: kept } = await reserve(1)
  now = after(900)
  expect(await stockOf(kept)).toBe(98)
})

test('retries after a database outage', async () => {
  const { productId } = await reserve(1)
  const { db } = products.context
  let failures = 0
  const broken = {
    ...products.context,
    db: {
      $transaction: (work: never) => {
        failures += 1
        return failures < 3 ? Promise.reject(new Error('gone')) : db.$transaction(work)
      },
    } as unknown as typeof db,
  }
  const sweeper = createExpiry(broken, 5)
  await sweeper.start()
  now = after(900)
  await vi.waitFor(async () => expect(await stockOf(productId)).toBe(100), { timeout: 10_000 })
  await sweeper.stop()
})
