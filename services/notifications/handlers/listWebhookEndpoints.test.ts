import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#generated/notifications/v1/contract.ts'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { startNotifications, type TestNotifications } from '../testing/notifications.ts'

describe('listWebhookEndpoints', () => {
  let notifications: TestNotifications
  beforeAll(async () => {
    notifications = await startNotifications()
  })
  afterAll(() => notifications.close())
  const list = (query: Record<string, string> = {}, headers = {}) =>
    notifications.send('listWebhookEndpoints', { query, headers })
  const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10, 0, second))

  describe('200', () => {
    test('all endpoints, newest first, in pages, without secrets', async () => {
      const ids = []
      for (const second of [1, 2, 3]) ids.unshift(await notifications.endpoint({ createdAt: at(second) }))
      const { body, text } = await list()
      expect(body.items).toMatchObject(ids.map((id) => ({ id, status: 'enabled', description: '' })))
      expect(text).not.toMatch(/secret|whsec/)
      const first = await list({ limit: '2' })
      const rest = await list({ limit: '2', cursor: first.body.nextCursor as string })
      expect([...first.body.items, ...rest.body.items].map(({ id }) => id as string)).toEqual(ids)
      expect(rest.body.nextCursor).toBeNull()
    })
  })

  describe('304', () => {
    test('for a matching If-None-Match, until the page changes', async () => {
      const id = await notifications.endpoint()
      const { etag } = (await list()).headers as { etag: string }
      expect((await list({}, { 'If-None-Match': etag })).status).toBe(304)
      const disabled = { state: 'disabled', disabledAt: at(9) }
      await notifications.context.db.webhookEndpoint.update({ where: { id }, data: disabled })
      expect((await list({}, { 'If-None-Match': etag })).status).toBe(200)
    })
  })

  describeRefusals(
    operationOf(contract, 'listWebhookEndpoints'),
    () => notifications,
    () => ({}),
  )
})
