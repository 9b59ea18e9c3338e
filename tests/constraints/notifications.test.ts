import { randomUUID as id } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { connected } from './testing.ts'

/* Constraints of the database, whatever the service does: the last line of defence of the invariants. */

describe('notifications', () => {
  const { refusal } = connected('notifications')
  const notification = (event: string, recipient: string): [string, ...unknown[]] => [
    `INSERT INTO notifications (id, event_id, recipient_id, kind, subject, data) VALUES ($1, $2, $3, 'order-confirmed', '', '{}')`,
    id(),
    event,
    recipient,
  ]
  const endpoint = id()
  const insertEndpoint: [string, ...unknown[]] = [
    `INSERT INTO webhook_endpoints (id, url, event_types, secret, created_by) VALUES ($1, 'https://example.com', '{a}', $2, 'x')`,
    endpoint,
    Buffer.alloc(24),
  ]
  const delivery = (event: string, change = "'pending', now()"): [string, ...unknown[]] => [
    `INSERT INTO webhook_deliveries (id, endpoint_id, event_id, event_type, event, state, next_attempt_at) VALUES ($1, $2, $3, 'a', '{}', ${change})`,
    id(),
    endpoint,
    event,
  ]

  test('a user gets one message per event', async () => {
    const [event, ada, bob] = [id(), id(), id()]
    expect(await refusal(notification(event, ada), notification(event, bob))).toBeUndefined()
    expect(await refusal(notification(event, ada), notification(event, ada))).toBe(
      'notifications_event_id_recipient_id_kind_key',
    )
  })

  test('one that is being sent has a lease', async () => {
    const sending = `UPDATE notifications SET state = 'sending'`
    expect(await refusal(notification(id(), id()), [sending])).toBe('notifications_sending_until_check')
    expect(await refusal(notification(id(), id()), [`${sending}, sending_until = now()`])).toBeUndefined()
  })

  test('an endpoint gets an event once, and a delivery that is pending has a time', async () => {
    const event = id()
    expect(await refusal(insertEndpoint, delivery(event), delivery(event))).toBe(
      'webhook_deliveries_endpoint_id_event_id_key',
    )
    expect(await refusal(insertEndpoint, delivery(event, "'pending', NULL"))).toBe(
      'webhook_deliveries_next_attempt_at_check',
    )
    expect(await refusal(insertEndpoint, delivery(event, "'failed', now()"))).toBe(
      'webhook_deliveries_next_attempt_at_check',
    )
  })
})
