import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/notifications/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startNotifications, type TestNotifications } from '../testing/notifications.ts'

describe('listNotifications', () => {
  let notifications: TestNotifications
  beforeAll(async () => {
    notifications = await startNotifications()
  })
  afterAll(() => notifications.close())
  const list = (userId: string, query: Record<string, string> = {}, headers = {}) =>
    notifications.send('listNotifications', { token: notifications.tokenOf(userId), query, headers })
  const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10, 0, second))

  describe('200', () => {
    test('the deprecated parameter orderId announces its last day', async () => {
      const used = await list(crypto.randomUUID(), { orderId: crypto.randomUUID() })
      expect(used.headers).toMatchObject({
        deprecation: '@1795737600',
        sunset: 'Sun, 31 Dec 2028 23:59:59 GMT',
        link: expect.stringContaining('</docs>; rel="sunset"') as string,
      })
      expect((await list(crypto.randomUUID())).headers).not.toHaveProperty('sunset')
    })

    test('the caller’s own notifications, newest first', async () => {
      const [ada, bob] = [crypto.randomUUID(), crypto.randomUUID()]
      const orderId = crypto.randomUUID()
      const first = await notifications.notification({ recipientId: ada, createdAt: at(1), orderId })
      const sent = { state: 'sent', sentAt: at(3), kind: 'payment-refunded' }
      const second = await notifications.notification({ recipientId: ada, createdAt: at(2), ...sent })
      await notifications.notification({ recipientId: bob, createdAt: at(3) })
      const { status, body } = await list(ada)
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          items: [
            {
              id: second,
              kind: 'payment-refunded',
              channel: 'email',
              status: 'sent',
              subject: 'A subject',
              createdAt: at(2).toISOString(),
              sentAt: at(3).toISOString(),
            },
            {
              id: first,
              kind: 'order-confirmed',
              channel: 'email',
              status: 'pending',
              subject: 'A subject',
              orderId,
              createdAt: at(1).toISOString(),
            },
          ],
          nextCursor: null,
        },
      })
      expect((await list(ada, { orderId })).body.items).toMatchObject([{ id: first }])
    })
    test('a notification that is being sent is reported as pending', async () => {
      const recipientId = crypto.randomUUID()
      await notifications.notification({ recipientId, state: 'sending', sendingUntil: at(1) })
      expect((await list(recipientId)).body.items).toMatchObject([{ status: 'pending' }])
    })
    test('pages neither skip nor repeat items, with ties', async () => {
      const recipientId = crypto.randomUUID()
      for (const second of [1, 2, 2, 2, 3]) {
        await notifications.notification({ recipientId, createdAt: at(second) })
      }
      const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id)
      const whole = idsOf((await list(recipientId)).body)
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page = await list(recipientId, { limit: '2', ...(cursor ? { cursor } : {}) })
        seen.push(...idsOf(page.body))
        cursor = page.body.nextCursor as string | null
      } while (cursor)
      expect(seen).toEqual(whole)
      expect(new Set(seen).size).toBe(5)
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match, until the page changes', async () => {
      const recipientId = crypto.randomUUID()
      const id = await notifications.notification({ recipientId })
      const { etag } = (await list(recipientId)).headers as { etag: string }
      const again = () => list(recipientId, {}, { 'If-None-Match': etag })
      expect((await again()).status).toBe(304)
      const change = { state: 'sent', sentAt: at(1) }
      await notifications.context.db.notification.update({ where: { id }, data: change })
      expect((await again()).status).toBe(200)
    })
  })

  describe('400', () => {
    const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const id = crypto.randomUUID()
    test.each([
      ['nothing of ours', 'abc'],
      ['another order', cursorOf(['name', 1, id])],
      ['a time out of range', cursorOf(['-createdAt', 8.64e15, id])],
      ['a fraction', cursorOf(['-createdAt', 1.5, id])],
      ['no uuid', cursorOf(['-createdAt', 1, "' OR 1=1"])],
    ])('a cursor that is %s is refused', async (_what, cursor) => {
      const { status, body } = await list(id, { cursor })
      expect({ status, body }).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/query/cursor' }] },
      })
    })
    test.each<Record<string, string>>([{ limit: '0' }, { limit: '101' }, { orderId: 'x' }])(
      '%j is refused',
      async (query) => {
        expect((await list(id, query)).status).toBe(400)
      },
    )
  })

  describeRefusals(
    operationOf(contract, 'listNotifications'),
    () => notifications,
    () => ({}),
  )
})
