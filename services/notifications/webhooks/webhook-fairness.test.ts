import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ATTEMPTS_AT_ONCE, claimDeliveries } from './claim-deliveries.ts'
import { scheduleAllDue } from './schedule-delivery.ts'
import {
  eventually,
  orderConfirmed,
  settled,
  startNotifications,
  type TestNotifications,
} from '../testing/notifications.ts'
import { startReceiver } from '../../../tests/stand-ins/webhook-receiver.ts'

/* An endpoint that is down does not delay others, regardless of its backlog. */

let notifications: TestNotifications
beforeAll(async () => {
  notifications = await startNotifications({
    env: {
      NOTIFICATIONS_WEBHOOK_PAUSES_MS: '20,3600000',
      NOTIFICATIONS_WEBHOOK_FAILED_ATTEMPTS: '8',
      NOTIFICATIONS_WEBHOOK_TIMEOUT_MS: '10000',
    },
  })
})
afterAll(() => notifications.close())
beforeEach(async () => {
  await notifications.context.db.webhookEndpoint.deleteMany()
})

const endpointOf = (id: string) =>
  notifications.context.db.webhookEndpoint.findUniqueOrThrow({ where: { id } })

/** Deliveries that are due, straight in the database. */
const addPending = async (endpointId: string, count: number) => {
  for (let added = 0; added < count; added += 1_000) {
    await notifications.context.database.pool.query(
      `INSERT INTO webhook_deliveries (id, endpoint_id, event_id, event_type, event, next_attempt_at)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), 'orders.order-confirmed.v1', '{}', now() - interval '1 hour'
       FROM generate_series(1, $2)`,
      [endpointId, Math.min(1_000, count - added)],
    )
  }
}
const jobs = async () => {
  const { rows } = await notifications.context.database.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM jobs.job WHERE queue = 'deliver-webhook'`,
  )
  return rows[0]?.count
}
/** The id of a job. */
const newJob = () => String(Math.floor(Math.random() * 1e12))
const claim = (endpointId: string, job = newJob()) =>
  claimDeliveries(notifications.context, endpointId, job, 60_000)

describe('an endpoint', () => {
  test('gets its delivery while 20,000 are pending for unresponsive endpoints', async () => {
    await using hanging = await startReceiver()
    await using good = await startReceiver()
    hanging.respond = () => {}
    const dead = await Promise.all(
      Array.from({ length: 20 }, () =>
        notifications.endpoint({ url: hanging.url, eventTypes: ['orders.order-cancelled.v1'] }),
      ),
    )
    for (const id of dead) await addPending(id, 1_000)
    await scheduleAllDue(notifications.context)
    await eventually(() => expect(hanging.received.length).toBeGreaterThanOrEqual(dead.length))
    await notifications.endpoint({ url: good.url })
    await notifications.publish(orderConfirmed())
    await eventually(() => expect(good.received).toHaveLength(1))
    // Each of the others has a few attempts and one or two jobs.
    expect(hanging.received.length).toBeLessThanOrEqual(dead.length * ATTEMPTS_AT_ONCE)
    expect(await jobs()).toBeLessThanOrEqual(2 * dead.length + 2)
  })

  test('has a concurrency limit across all jobs, oldest deliveries first', async () => {
    const id = await notifications.endpoint({ eventTypes: ['orders.order-cancelled.v1'] })
    await addPending(id, 20_000)
    const job = newJob()
    const first = await claim(id, job)
    expect(first?.deliveries).toHaveLength(ATTEMPTS_AT_ONCE)
    expect(await claim(id)).toMatchObject({ deliveries: [], isBusy: true })
    // The same job, retried after a crash, keeps its claimed deliveries.
    const again = await claim(id, job)
    expect(again?.deliveries.map((each) => each.id).toSorted()).toEqual(
      first?.deliveries.map((each) => each.id).toSorted(),
    )
    // The limit is per endpoint.
    const other = await notifications.endpoint({ eventTypes: ['orders.order-cancelled.v1'] })
    await addPending(other, 1)
    expect((await claim(other))?.deliveries).toHaveLength(1)
  })

  test('that fails gets one attempt at a time, with growing pauses, and is disabled after consecutive failures', async () => {
    await using receiver = await startReceiver()
    receiver.respond = (response) => response.writeHead(500).end()
    const id = await notifications.endpoint({ url: receiver.url, eventTypes: ['orders.order-cancelled.v1'] })
    await addPending(id, 5_000)
    await scheduleAllDue(notifications.context)
    await eventually(async () => expect((await endpointOf(id)).state).toBe('disabled'))
    await settled(notifications)
    // Five concurrently, then one at a time.
    expect(receiver.received).toHaveLength(8)
    expect((await endpointOf(id)).failedAttempts).toBe(8)
    expect(
      await notifications.context.db.webhookDelivery.count({ where: { endpointId: id, state: 'pending' } }),
    ).toBe(0)
    const [event, ...more] = await notifications.context.db.outboxEvent.findMany({ where: { subject: id } })
    expect(more).toEqual([])
    expect(event?.event).toMatchObject({
      type: 'notifications.webhook-endpoint-disabled.v1',
      data: { endpointId: id, createdBy: 'somebody', reason: 'failures', failedAttempts: 8 },
    })
  })

  test('that is paused gets no attempts; one success resets it', async () => {
    const id = await notifications.endpoint({
      ...{
        failedAttempts: 7,
        pausedUntil: new Date(Date.now() + 3_600_000),
        eventTypes: ['orders.order-cancelled.v1'],
      },
    })
    await addPending(id, 10)
    expect(await claim(id)).toMatchObject({ deliveries: [], isBusy: false })
    await using receiver = await startReceiver()
    await notifications.context.db.webhookEndpoint.update({
      where: { id },
      data: { pausedUntil: null, url: receiver.url },
    })
    await scheduleAllDue(notifications.context)
    await eventually(() => expect(receiver.received).toHaveLength(10))
    await settled(notifications)
    expect(await endpointOf(id)).toMatchObject({ failedAttempts: 0, pausedUntil: null, state: 'enabled' })
  })
})
