import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTargets } from './targets.ts'
import {
  eventually,
  orderConfirmed,
  settled,
  startNotifications,
  type TestNotifications,
} from '../testing/notifications.ts'
import { startReceiver } from '../../../tests/stand-ins/webhook-receiver.ts'

const PRIVATE = 'The host has a private address.'
/* The same for each name, so that it does not reveal which internal names exist. */
const FORBIDDEN = 'The host has no address that events may be sent to.'
const resolve = async (host: string) => {
  if (host === 'public.example') return ['93.184.215.14']
  if (host === 'mixed.example') return ['93.184.215.14', '10.0.0.1']
  if (host === 'silent.example') throw Object.assign(new Error('No response'), { code: 'EAI_AGAIN' })
  if (host.endsWith('private.example') || host === 'localhost') return ['127.0.0.1']
  throw Object.assign(new Error('Not found'), { code: 'ENOTFOUND' })
}

describe('a target', () => {
  const targets = createTargets(false, resolve)
  test.each([
    ['https://public.example/hook', undefined],
    ['https://93.184.215.14:8443/', undefined],
    ['https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/', undefined],
    // A DNS failure is not a refusal; addresses are checked when connecting.
    ['https://silent.example/', undefined],
    ['http://public.example/', 'The URL must use https.'],
    ['https://user:secret@public.example/', 'The URL must not contain a user name or a password.'],
    ['https://user@public.example/', 'The URL must not contain a user name or a password.'],
    ['ftp://public.example/', 'The URL must start with http:// or https://.'],
    ['https://[::1', 'The URL must start with http:// or https://.'],
    ['https://nowhere.example/', FORBIDDEN],
    ['https://localhost/', FORBIDDEN],
    ['https://private.example/', FORBIDDEN],
    ['https://mixed.example/', FORBIDDEN],
    ['https://169.254.169.254/latest/meta-data/', PRIVATE],
    ['https://127.0.0.1/', PRIVATE],
    ['https://127.1/', PRIVATE],
    ['https://2130706433/', PRIVATE],
    ['https://0x7f.0.0.1/', PRIVATE],
    ['https://0177.0.0.1/', PRIVATE],
    ['https://0/', PRIVATE],
    ['https://10.1.2.3/', PRIVATE],
    ['https://[::1]/', PRIVATE],
    ['https://[::ffff:127.0.0.1]/', PRIVATE],
    ['https://[::ffff:a9fe:a9fe]/', PRIVATE],
    ['https://[64:ff9b::7f00:1]/', PRIVATE],
    ['https://[fd00::1]/', PRIVATE],
    ['https://[fe80::1]/', PRIVATE],
  ])('%s: %s', async (url, refusal) => {
    expect(await targets.refusalOf(url)).toBe(refusal)
  })

  test('in development may be local and without TLS', async () => {
    const development = createTargets(true, resolve)
    expect(await development.refusalOf('http://localhost:4000/hook')).toBeUndefined()
    expect(await development.refusalOf('http://user:secret@localhost/')).toMatch(/password/)
  })
})

describe('outside development', () => {
  let notifications: TestNotifications
  let resolved: string[]
  let addresses: Record<string, string[]>
  beforeAll(async () => {
    resolved = []
    addresses = {}
    notifications = await startNotifications({
      env: {
        NOTIFICATIONS_WEBHOOK_PRIVATE_TARGETS: 'false',
        NOTIFICATIONS_WEBHOOK_PAUSES_MS: '20',
        NOTIFICATIONS_WEBHOOK_TIMEOUT_MS: '1000',
      },
      resolve: async (host) => {
        resolved.push(host)
        return addresses[host] ?? resolve(host)
      },
    })
  })
  afterAll(() => notifications.close())
  const lastErrorOf = async (endpointId: string) => {
    await eventually(async () =>
      expect(
        await notifications.context.db.webhookDelivery.findFirst({ where: { endpointId } }),
      ).toMatchObject({
        state: 'failed',
      }),
    )
    return (await notifications.context.db.webhookDelivery.findFirst({ where: { endpointId } }))?.lastError
  }

  test('a name that is rebound to a private address after the check is not connected to', async () => {
    await using receiver = await startReceiver()
    const { port } = new URL(receiver.url)
    addresses['rebound.example'] = ['93.184.215.14']
    const url = `https://rebound.example:${port}/hook`
    const body = { url, eventTypes: ['orders.order-confirmed.v1'] }
    const created = await notifications.send('createWebhookEndpoint', { body }).expect(201)
    addresses['rebound.example'] = ['127.0.0.1']
    resolved.length = 0
    await notifications.publish(orderConfirmed())
    expect(await lastErrorOf(created.body.id as string)).toBe(FORBIDDEN)
    expect(resolved).toContain('rebound.example')
    await settled(notifications)
    expect(receiver.received).toEqual([])
    await notifications.context.db.webhookEndpoint.deleteMany()
  })

  test('an existing endpoint with a private address is not connected to', async () => {
    await using receiver = await startReceiver()
    const { port } = new URL(receiver.url)
    const plain = await notifications.endpoint({ url: receiver.url })
    const secure = await notifications.endpoint({ url: `https://127.0.0.1:${port}/` })
    await notifications.publish(orderConfirmed())
    expect(await lastErrorOf(plain)).toBe('The URL must use https.')
    expect(await lastErrorOf(secure)).toBe(PRIVATE)
    expect(receiver.received).toEqual([])
    await notifications.context.db.webhookEndpoint.deleteMany()
  })
})
