import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ShopClient } from '#generated/sdk/dist/index.js'
import { rebuildProjection } from '../../scripts/ops/projections.ts'
import { eventHandlers } from '../../services/orders/list/projection.ts'
import { expectRefusal, openSystem, type ShopSystem, table, VERSIONS, type Version, visitor } from './shop.ts'

let system: ShopSystem
let staff: ShopClient
beforeAll(async () => {
  system = await openSystem()
  staff = visitor(system, system.accounts.staff.token)
})
afterAll(() => system.close())

let products = 0
const product = async (stock: number, amount = 1000) => {
  const { id } = await staff.createProduct({
    body: { ...table, sku: `ORD-${++products}`, price: { amount, currency: 'EUR' }, stock },
  })
  return id
}
const stockOf = async (productId: string) => (await staff.getProduct({ path: { productId } })).stock
const paymentOf = async (orderId: string) => (await staff.listPayments({ query: { orderId } })).items[0]
const buyer = async (version: Version = 'v1') => visitor(system, (await system.account()).token, version)
/** One customer with a client of each version. */
const buyerInAll = async () => {
  const { token } = await system.account()
  return VERSIONS.map((version) => visitor(system, token, version)) as [ShopClient, ...ShopClient[]]
}

/** Places an order like a client that may have to retry. */
const place = (
  shop: ShopClient,
  items: { productId: string; quantity: number }[],
  paymentMethod = 'pm_card_ok',
) => shop.placeOrder({ headers: { 'Idempotency-Key': crypto.randomUUID() }, body: { items, paymentMethod } })

/** Follows an order to its final state. @returns the events */
async function follow(shop: ShopClient, orderId: string, lastEventId?: string) {
  const happened: string[] = []
  let last: { id?: string; status?: string; reason?: string } = {}
  const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }
  for await (const { id, data } of shop.streamOrderEvents({ path: { orderId }, headers })) {
    happened.push(data.type)
    last = { id, status: data.status, reason: data.reason }
    if (data.status !== 'pending' && data.status !== 'cancelling') break
  }
  return { happened, ...last }
}

// Mostly they wait for the saga.
describe.concurrent.each(VERSIONS)('an order in %s', (version) => {
  test('of two products: followed to its confirmation; sold, paid, in the list', async ({ expect }) => {
    const shop = await buyer(version)
    const [lamp, desk] = [await product(5, 4900), await product(2, 64_900)]
    const placed = await place(shop, [
      { productId: lamp, quantity: 2 },
      { productId: desk, quantity: 1 },
    ])
    expect(placed).toMatchObject({ status: 'pending', total: { amount: 74_700, currency: 'EUR' } })

    const { happened, status } = await follow(shop, placed.id)
    expect(status).toBe('confirmed')
    expect(happened).toEqual([
      'placed',
      'stock-reserved',
      'payment-authorized',
      'stock-confirmed',
      'payment-captured',
      'confirmed',
    ])
    expect([await stockOf(lamp), await stockOf(desk)]).toEqual([3, 1])
    const { payments } = await shop.listPayments().then(({ items }) => ({ payments: items }))
    expect(payments).toMatchObject([{ orderId: placed.id, status: 'captured', amount: { amount: 74_700 } }])
    expect(await shop.getOrder({ path: { orderId: placed.id } })).toMatchObject({
      paymentId: payments[0]?.id,
    })
    await expect
      .poll(async () => (await shop.listOrders()).items, { timeout: 10_000 })
      .toMatchObject([{ id: placed.id, status: 'confirmed', paymentStatus: 'captured' }])
  })

  test.for([
    ['pm_card_declined', 'card-declined'],
    ['pm_card_insufficient_funds', 'insufficient-funds'],
  ])('%s: rejected, and the stock is released', async ([method, reason], { expect }) => {
    const shop = await buyer(version)
    const productId = await product(5)
    const { id } = await place(shop, [{ productId, quantity: 3 }], method)
    expect(await follow(shop, id)).toMatchObject({ status: 'rejected', reason })
    expect(await stockOf(productId)).toBe(5)
    expect(await paymentOf(id)).toMatchObject({ status: 'failed' })
    await expect
      .poll(async () => (await shop.listOrders({ query: { status: 'rejected' } })).items, { timeout: 10_000 })
      .toMatchObject([{ id, reason, paymentStatus: 'failed' }])
  })

  test('cancelled when it was confirmed: refunded, restocked', async ({ expect }) => {
    const shop = await buyer(version)
    const productId = await product(5)
    const { id } = await place(shop, [{ productId, quantity: 3 }])
    const confirmed = await follow(shop, id)
    expect(await shop.cancelOrder({ path: { orderId: id } })).toMatchObject({ status: 'cancelling' })
    const { happened, status, reason } = await follow(shop, id, confirmed.id)
    expect({ status, reason }).toEqual({ status: 'cancelled', reason: 'cancelled-by-customer' })
    expect(happened).toEqual(['cancellation-requested', 'payment-refunded', 'stock-released', 'cancelled'])
    expect(await stockOf(productId)).toBe(5)
    expect(await paymentOf(id)).toMatchObject({ status: 'refunded', refunded: { amount: 3000 } })
    await expect
      .poll(async () => (await shop.listOrders()).items, { timeout: 10_000 })
      .toMatchObject([{ id, status: 'cancelled', paymentStatus: 'refunded' }])
  })

  test('cancelled as soon as it is placed: nothing is left of it', async ({ expect }) => {
    const shop = await buyer(version)
    const productId = await product(5)
    const { id } = await place(shop, [{ productId, quantity: 3 }])
    await shop.cancelOrder({ path: { orderId: id } })
    await expect.poll(async () => (await shop.getOrder({ path: { orderId: id } })).status).toBe('cancelled')
    expect(await stockOf(productId)).toBe(5)
    expect(['voided', 'refunded', undefined]).toContain((await paymentOf(id))?.status)
  })

  test('is not visible to others', async ({ expect }) => {
    const [shop, other] = [await buyer(version), await buyer(version)]
    const { id } = await place(shop, [{ productId: await product(1), quantity: 1 }])
    await expectRefusal(other.getOrder({ path: { orderId: id } }), 404, 'not-found')
    await expectRefusal(other.cancelOrder({ path: { orderId: id } }), 404, 'not-found')
    expect((await other.listOrders()).items).toEqual([])
    expect(await follow(shop, id)).toMatchObject({ status: 'confirmed' })
  })

  test('has the prices of the catalogue, and only existing products', async () => {
    const shop = await buyer(version)
    const nothing = [{ productId: crypto.randomUUID(), quantity: 1 }]
    await expectRefusal(place(shop, nothing), 422, 'orders.unknown-product')
  })
})

describe('an order', () => {
  test('placed in one version is followed, cancelled and listed in the other', async () => {
    const [one, other = one] = await buyerInAll()
    const productId = await product(5)
    for (const [first, then] of [
      [one, other],
      [other, one],
    ] as const) {
      const { id } = await place(first, [{ productId, quantity: 1 }])
      const { id: lastId } = await follow(then, id)
      expect(await then.getOrder({ path: { orderId: id } })).toEqual(
        await first.getOrder({ path: { orderId: id } }),
      )
      expect(await then.cancelOrder({ path: { orderId: id } })).toMatchObject({ status: 'cancelling' })
      expect(await follow(first, id, lastId)).toMatchObject({ status: 'cancelled' })
    }
    expect(await stockOf(productId)).toBe(5)
    const cancelled = async (shop: ShopClient) =>
      (await shop.listOrders({ query: { status: 'cancelled' } })).items
    await expect.poll(async () => (await cancelled(one)).length, { timeout: 10_000 }).toBe(2)
    // E-mails that are sent meanwhile change it.
    await vi.waitFor(async () => expect(await cancelled(other)).toEqual(await cancelled(one)), 10_000)
  })

  test('repeated in another version with the same key is one order', async () => {
    const [one, other = one] = await buyerInAll()
    const request = {
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      body: { items: [{ productId: await product(5), quantity: 1 }], paymentMethod: 'pm_card_ok' },
    }
    const orders = await Promise.allSettled([one, other, one, other].map((shop) => shop.placeOrder(request)))
    const ids = orders.flatMap((order) => (order.status === 'fulfilled' ? [order.value.id] : []))
    expect(new Set(ids).size).toBe(1)
    for (const order of orders)
      // The first one is still being processed.
      if (order.status === 'rejected') expect(order.reason).toMatchObject({ status: 409 })
    expect(await follow(one, ids[0] as string)).toMatchObject({ status: 'confirmed' })
  })

  test.each(['pm_card_timeout_then_ok', 'pm_card_flaky'])(
    '%s: confirmed, and charged once',
    async (method) => {
      const shop = await buyer('v2')
      const productId = await product(5)
      const { id } = await place(shop, [{ productId, quantity: 1 }], method)
      expect(await follow(shop, id)).toMatchObject({ status: 'confirmed' })
      const { id: paymentId } = (await paymentOf(id)) ?? {}
      const charges = await query(
        'payments',
        'SELECT captured_minor::int AS captured FROM provider.charges WHERE payment_reference = $1',
        paymentId,
      )
      expect(charges).toEqual([{ captured: 1000 }])
    },
  )

  test('of twenty who want the last five, five get one', async () => {
    const productId = await product(5)
    const shops = await Promise.all(
      Array.from({ length: 20 }, (_, i) => buyer(VERSIONS[i % VERSIONS.length])),
    )
    const ends = await Promise.all(
      shops.map(async (shop) => {
        const { id } = await place(shop, [{ productId, quantity: 1 }])
        return follow(shop, id)
      }),
    )
    expect(ends.map(({ status }) => status).sort()).toEqual([
      ...Array<string>(5).fill('confirmed'),
      ...Array<string>(15).fill('rejected'),
    ])
    expect(new Set(ends.flatMap(({ reason }) => reason ?? []))).toEqual(new Set(['out-of-stock']))
    expect(await stockOf(productId)).toBe(0)
  }, 60_000)

  test('internal operations cannot be reached through the gateway', async () => {
    const paths = ['/payments', '/reservations'].flatMap((path) =>
      VERSIONS.map((version) => `/api/${version}${path}`),
    )
    for (const path of paths) {
      const response = await fetch(`${system.urls.gateway}${path}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${system.accounts.admin.token}`,
          'Content-Type': 'application/json',
        },
        body: '{}',
      })
      expect([404, 405]).toContain(response.status)
    }
  })
})

test('the list of orders, rebuilt from the events of all services, equals the one that was live', async () => {
  const rows = () => query('orders', 'SELECT * FROM order_summaries ORDER BY order_id')
  const types = Object.keys(eventHandlers)
  const published = async () => {
    const counts = await Promise.all(
      ['orders', 'payments', 'notifications'].map((service) =>
        query(service, 'SELECT count(*)::int FROM outbox WHERE type = ANY($1)', types),
      ),
    )
    return counts.reduce((sum, [row]) => sum + Number(row?.count), 0)
  }
  const consumed = async () =>
    Number((await query('orders', `SELECT count(*)::int FROM inbox WHERE consumer = 'orders'`))[0]?.count)
  const inWork = () => query('orders', `SELECT id FROM orders WHERE status IN ('pending', 'cancelling')`)
  await expect.poll(inWork).toEqual([])
  const urls = Object.fromEntries(Object.entries(system.databases).map(([name, { url }]) => [name, url]))
  let count: number
  let live: Record<string, unknown>[]
  let rebuilt: Record<string, unknown>[]
  do {
    // Counted first: what is published after it is in the second count, and begins another round.
    count = await published()
    await expect.poll(consumed).toBeGreaterThanOrEqual(count)
    live = await rows()
    expect(await rebuildProjection(urls)).toMatch(new RegExp(`^${live.length} orders from`))
    rebuilt = await rows()
  } while (count !== (await published()))
  expect(live.length).toBeGreaterThan(25)
  expect(rebuilt).toEqual(live)
}, 120_000)

async function query(
  database: string,
  sql: string,
  ...values: unknown[]
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: system.databases[database]?.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows
  } finally {
    await client.end()
  }
}
