import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

describe('in production', () => {
  const production = {
    NODE_ENV: 'production',
    TOKEN_ISSUER: 'https://shop.test',
    TOKEN_AUDIENCE: 'https://shop.test',
    NOTIFICATIONS_DATABASE_URL: 'postgresql://db/notifications',
    EVENTS_URL: 'amqp://broker',
    JWKS_URL: 'https://users/jwks.json',
    SERVICE_TOKENS_URL: 'https://users/service-tokens',
    NOTIFICATIONS_CLIENT_SECRET: 'a secret of this installation',
    USERS_URL: 'https://users',
    SMTP_URL: 'smtps://user:password@mail',
    NOTIFICATIONS_MAIL_FROM: 'Shop <shop@example.com>',
  }
  test('webhooks are restricted to public addresses by default', () => {
    expect(readConfig(production).webhooks.allowPrivate).toBe(false)
    const opened = { ...production, NOTIFICATIONS_WEBHOOK_PRIVATE_TARGETS: 'true' }
    expect(readConfig(opened).webhooks.allowPrivate).toBe(true)
  })
  test.each(Object.keys(production).slice(3))('%s has no default', (name) => {
    expect(() => readConfig({ ...production, [name]: undefined })).toThrow(`${name} is missing`)
  })
})

test('ten attempts in three days, as Standard Webhooks recommends', () => {
  const { pausesMs } = readConfig({}).webhooks
  expect(pausesMs).toHaveLength(9)
  expect(pausesMs.reduce((sum, pause) => sum + pause) / 86_400_000).toBeCloseTo(3.1, 1)
})

test('rows are kept for longer than events can be replayed', () => {
  expect(readConfig({}).keep).toEqual({ notificationsMs: 365 * 86_400_000, deliveriesMs: 90 * 86_400_000 })
  for (const name of ['NOTIFICATIONS_KEEP_DAYS', 'NOTIFICATIONS_WEBHOOK_KEEP_DAYS'])
    expect(() => readConfig({ [name]: '30' })).toThrow(`${name} must be greater than EVENTS_KEEP_DAYS (30)`)
})

test.each([
  ['SMTP_URL', 'http://user:hunter2@mail'],
  ['SMTP_URL', 'mail:25'],
  ['NOTIFICATIONS_MAIL_FROM', 'nobody'],
  ['NOTIFICATIONS_MAIL_FROM', 'a@b\r\nBcc: c@d'],
  ['NOTIFICATIONS_WEBHOOK_PAUSES_MS', '5,-1'],
  ['NOTIFICATIONS_WEBHOOK_PAUSES_MS', 'soon'],
  ['NOTIFICATIONS_WEBHOOK_TIMEOUT_MS', '0'],
])('%s must not be %j, and the error contains no password', (name, value) => {
  const reading = () => readConfig({ [name]: value })
  expect(reading).toThrow(`${name} is wrong`)
  expect(reading).not.toThrow('hunter2')
})
