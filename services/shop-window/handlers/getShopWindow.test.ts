import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/shop-window/v1/contract.ts'
import { platformProblem } from '#platform/problem.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startShopWindow, type TestShopWindow } from '../testing/shop-window.ts'

describe('getShopWindow', () => {
  const me = crypto.randomUUID()
  let window: TestShopWindow
  /** What there is for an anonymous caller, besides `openOrders`. */
  let complete: object
  let mine: object[]
  beforeAll(async () => {
    window = await startShopWindow({ env: { SHOP_WINDOW_SECTION_TIMEOUT_MS: '300' } })
    const at = (day: number) => new Date(Date.UTC(2026, 2, day)).toISOString()
    const { id, name } = window.products.products.get(window.products.product())!
    complete = {
      categories: [{ slug: 'lamps', name: 'lamps', productCount: 1 }],
      newestProducts: [{ id, name, price: { amount: 4900, currency: 'EUR' }, imageUrl: null }],
      unavailable: [],
    }
    const older = window.orders.order({ customerId: me, status: 'cancelling', createdAt: at(2) })
    const newer = window.orders.order({ customerId: me, createdAt: at(3) })
    window.orders.order({ customerId: me, status: 'confirmed' })
    window.orders.order()
    mine = [newer, older].map(({ id, status, total, createdAt }) => ({ id, status, total, createdAt }))
  })
  afterEach(() => {
    for (const operation of ['listCategories', 'listProducts']) window.products.mend(operation)
    window.orders.mend('listOrders')
  })
  afterAll(() => window.close())
  const read = (token?: string) => window.send('getShopWindow', token === undefined ? {} : { token })

  describe('200', () => {
    test('the open orders of the caller, newest first, read with their own token', async () => {
      const token = window.tokenOf(me, ['staff'])
      const { status, body } = await read(token)
      expect({ status, body }).toEqual({
        status: 200,
        body: { ...complete, openOrders: mine },
      })
      expect(window.orders.calls.at(-1)?.authorization).toBe(`Bearer ${token}`)
    })
    test('an anonymous caller has no open orders, and the orders service is not called', async () => {
      const calls = window.orders.calls.length
      const { status, body } = await read()
      expect({ status, body }).toEqual({ status: 200, body: { ...complete, openOrders: [] } })
      expect(window.orders.calls).toHaveLength(calls)
    })
    test.each([
      ['responds with a problem', { when: 'before', how: platformProblem('unavailable') }],
      ['closes the connection', { when: 'before', how: 'cut' }],
      ['loses its response', { when: 'after', how: 'cut' }],
    ] as const)('a section whose service %s is empty and named', async (_, fault) => {
      window.orders.fail('listOrders', fault)
      const { status, body } = await read(window.tokenOf(me))
      expect({ status, body }).toEqual({
        status: 200,
        body: { ...complete, openOrders: [], unavailable: ['openOrders'] },
      })
    })
    test('a service that does not respond in time leaves the other sections complete', async () => {
      const gate = Promise.withResolvers<void>()
      window.products.fail('listProducts', { when: 'before', how: { hold: gate.promise } })
      const { status, body } = await read(window.tokenOf(me))
      gate.resolve()
      expect({ status, body }).toEqual({
        status: 200,
        body: { ...complete, openOrders: mine, newestProducts: [], unavailable: ['newestProducts'] },
      })
    })
    test('a service that rejects the token of the caller leaves only its section empty', async () => {
      window.orders.fail('listOrders', { when: 'before', how: platformProblem('forbidden') })
      const { body } = await read(window.tokenOf(me))
      expect(body).toEqual({ ...complete, openOrders: [], unavailable: ['openOrders'] })
    })
  })

  describe('304', () => {
    test('while nothing has changed', async () => {
      const { headers } = await read()
      const { status } = await window.send('getShopWindow', { headers: { 'If-None-Match': headers.etag! } })
      expect(status).toBe(304)
    })
  })

  describe('500', () => {
    test('the cause is not disclosed', async () => {
      const { context } = window
      const { products } = context
      Object.defineProperty(context, 'products', {
        configurable: true,
        get: () => {
          throw new Error('a secret')
        },
      })
      const { status, text } = await read()
      Object.defineProperty(context, 'products', { value: products, writable: true, configurable: true })
      expect(status).toBe(500)
      expect(text).not.toContain('secret')
    })
  })

  describe('503', () => {
    test('when no section is available', async () => {
      for (const operation of ['listCategories', 'listProducts'])
        window.products.fail(operation, { when: 'before', how: 'cut' })
      const { status, headers, body } = await read()
      expect({ status, code: body.code, retryAfter: headers['retry-after'] }).toEqual({
        status: 503,
        code: 'unavailable',
        retryAfter: '2',
      })
    })
  })

  describeRefusals(
    operationOf(contract, 'getShopWindow'),
    () => window,
    () => ({}),
    [500, 503],
  )
})
