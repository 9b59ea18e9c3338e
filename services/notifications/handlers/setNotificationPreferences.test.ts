import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/notifications/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startNotifications, type TestNotifications } from '../testing/notifications.ts'

describe('setNotificationPreferences', () => {
  let notifications: TestNotifications
  beforeAll(async () => {
    notifications = await startNotifications()
  })
  afterAll(() => notifications.close())
  const none = { orderUpdates: false, paymentUpdates: false }
  const set = (userId: string, body: object = none, headers = {}) =>
    notifications.send('setNotificationPreferences', { token: notifications.tokenOf(userId), body, headers })
  const get = (userId: string) =>
    notifications.send('getNotificationPreferences', { token: notifications.tokenOf(userId) })

  describe('200', () => {
    test('the preferences of the caller are replaced, and no others', async () => {
      const [ada, bob] = [crypto.randomUUID(), crypto.randomUUID()]
      for (const preferences of [none, { orderUpdates: true, paymentUpdates: false }]) {
        const { status, body, headers } = await set(ada, preferences)
        expect({ status, body }).toEqual({ status: 200, body: preferences })
        const read = await get(ada)
        expect([read.body, read.headers.etag]).toEqual([preferences, headers.etag])
      }
      expect((await get(bob)).body).toEqual({ orderUpdates: true, paymentUpdates: true })
    })
    test('with a matching If-Match, also before the first change', async () => {
      const ada = crypto.randomUUID()
      const first = await set(ada, none, { 'If-Match': (await get(ada)).headers.etag })
      expect(first.status).toBe(200)
      expect((await set(ada, none, { 'If-Match': first.headers.etag })).status).toBe(200)
    })
    test('ten concurrent requests without If-Match all succeed', async () => {
      const ada = crypto.randomUUID()
      const responses = await Promise.all(Array.from({ length: 10 }, () => set(ada)))
      expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200))
    })
  })

  describe('400', () => {
    test.each([
      {},
      { orderUpdates: true },
      { orderUpdates: 'yes', paymentUpdates: true },
      { orderUpdates: null, paymentUpdates: true },
    ])('%j is refused', async (body) => {
      expect((await set(crypto.randomUUID(), body)).status).toBe(400)
    })
  })

  describe('412', () => {
    test('when the preferences have changed', async () => {
      const ada = crypto.randomUUID()
      const { etag } = (await get(ada)).headers as { etag: string }
      await set(ada)
      expect((await set(ada, none, { 'If-Match': etag })).status).toBe(412)
    })
    test('of ten concurrent requests with the same If-Match, one succeeds', async () => {
      const ada = crypto.randomUUID()
      const { etag } = (await get(ada)).headers as { etag: string }
      const responses = await Promise.all(
        Array.from({ length: 10 }, () => set(ada, none, { 'If-Match': etag })),
      )
      expect(responses.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(412)])
    })
  })

  describeRefusals(
    operationOf(contract, 'setNotificationPreferences'),
    () => notifications,
    () => ({ body: none }),
  )
})
