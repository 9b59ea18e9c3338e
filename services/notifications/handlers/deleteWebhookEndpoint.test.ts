import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/notifications/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startNotifications, type TestNotifications } from '../testing/notifications.ts'

describe('deleteWebhookEndpoint', () => {
  let notifications: TestNotifications
  beforeAll(async () => {
    notifications = await startNotifications()
  })
  afterAll(() => notifications.close())
  const remove = (endpointId: string) =>
    notifications.send('deleteWebhookEndpoint', { params: { endpointId } })

  describe('204', () => {
    test('the endpoint and its deliveries are deleted, and no others', async () => {
      const [one, other] = [await notifications.endpoint(), await notifications.endpoint()]
      for (const id of [one, other]) await notifications.delivery(id)
      const { status, text } = await remove(one)
      expect({ status, text }).toEqual({ status: 204, text: '' })
      const { db } = notifications.context
      expect(await db.webhookEndpoint.findMany()).toMatchObject([{ id: other }])
      expect(await db.webhookDelivery.findMany()).toMatchObject([{ endpointId: other }])
    })
  })

  describe('404', () => {
    test('for an unknown id, and for a deleted endpoint', async () => {
      expect((await remove(crypto.randomUUID())).status).toBe(404)
      const id = await notifications.endpoint()
      expect([(await remove(id)).status, (await remove(id)).status]).toEqual([204, 404])
    })
  })

  let kept: string
  describeRefusals(
    operationOf(contract, 'deleteWebhookEndpoint'),
    () => notifications,
    async () => {
      kept = await notifications.endpoint().catch(() => kept)
      return { params: { endpointId: kept } }
    },
  )
})
