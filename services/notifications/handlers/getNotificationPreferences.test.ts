import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/notifications/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startNotifications, type TestNotifications } from '../testing/notifications.ts'

describe('getNotificationPreferences', () => {
  let notifications: TestNotifications
  beforeAll(async () => {
    notifications = await startNotifications()
  })
  afterAll(() => notifications.close())
  const get = (userId: string, headers = {}) =>
    notifications.send('getNotificationPreferences', { token: notifications.tokenOf(userId), headers })
  const set = (userId: string, body: object) =>
    notifications
      .send('setNotificationPreferences', { token: notifications.tokenOf(userId), body })
      .expect(200)

  describe('200', () => {
    test('the defaults, or the stored preferences', async () => {
      const [ada, bob] = [crypto.randomUUID(), crypto.randomUUID()]
      await set(ada, { orderUpdates: true, paymentUpdates: false })
      expect((await get(ada)).body).toEqual({ orderUpdates: true, paymentUpdates: false })
      expect((await get(bob)).body).toEqual({ orderUpdates: true, paymentUpdates: true })
    })
  })

  describe('304', () => {
    test('until they change; the tag of another user does not match', async () => {
      const [ada, bob] = [crypto.randomUUID(), crypto.randomUUID()]
      const { etag } = (await get(ada)).headers as { etag: string }
      expect((await get(ada, { 'If-None-Match': etag })).status).toBe(304)
      expect((await get(bob, { 'If-None-Match': etag })).status).toBe(200)
      await set(ada, { orderUpdates: true, paymentUpdates: true })
      expect((await get(ada, { 'If-None-Match': etag })).status).toBe(200)
    })
  })

  describeRefusals(
    operationOf(contract, 'getNotificationPreferences'),
    () => notifications,
    () => ({}),
  )
})
