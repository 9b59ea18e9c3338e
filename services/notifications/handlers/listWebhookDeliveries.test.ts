import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/notifications/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startNotifications, type TestNotifications } from '../testing/notifications.ts'

describe('listWebhookDeliveries', () => {
  let notifications: TestNotifications
  let endpointId: string
  beforeAll(async () => {
    notifications = await startNotifications()
    endpointId = await notifications.endpoint()
  })
  afterAll(() => notifications.close())
  const list = (id: string, query: Record<string, string> = {}, headers = {}) =>
    notifications.send('listWebhookDeliveries', { params: { endpointId: id }, query, headers })
  const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10, 0, second))

  describe('200', () => {
    test('the deliveries of this endpoint, newest first, filtered by status, in pages', async () => {
      const other = await notifications.endpoint()
      await notifications.delivery(other)
      const delivered = { state: 'delivered', deliveredAt: at(5), attempts: 2, lastStatus: 204 }
      const oldest = await notifications.delivery(endpointId, { createdAt: at(1), ...delivered })
      const failed = { attempts: 10, lastError: 'The connection was refused.' }
      const newest = await notifications.delivery(endpointId, { createdAt: at(2), ...failed })
      const { body } = await list(endpointId)
      expect(body).toMatchObject({
        items: [
          { id: newest, endpointId, status: 'failed', lastStatus: null, ...failed, nextAttemptAt: null },
          { id: oldest, status: 'delivered', attempts: 2, lastStatus: 204, deliveredAt: at(5).toISOString() },
        ],
        nextCursor: null,
      })
      expect((await list(endpointId, { status: 'delivered' })).body.items).toMatchObject([{ id: oldest }])
      const { body: first } = await list(endpointId, { limit: '1' })
      const { body: second } = await list(endpointId, { limit: '1', cursor: first.nextCursor as string })
      expect([first.items[0].id, second.items[0].id]).toEqual([newest, oldest])
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match', async () => {
      const { etag } = (await list(endpointId)).headers as { etag: string }
      expect((await list(endpointId, {}, { 'If-None-Match': etag })).status).toBe(304)
    })
  })

  describe('404', () => {
    test('for an unknown id', async () => {
      expect((await list(crypto.randomUUID())).status).toBe(404)
    })
  })

  describeRefusals(
    operationOf(contract, 'listWebhookDeliveries'),
    () => notifications,
    () => ({ params: { endpointId } }),
  )
})
