import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  eventually,
  orderConfirmed,
  settled,
  startNotifications,
  type TestNotifications,
} from '../testing/notifications.ts'
import { type Receiver, startReceiver } from '../../../tests/stand-ins/webhook-receiver.ts'

/* From an event to a merchant's endpoint. */

let notifications: TestNotifications
beforeAll(async () => {
  notifications = await startNotifications({
    env: {
      NOTIFICATIONS_WEBHOOK_PAUSES_MS: '20,40',
      NOTIFICATIONS_WEBHOOK_FAILURES: '2',
      NOTIFICATIONS_WEBHOOK_TIMEOUT_MS: '400',
    },
  })
})
afterAll(() => notifications.close())

/** An endpoint made over HTTP, as a merchant's staff does it. */
async function register(url: string, eventTypes = ['orders.order-confirmed.v1']) {
  const { body } = await notifications
    .send('createWebhookEndpoint', { body: { url, eventTypes } })
    .expect(201)
  const { id, secret } = body as { id: string; secret: string }
  return {
    id,
    secret,
    deliveries: async () => {
      const response = await notifications
        .send('listWebhookDeliveries', { params: { endpointId: id } })
        .expect(200)
      return response.body.items as Record<string, unknown>[]
    },
    status: async () => (await notifications.context.db.webhookEndpoint.findUnique({ where: { id } }))?.state,
    redeliver: (deliveryId: string) =>
      notifications.send('redeliverWebhook', { params: { endpointId: id, deliveryId } }),
    remove: () => notifications.send('deleteWebhookEndpoint', { params: { endpointId: id } }).expect(204),
  }
}

describe('an endpoint', () => {
  test('gets the subscribed events, each once, signed according to Standard Webhooks', async () => {
    await using receiver = await startReceiver()
    const endpoint = await register(receiver.url)
    const event = orderConfirmed()
    await notifications.publish(event, event)
    await settled(notifications)
    await notifications.context.events.broker.replay('notifications', [event], crypto.randomUUID())
    await settled(notifications)

    const [delivery, ...more] = await endpoint.deliveries()
    expect(more).toEqual([])
    expect(delivery).toMatchObject({
      eventId: event.id,
      eventType: event.type,
      status: 'delivered',
      attempts: 1,
      lastStatus: 204,
      lastError: null,
      nextAttemptAt: null,
      deliveredAt: expect.any(String),
    })
    expect(receiver.received).toHaveLength(1)
    const [{ headers, body }] = receiver.received as [Receiver['received'][0]]
    expect(headers['content-type']).toBe('application/cloudevents+json')
    expect(headers['webhook-id']).toBe(delivery?.id)
    // Verified by the reference implementation, including the timestamp.
    const verified = new Webhook(endpoint.secret).verify(body, headers as Record<string, string>)
    expect(verified).toEqual(JSON.parse(JSON.stringify(event)))
    await endpoint.remove()
  })

  test('can detect forged and modified events', async () => {
    await using receiver = await startReceiver()
    const endpoint = await register(receiver.url)
    await notifications.publish(orderConfirmed())
    await eventually(() => expect(receiver.received).toHaveLength(1))
    const [{ headers, body }] = receiver.received as [Receiver['received'][0]]
    const webhook = new Webhook(endpoint.secret)
    const sent = headers as Record<string, string>
    expect(() => webhook.verify(body.replace('129800', '1'), sent)).toThrow()
    expect(() => webhook.verify(body, { ...sent, 'webhook-id': 'other' })).toThrow()
    expect(() => webhook.verify(body, { ...sent, 'webhook-timestamp': '1700000000' })).toThrow()
    const stranger = new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`)
    expect(() => stranger.verify(body, sent)).toThrow()
    await endpoint.remove()
  })

  test('that fails gets retries, with the same id and a new signature', async () => {
    await using receiver = await startReceiver()
    const endpoint = await register(receiver.url)
    receiver.respond = (response, nth) => response.writeHead(nth < 3 ? 503 : 200).end()
    await notifications.publish(orderConfirmed())
    await eventually(async () => expect(await endpoint.deliveries()).toMatchObject([{ status: 'delivered' }]))
    expect(await endpoint.deliveries()).toMatchObject([{ attempts: 3, lastStatus: 200 }])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    for (const { headers, body } of receiver.received) {
      new Webhook(endpoint.secret).verify(body, headers as Record<string, string>)
    }
    await endpoint.remove()
  })

  const misbehaviours: [string, Receiver['respond'], object][] = [
    [
      'redirects',
      (response) => response.writeHead(307, { Location: 'http://169.254.169.254/' }).end(),
      { lastStatus: 307, lastError: null },
    ],
    [
      'closes the connection',
      (response) => response.destroy(),
      { lastStatus: null, lastError: 'The connection was closed.' },
    ],
    ['never responds', () => {}, { lastStatus: null, lastError: 'There was no response within 400 ms.' }],
    [
      'sends an invalid response',
      (response) => response.socket?.end('HELO\r\n\r\n'),
      { lastStatus: null, lastError: 'The request failed.' },
    ],
    [
      'sends too many headers',
      (response) => response.writeHead(200, { 'X-Long': 'x'.repeat(20_000) }).end(),
      { lastStatus: null, lastError: 'The response headers are too large.' },
    ],
  ]
  test.each(misbehaviours)(
    'that %s fails the delivery after the last attempt',
    async (_what, respond, last) => {
      await using receiver = await startReceiver()
      const endpoint = await register(receiver.url)
      receiver.respond = respond
      await notifications.publish(orderConfirmed())
      await eventually(async () => expect(await endpoint.deliveries()).toMatchObject([{ status: 'failed' }]))
      expect(await endpoint.deliveries()).toMatchObject([{ attempts: 3, nextAttemptAt: null, ...last }])
      expect(receiver.received).toHaveLength(3)
      expect(await endpoint.status()).toBe('enabled')
      await endpoint.remove()
    },
  )

  test('that responds with an endless body has accepted the delivery; the body is discarded', async () => {
    await using receiver = await startReceiver()
    const endpoint = await register(receiver.url)
    let written = 0
    receiver.respond = (response) => {
      response.writeHead(200)
      const chunk = Buffer.alloc(65_536)
      const more = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length
      }
      response.on('drain', more)
      more()
    }
    await notifications.publish(orderConfirmed())
    await eventually(async () => expect(await endpoint.deliveries()).toMatchObject([{ status: 'delivered' }]))
    expect(written).toBeLessThan(8 * 1024 * 1024)
    await endpoint.remove()
  })

  test('that is unreachable does not delay others', async () => {
    await using receiver = await startReceiver()
    const gone = await register('http://127.0.0.1:9/hook')
    const there = await register(receiver.url)
    await notifications.publish(orderConfirmed())
    await eventually(() => expect(receiver.received).toHaveLength(1))
    await eventually(async () => expect(await gone.deliveries()).toMatchObject([{ status: 'failed' }]))
    expect(await gone.deliveries()).toMatchObject([{ lastError: 'The connection was refused.' }])
    await gone.remove()
    await there.remove()
  })

  test('is disabled after repeated failures, and enabled by a successful redelivery', async () => {
    await using receiver = await startReceiver()
    const endpoint = await register(receiver.url)
    receiver.respond = (response) => response.writeHead(500).end()
    for (const failed of [1, 2]) {
      await notifications.publish(orderConfirmed())
      await eventually(async () => {
        const deliveries = await endpoint.deliveries()
        expect(deliveries.filter(({ status }) => status === 'failed')).toHaveLength(failed)
      })
    }
    expect(await endpoint.status()).toBe('disabled')
    await notifications.publish(orderConfirmed())
    await settled(notifications)
    expect(await endpoint.deliveries()).toHaveLength(2)

    receiver.respond = (response) => response.writeHead(200).end()
    const [latest] = (await endpoint.deliveries()) as [{ id: string }]
    const { body } = await endpoint.redeliver(latest.id).expect(202)
    expect(body).toMatchObject({ id: latest.id, status: 'pending', attempts: 0 })
    await eventually(async () => expect(await endpoint.status()).toBe('enabled'))
    expect((await endpoint.deliveries())[0]).toMatchObject({
      id: latest.id,
      status: 'delivered',
      attempts: 1,
    })
    await endpoint.remove()
  })

  test('that is disabled fails its pending deliveries; 410 disables it immediately', async () => {
    await using receiver = await startReceiver()
    const endpoint = await register(receiver.url)
    receiver.respond = (response) => response.writeHead(410).end()
    const dueLater = new Date(Date.now() + 3_600_000)
    const waiting = await notifications.delivery(endpoint.id, { state: 'pending', nextAttemptAt: dueLater })
    await notifications.publish(orderConfirmed())
    await eventually(async () => expect(await endpoint.status()).toBe('disabled'))
    const deliveries = await endpoint.deliveries()
    expect(deliveries.find(({ id }) => id === waiting)).toMatchObject({
      status: 'failed',
      nextAttemptAt: null,
      lastError: 'The endpoint was disabled.',
    })
    expect(receiver.received).toHaveLength(1)
    await endpoint.remove()
  })

  test('that is deleted during a delivery leaves no rows', async () => {
    await using receiver = await startReceiver()
    const endpoint = await register(receiver.url)
    const gate = Promise.withResolvers<void>()
    receiver.respond = (response) => void gate.promise.then(() => response.writeHead(500).end())
    await notifications.publish(orderConfirmed())
    await eventually(() => expect(receiver.received).toHaveLength(1))
    await endpoint.remove()
    gate.resolve()
    await settled(notifications)
    expect(receiver.received).toHaveLength(1)
    expect(await notifications.context.jobs.deadLetters.list('deliver-webhook')).toEqual([])
  })
})

test('a redelivered job makes no second attempt', async () => {
  await using receiver = await startReceiver()
  const endpoint = await register(receiver.url)
  await notifications.publish(orderConfirmed())
  await eventually(async () => expect(await endpoint.deliveries()).toMatchObject([{ status: 'delivered' }]))
  await notifications.context.db.$transaction((tx) =>
    notifications.context.jobs.enqueue(tx, 'deliver-webhook', { endpointId: endpoint.id }),
  )
  await settled(notifications)
  expect(receiver.received).toHaveLength(1)
  await endpoint.remove()
})
