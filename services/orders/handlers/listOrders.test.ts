import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/orders/v1/contract.ts'
import { encodeCursor } from '#platform/http/page.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { type Facts, merge, type OrderSummary } from '../list/summary.ts'
import { startOrders, type TestOrders } from '../testing/orders.ts'

describe('listOrders', () => {
  let orders: TestOrders
  const day = (n: number) => new Date(Date.UTC(2026, 2, n, 12))
  /** A row of the list, as events would have made it. */
  const summary = async (customerId: string, at: Date, facts: Partial<Facts> = {}) => {
    const orderId = crypto.randomUUID()
    const money = { amount: 4900, currency: 'EUR' as const }
    const item = { productId: crypto.randomUUID(), sku: 'LMP-1', name: 'Lamp', quantity: 1, unitPrice: money }
    const placed = { customerId, items: [item], total: money }
    await orders.context.db.$transaction(async (tx) => {
      await merge(tx, 'order_summaries', { orderId, at, placed, status: 'pending' })
      await merge(tx, 'order_summaries', { orderId, at, ...facts })
    })
    return orderId
  }
  const known: Record<string, string> = {}
  const EVERY = ['cancelled', 'confirmed', 'pending', 'rejected']
  beforeAll(async () => {
    orders = await startOrders()
    const me = orders.customerId
    known.pending = await summary(me, day(1))
    known.confirmed = await summary(me, day(2), { status: 'confirmed', paymentStatus: 'captured' })
    known.rejected = await summary(me, day(2), { status: 'rejected', reason: 'card-declined' })
    known.cancelled = await summary(me, day(3), { status: 'cancelled', reason: 'cancelled-by-customer' })
    known.theirs = await summary(crypto.randomUUID(), day(4))
    // `order-placed` has not arrived yet.
    await orders.context.db.$transaction((tx) =>
      merge(tx, 'order_summaries', { orderId: crypto.randomUUID(), at: day(5), paymentStatus: 'authorized' }),
    )
  })
  afterAll(() => orders.close())
  const list = (query: Record<string, string> = {}, headers: Record<string, string> = {}, token?: string) =>
    orders.send('listOrders', { query, headers, ...(token ? { token } : {}) })
  const names = async (query: Record<string, string>, token?: string) => {
    const { status, body } = await list(query, {}, token)
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
    const nameOf = (id: string) => Object.keys(known).find((name) => known[name] === id)
    return (body.items as OrderSummary[]).map(({ id }) => nameOf(id))
  }

  describe('200', () => {
    test('customers see their own orders, newest first; staff see all', async () => {
      expect(await names({})).toHaveLength(4)
      expect((await names({})).at(0)).toBe('cancelled')
      expect(await names({}, orders.tokenOf(crypto.randomUUID(), ['staff']))).toHaveLength(5)
      expect(await names({}, orders.tokenOf(crypto.randomUUID(), ['admin']))).toHaveLength(5)
      expect(await names({}, orders.tokenOf(crypto.randomUUID()))).toEqual([])
    })
    test('a summary combines the data of orders, payments and notifications', async () => {
      const { body } = await list({ status: 'confirmed' })
      expect(body.items).toEqual([
        {
          ...{ id: known.confirmed, customerId: orders.customerId, status: 'confirmed' },
          items: [
            {
              ...{ productId: expect.any(String), sku: 'LMP-1', name: 'Lamp', quantity: 1 },
              unitPrice: { amount: 4900, currency: 'EUR' },
            },
          ],
          ...{
            total: { amount: 4900, currency: 'EUR' },
            paymentStatus: 'captured',
            notificationStatus: 'none',
          },
          ...{ createdAt: day(2).toISOString(), updatedAt: day(2).toISOString() },
        },
      ])
    })
    test.each([
      [{ status: 'rejected' }, ['rejected']],
      [{ status: 'needs-attention' }, []],
      [{ createdFrom: '2026-03-02T12:00:00.000Z' }, ['cancelled', 'confirmed', 'rejected']],
      [{ createdBefore: '2026-03-02T12:00:00.000Z' }, ['pending']],
      [
        { createdFrom: '2026-03-02T13:00:00+01:00', createdBefore: '2026-03-03T12:00:00Z' },
        ['confirmed', 'rejected'],
      ],
      [{ createdFrom: '2026-03-03T00:00:00Z', createdBefore: '2026-03-02T00:00:00Z' }, []],
      [{ createdFrom: '0000-01-01T00:00:00Z', createdBefore: '9999-12-31T23:59:59.999Z' }, EVERY],
      [{ status: 'cancelled', createdFrom: '2026-03-04T00:00:00Z' }, []],
    ])('%j narrows it down', async (query, expected) => {
      expect((await names(query)).sort()).toEqual([...expected].sort())
    })
    test.each(['createdAt', '-createdAt'])(
      'pages by %s neither skip nor repeat orders, with ties and concurrent inserts',
      async (sort) => {
        const mine = orders.tokenOf(crypto.randomUUID())
        const me = JSON.parse(Buffer.from(mine.split('.')[1] as string, 'base64url').toString()).sub as string
        for (const n of [1, 2, 2, 2, 3]) await summary(me, day(n))
        const ids = ({ body }: { body: { items: OrderSummary[] } }) => body.items.map(({ id }) => id)
        const whole = ids(await list({ sort }, {}, mine))
        const seen: string[] = []
        let cursor: string | null | undefined
        do {
          const page = await list({ sort, limit: '2', ...(cursor ? { cursor } : {}) }, {}, mine)
          if (seen.length === 0) await summary(me, sort === 'createdAt' ? new Date(0) : day(30))
          seen.push(...ids(page))
          cursor = page.body.nextCursor as string | null
        } while (cursor)
        expect(seen).toEqual(whole)
      },
    )
  })

  describe('304', () => {
    test('for a matching If-None-Match, until the page changes', async () => {
      const orderId = await summary(orders.customerId, day(9))
      const query = { createdFrom: day(9).toISOString() }
      const { etag } = (await list(query)).headers as { etag: string }
      const { status, headers, text } = await list(query, { 'If-None-Match': etag })
      expect({ status, text, etag: headers.etag }).toEqual({ status: 304, text: '', etag })
      await orders.context.db.$transaction((tx) =>
        merge(tx, 'order_summaries', { orderId, at: day(9), paymentStatus: 'authorized' }),
      )
      expect((await list(query, { 'If-None-Match': etag })).status).toBe(200)
    })
  })

  describe('400', () => {
    const id = crypto.randomUUID()
    test.each([
      ['nothing of ours', 'abc'],
      ['another order', encodeCursor({ sort: 'createdAt', key: 1, id })],
      ['a key of another type', encodeCursor({ sort: '-createdAt', key: '2026', id })],
      ['a time out of range', encodeCursor({ sort: '-createdAt', key: 8.64e15, id })],
      ['a time before there were any', encodeCursor({ sort: '-createdAt', key: -1, id })],
      ['a fraction', encodeCursor({ sort: '-createdAt', key: 1.5, id })],
      ['no uuid', encodeCursor({ sort: '-createdAt', key: 1, id: "' OR 1=1" })],
    ])('a cursor that is %s is refused', async (_what, cursor) => {
      const { status, body } = await list({ cursor })
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/query/cursor' }] },
      })
    })
    test.each<Record<string, string>>([
      { status: 'lost' },
      { sort: 'total' },
      { limit: '0' },
      { limit: '101' },
      { createdFrom: 'yesterday' },
      { createdFrom: '2026-03-02' },
      { createdBefore: '2016-12-31T23:59:60Z' },
    ])('%j is refused', async (query) => {
      expect((await list(query)).status).toBe(400)
    })
  })

  describeRefusals(
    operationOf(contract, 'listOrders'),
    () => orders,
    () => ({}),
  )
})
