import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/payments/v1/contract.ts'
import type { components } from '#generated/payments/v1/types.ts'
import { encodeCursor } from '#platform/http/page.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startPayments, type TestPayments } from '../testing/payments.ts'

type Payment = components['schemas']['Payment']

describe('listPayments', () => {
  const customerId = crypto.randomUUID()
  const orderId = crypto.randomUUID()
  let now = new Date('2026-03-11T07:20:00.000Z')
  let payments: TestPayments
  beforeAll(async () => {
    payments = await startPayments({ now: () => now })
    await payments.payment('captured', { customerId, orderId })
    // Two with the same time.
    await payments.payment('failed', { customerId })
    now = new Date('2026-03-11T08:00:00.000Z')
    await payments.payment('authorized', { customerId })
    await payments.payment('voided')
  })
  afterAll(() => payments.close())
  const list = (query: Record<string, string> = {}, token = payments.tokenOf(customerId), headers = {}) =>
    payments.send('listPayments', { query, token, headers })
  const statuses = ({ body }: { body: { items: Payment[] } }) => body.items.map(({ status }) => status)

  describe('200', () => {
    test('customers see their own payments, newest first', async () => {
      const response = await list()
      expect(response.status).toBe(200)
      expect(statuses(response)).toEqual(['authorized', ...statuses(response).slice(1)])
      expect(statuses(response).sort()).toEqual(['authorized', 'captured', 'failed'])
      expect(response.body.nextCursor).toBeNull()
      expect((await list({}, payments.tokenOf(crypto.randomUUID()))).body.items).toEqual([])
    })
    test.each(['staff', 'admin', 'service'])('%s see all payments', async (role) => {
      expect((await list({}, await payments.token([role]))).body.items).toHaveLength(4)
    })
    test('filtered by order and status', async () => {
      expect(statuses(await list({ orderId }))).toEqual(['captured'])
      expect(statuses(await list({ status: 'failed' }))).toEqual(['failed'])
      expect(statuses(await list({ orderId, status: 'failed' }))).toEqual([])
      // Does not reveal payments of other customers.
      expect((await list({ orderId }, payments.tokenOf(crypto.randomUUID()))).body.items).toEqual([])
    })
    test('a payment that is being captured is reported as authorized', async () => {
      const id = await payments.payment('authorized', { customerId })
      payments.crash('before', 'capture')
      await payments.send('capturePayment', { params: { paymentId: id } }).expect(500)
      const { body } = await list({ status: 'authorized' })
      expect((body.items as Payment[]).map((item) => item.id)).toContain(id)
      expect(new Set(statuses({ body }))).toEqual(new Set(['authorized']))
      await payments.send('voidPayment', { params: { paymentId: id } }).expect(409)
    })
    test('pages neither skip nor repeat items, with ties', async () => {
      const ids = ({ body }: { body: { items: Payment[] } }) => body.items.map(({ id }) => id)
      const by = await payments.token(['staff'])
      const whole = ids(await list({}, by))
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof list>> = await list(
          { limit: '1', ...(cursor ? { cursor } : {}) },
          by,
        )
        seen.push(...ids(page))
        cursor = page.body.nextCursor as string | null
      } while (cursor)
      expect(seen).toEqual(whole)
    })
  })

  describe('304', () => {
    test('until the page changes', async () => {
      const by = crypto.randomUUID()
      const id = await payments.payment('authorized', { customerId: by })
      const token = payments.tokenOf(by)
      const { etag } = (await list({}, token)).headers as { etag: string }
      const again = await list({}, token, { 'If-None-Match': etag })
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', etag])
      await payments.send('voidPayment', { params: { paymentId: id } }).expect(200)
      expect((await list({}, token, { 'If-None-Match': etag })).status).toBe(200)
    })
  })

  describe('400', () => {
    const id = crypto.randomUUID()
    test.each([
      ['nothing of ours', 'abc'],
      ['another order', encodeCursor({ sort: 'createdAt', key: 1, id })],
      ['a key of another type', encodeCursor({ sort: '-createdAt', key: '2026', id })],
      ['a time out of range', encodeCursor({ sort: '-createdAt', key: 8.64e15, id })],
      ['a time before all times', encodeCursor({ sort: '-createdAt', key: -1, id })],
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
      { status: 'capturing' },
      { status: "' OR 1=1" },
      { orderId: 'mine' },
      { limit: '0' },
      { limit: '101' },
      { customerId: id },
    ])('%j is refused', async (query) => {
      expect((await list(query)).status).toBe(400)
    })
  })

  describeRefusals(
    operationOf(contract, 'listPayments'),
    () => payments,
    () => ({ token: payments.tokenOf(customerId) }),
  )
})
