import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/orders/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import type { OrderEvent } from '../order-event.ts'
import { startOrders, type TestOrders } from '../testing/orders.ts'

interface Message {
  id: string
  event: string
  data: OrderEvent
}

describe('streamOrderEvents', () => {
  let orders: TestOrders
  let orderId: string
  beforeAll(async () => {
    orders = await startOrders({ env: { ORDERS_HEARTBEAT_MS: '100' } })
    orderId = (await orders.place()).id
    await orders.until(orderId, 'confirmed')
  })
  afterAll(() => orders.close())

  /** A stream as an EventSource reads it. */
  const open = async (
    id: string,
    { token = orders.tokenOf(orders.customerId), lastId = '', url = orders.url } = {},
  ) => {
    const ending = new AbortController()
    const response = await fetch(`${url}/api/v1/orders/${id}/events`, {
      headers: { Authorization: `Bearer ${token}`, ...(lastId === '' ? {} : { 'Last-Event-ID': lastId }) },
      signal: ending.signal,
    })
    // Without this check, a problem would look like an empty stream.
    expect(response.status).toBe(200)
    const messages: Message[] = []
    let comments = 0
    const ended = (async () => {
      const decoder = new TextDecoder()
      let rest = ''
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
        rest = blocks.pop() as string
        for (const block of blocks) {
          if (block.startsWith(':')) comments += 1
          else messages.push(parse(block))
        }
      }
    })()
    // Expected in tests that close the connection.
    ended.catch(() => {})
    return { response, messages, comments: () => comments, ended, cut: () => ending.abort() }
  }
  const parse = (block: string): Message => {
    const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)))
    return {
      ...(fields as { id: string; event: string }),
      data: JSON.parse(fields.data as string) as OrderEvent,
    }
  }
  const typesOf = (messages: Message[]) => messages.map(({ event }) => event)
  const WAY = [
    'placed',
    'stock-reserved',
    'payment-authorized',
    'stock-confirmed',
    'payment-captured',
    'confirmed',
  ]
  const held = () => {
    const gate = Promise.withResolvers<void>()
    orders.payments.fail('authorizePayment', { when: 'before', how: { hold: gate.promise } })
    return gate
  }

  describe('200', () => {
    test('streams all events of a finished order', async () => {
      const { response, messages, ended } = await open(orderId)
      expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
      expect(response.headers.get('cache-control')).toBe('no-store')
      await ended
      expect(typesOf(messages)).toEqual(WAY)
      for (const { event, data } of messages) expect(data).toMatchObject({ orderId, type: event })
      expect(messages.at(-1)?.data.status).toBe('confirmed')
    })
    test('ids number the events of this order', async () => {
      const { id } = await orders.place()
      for (const order of [orderId, id]) {
        const { messages, ended } = await open(order)
        await ended
        expect(messages.map((message) => message.id)).toEqual(['1', '2', '3', '4', '5', '6'])
      }
    })
    test('streams new events immediately', async () => {
      const gate = held()
      const { id } = await orders.place()
      const { messages, ended } = await open(id)
      await expect.poll(() => typesOf(messages)).toEqual(['placed', 'stock-reserved'])
      gate.resolve()
      await ended
      expect(typesOf(messages)).toEqual(WAY)
    })
    test('includes the reason of a rejection', async () => {
      const { id } = await orders.place({ paymentMethod: 'pm_card_declined' })
      const { messages, ended } = await open(id)
      await ended
      expect(messages.at(-1)?.data).toMatchObject({
        type: 'rejected',
        status: 'rejected',
        reason: 'card-declined',
      })
    })
    test('resumes after Last-Event-ID', async () => {
      const all = await open(orderId)
      await all.ended
      for (const [at, { id }] of all.messages.entries()) {
        const rest = await open(orderId, { lastId: id })
        await rest.ended
        expect(rest.messages).toEqual(all.messages.slice(at + 1))
      }
    })
    test('streams a cancellation after a final event', async () => {
      const { id } = await orders.place()
      const first = await open(id)
      await first.ended
      await orders.send('cancelOrder', { params: { orderId: id } }).expect(202)
      const second = await open(id, { lastId: first.messages.at(-1)?.id })
      await second.ended
      expect(typesOf(second.messages)).toEqual([
        'cancellation-requested',
        'payment-refunded',
        'stock-released',
        'cancelled',
      ])
    })
    test('a Last-Event-ID beyond the last event: only new events, then the end', async () => {
      const { messages, ended } = await open(orderId, { lastId: '999999999999999999' })
      await ended
      expect(messages).toEqual([])
    })
    test('sends keep-alive comments', async () => {
      const gate = held()
      const { id } = await orders.place()
      const stream = await open(id)
      await expect.poll(() => stream.comments()).toBeGreaterThan(2)
      gate.resolve()
      await stream.ended
    })
    test('fifty streams of one order get the same events, over one database connection', async () => {
      const gate = held()
      const { id } = await orders.place()
      const streams = await Promise.all(Array.from({ length: 50 }, () => open(id)))
      await expect.poll(() => orders.context.feed.followers).toBe(50)
      const { rows } = await orders.context.database.pool.query<{ count: number }>(
        `SELECT count(*)::int FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE '% listen'`,
      )
      expect(rows[0]?.count).toBe(1)
      gate.resolve()
      await Promise.all(streams.map(({ ended }) => ended))
      for (const { messages } of streams) expect(typesOf(messages)).toEqual(WAY)
      expect(orders.context.feed.followers).toBe(0)
    })
    test('a disconnect unsubscribes the stream', async () => {
      const gate = held()
      const { id } = await orders.place()
      const stream = await open(id)
      await expect.poll(() => orders.context.feed.followers).toBe(1)
      stream.cut()
      await expect.poll(() => orders.context.feed.followers).toBe(0)
      gate.resolve()
      await orders.until(id, 'confirmed')
    })
    test('streams events of another instance, also after the LISTEN connection was lost', async () => {
      const other = await orders.another()
      try {
        const gate = held()
        const { id } = await orders.place()
        const stream = await open(id, { url: other.url })
        await expect.poll(() => typesOf(stream.messages)).toEqual(['placed', 'stock-reserved'])
        await orders.context.database.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND application_name LIKE '% listen'`,
        )
        gate.resolve()
        await stream.ended
        expect(typesOf(stream.messages)).toEqual(WAY)
      } finally {
        await other.close()
      }
    })
    test('a shutdown ends streams immediately; clients resume at another instance', async () => {
      const other = await orders.another()
      const gate = held()
      const { id } = await orders.place()
      const first = await open(id, { url: other.url })
      await expect.poll(() => typesOf(first.messages)).toEqual(['placed', 'stock-reserved'])
      gate.resolve()
      const startedAt = performance.now()
      await Promise.all([other.close(), first.ended])
      expect(performance.now() - startedAt).toBeLessThan(9_000)
      const second = await open(id, { lastId: first.messages.at(-1)?.id })
      await second.ended
      expect([...typesOf(first.messages), ...typesOf(second.messages)]).toEqual(WAY)
    })
  })

  describe('400', () => {
    test.each(['-1', 'abc', '1.5', '9'.repeat(19), '0x10'])('Last-Event-ID: %s', async (lastId) => {
      const headers = { 'Last-Event-ID': lastId }
      expect((await orders.send('streamOrderEvents', { params: { orderId }, headers })).status).toBe(400)
    })
  })

  describe('404', () => {
    test('for an unknown id, and for another customer', async () => {
      const none = await orders.send('streamOrderEvents', { params: { orderId: crypto.randomUUID() } })
      const theirs = await orders.send('streamOrderEvents', {
        params: { orderId },
        token: orders.tokenOf(crypto.randomUUID()),
      })
      expect([none.status, theirs.status]).toEqual([404, 404])
    })
  })

  describeRefusals(
    operationOf(contract, 'streamOrderEvents'),
    () => orders,
    () => ({ params: { orderId }, token: orders.tokenOf(orders.customerId) }),
  )
})
