import { afterAll, beforeAll, expect, test } from 'vitest'
import { newKey, startOrders, type TestOrders } from '../testing/orders.ts'

/* Both versions at once: one state, two forms of it. */

let orders: TestOrders
beforeAll(async () => {
  orders = await startOrders({ events: true })
})
afterAll(() => orders.close())

const items = () => [{ productId: orders.products.product(), quantity: 1 }]

test('an order is followed in both versions, in their own words', async () => {
  const { body } = await orders
    .sendV2('placeOrder', {
      headers: newKey(),
      body: { items: items(), paymentMethod: { type: 'card', token: 'pm_card_ok' } },
    })
    .expect(202)
  expect(body.status).toBe('processing')
  const params = { orderId: body.id as string }
  await orders.until(params.orderId, 'confirmed')
  const [v1, v2] = await Promise.all([
    orders.send('streamOrderEvents', { params }),
    orders.sendV2('streamOrderEvents', { params }),
  ])
  expect(v1.text).toContain('"type":"placed","status":"pending"')
  expect(v2.text).toBe(v1.text.replaceAll('"status":"pending"', '"status":"processing"'))
})

test('the same key in both versions is one order', async () => {
  const headers = newKey()
  const bought = items()
  const v1 = await orders.send('placeOrder', {
    headers,
    body: { items: bought, paymentMethod: 'pm_card_ok' },
  })
  const v2 = await orders.sendV2('placeOrder', {
    headers,
    body: { items: bought, paymentMethod: { type: 'card', token: 'pm_card_ok' } },
  })
  expect([v1.status, v2.status, v2.headers['idempotency-replayed']]).toEqual([202, 202, 'true'])
  expect(v2.body).toEqual({ ...(v1.body as object), status: 'processing' })
  expect([v1.headers.location, v2.headers.location]).toEqual([
    `/api/v1/orders/${v1.body.id}`,
    `/api/v2/orders/${v1.body.id}`,
  ])
  const other = await orders.sendV2('placeOrder', {
    headers,
    body: { items: bought, paymentMethod: { type: 'other', token: 'pm_card_ok' } },
  })
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused'])
})

test('a list has the pages and the filter of each version', async () => {
  await orders.place()
  const { id } = await orders.place()
  await orders.until(id, 'confirmed')
  const query = { status: 'confirmed', limit: '1' }
  // Until the list has it, its first page is that of an earlier test.
  await expect
    .poll(async () => (await orders.send('listOrders', { query })).body.items as unknown[])
    .toEqual([expect.objectContaining({ id })])
  const [v1, v2] = await Promise.all([
    orders.send('listOrders', { query }),
    orders.sendV2('listOrders', { query }),
  ])
  expect(v2.body).toEqual({ items: v1.body.items, page: { next: v1.body.nextCursor } })
  expect((await orders.send('listOrders', { query: { status: 'pending' } })).status).toBe(200)
  expect((await orders.sendV2('listOrders', { query: { status: 'processing' } })).status).toBe(200)
  const { status, body } = await orders.sendV2('listOrders', { query: { status: 'pending' } })
  expect([status, body.errors]).toEqual([
    400,
    [{ pointer: '/query/status', detail: expect.stringContaining('processing') as string }],
  ])
})
