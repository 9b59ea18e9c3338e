import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/notifications/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { eventually, startNotifications, type TestNotifications } from '../testing/notifications.ts'
import { startReceiver } from '../../../tests/stand-ins/webhook-receiver.ts'

describe('redeliverWebhook', () => {
  let notifications: TestNotifications
  let endpointId: string
  beforeAll(async () => {
    notifications = await startNotifications()
    endpointId = await notifications.endpoint({ url: 'http://127.0.0.1:9/' })
  })
  afterAll(() => notifications.close())
  const redeliver = (deliveryId: string, id = endpointId) =>
    notifications.send('redeliverWebhook', { params: { endpointId: id, deliveryId } })
  const stateOf = async (id: string) =>
    (await notifications.context.db.webhookDelivery.findUnique({ where: { id } }))?.state

  describe('202', () => {
    test.each([{ state: 'failed' }, { state: 'delivered', deliveredAt: new Date() }])(
      'a delivery that is %j is sent again',
      async (state) => {
        await using receiver = await startReceiver()
        const there = await notifications.endpoint({ url: receiver.url })
        const id = await notifications.delivery(there, { ...state, attempts: 10, lastStatus: 500 })
        const { status, body } = await redeliver(id, there)
        expect({ status, body }).toMatchObject({
          status: 202,
          body: { id, status: 'pending', attempts: 0, lastStatus: 500, deliveredAt: null },
        })
        await eventually(() => expect(receiver.received).toHaveLength(1))
        await eventually(async () => expect(await stateOf(id)).toBe('delivered'))
      },
    )
  })

  describe('404', () => {
    test('for an unknown delivery, and for one of another endpoint, which is unchanged', async () => {
      expect((await redeliver(crypto.randomUUID())).status).toBe(404)
      const id = await notifications.delivery(await notifications.endpoint())
      expect([(await redeliver(id)).status, await stateOf(id)]).toEqual([404, 'failed'])
    })
  })

  describe('409', () => {
    test('while it is pending', async () => {
      const nextAttemptAt = new Date(Date.now() + 3_600_000)
      const id = await notifications.delivery(endpointId, { state: 'pending', nextAttemptAt })
      const { status, body } = await redeliver(id)
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'notifications.delivery-pending' })
    })
    test('of ten concurrent requests one succeeds', async () => {
      const id = await notifications.delivery(endpointId)
      const responses = await Promise.all(Array.from({ length: 10 }, () => redeliver(id)))
      expect(responses.map(({ status }) => status).sort()).toEqual([202, ...Array<number>(9).fill(409)])
    })
  })

  let last: string
  describeRefusals(
    operationOf(contract, 'redeliverWebhook'),
    () => notifications,
    async () => {
      last = await notifications.delivery(endpointId).catch(() => last)
      return { params: { endpointId, deliveryId: last } }
    },
  )
})
