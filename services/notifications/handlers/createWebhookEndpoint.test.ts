import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/notifications/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startNotifications, type TestNotifications } from '../testing/notifications.ts'

describe('createWebhookEndpoint', () => {
  const now = new Date('2026-03-01T10:00:00.123Z')
  let notifications: TestNotifications
  beforeAll(async () => {
    notifications = await startNotifications({
      now: () => now,
      env: { NOTIFICATIONS_WEBHOOK_PRIVATE_TARGETS: 'false' },
      resolve: async (host) => (host === 'erp.example.com' ? ['93.184.215.14'] : ['10.0.0.1']),
    })
  })
  afterAll(() => notifications.close())
  const valid = { url: 'https://erp.example.com/hook?a=b', eventTypes: ['orders.order-confirmed.v1'] }
  const create = (over: object = {}) =>
    notifications.send('createWebhookEndpoint', { body: { ...valid, ...over } })

  describe('201', () => {
    test('returns the endpoint with its secret, which is not cached', async () => {
      const { status, headers, body } = await create({ description: 'Our warehouse' })
      expect({ status, cache: headers['cache-control'] }).toEqual({ status: 201, cache: 'no-store' })
      expect(body).toEqual({
        ...valid,
        id: expect.any(String),
        description: 'Our warehouse',
        status: 'enabled',
        createdAt: now.toISOString(),
        secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      })
      const listed = await notifications.send('listWebhookEndpoints')
      const { secret: _secret, ...rest } = body as Record<string, unknown>
      expect(listed.body.items).toContainEqual(rest)
    })
    test('secrets are unique', async () => {
      const [one, other] = [await create(), await create()]
      expect(one.body.secret).not.toBe(other.body.secret)
    })
  })

  describe('400', () => {
    test.each([
      ['/body/url', { url: 'ftp://erp.example.com/' }],
      ['/body/url', { url: 'https://erp.example.com/a b' }],
      ['/body/url', { url: `https://erp.example.com/${'x'.repeat(2048)}` }],
      ['/body/url', { url: 'https://bücher.example/' }],
      ['/body/description', { description: 'x'.repeat(201) }],
      ['/body/description', { description: 'a\nb' }],
      ['/body/eventTypes', { eventTypes: [] }],
      ['/body/eventTypes', { eventTypes: Array(2).fill('orders.order-placed.v1') }],
      ['/body/eventTypes/0', { eventTypes: ['everything'] }],
    ])('%s is named for %j', async (pointer, over) => {
      const { status, body } = await create(over)
      expect({ status, pointers: body.errors?.map((error: { pointer: string }) => error.pointer) }).toEqual({
        status: 400,
        pointers: expect.arrayContaining([pointer]),
      })
    })
  })

  describe('409', () => {
    test('for the 101st endpoint, also with concurrent requests', async () => {
      await notifications.context.db.webhookEndpoint.deleteMany()
      for (let made = 0; made < 97; made += 1) await notifications.endpoint()
      const responses = await Promise.all(Array.from({ length: 8 }, () => create()))
      expect(responses.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409, 409, 409])
      const { body } = await create()
      expect(body.code).toBe('notifications.too-many-endpoints')
      expect(await notifications.context.db.webhookEndpoint.count()).toBe(100)
      await notifications.context.db.webhookEndpoint.deleteMany()
    })
  })

  describe('422', () => {
    test.each([
      'http://169.254.169.254/',
      'https://169.254.169.254/latest/meta-data/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://internal.example/',
      'https://user:secret@erp.example.com/',
      'http://erp.example.com/',
    ])('nothing may be sent to %s, and nothing is kept of it', async (url) => {
      const { status, body } = await create({ url })
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'notifications.forbidden-target' })
      expect(await notifications.context.db.webhookEndpoint.count({ where: { url } })).toBe(0)
    })
    test('an unknown event type', async () => {
      const { status, body } = await create({
        eventTypes: ['orders.order-confirmed.v1', 'orders.order-eaten.v1'],
      })
      expect({ status, code: body.code, detail: body.detail }).toEqual({
        status: 422,
        code: 'notifications.unknown-event-type',
        detail: 'The event type orders.order-eaten.v1 cannot be sent to webhook endpoints.',
      })
    })
  })

  describeRefusals(
    operationOf(contract, 'createWebhookEndpoint'),
    () => notifications,
    () => ({ body: valid }),
  )
})
