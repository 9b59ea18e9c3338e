import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('development needs no variables', () => {
  expect(readConfig({})).toMatchObject({ platform: { port: 3003 }, saga: { deadlineMs: 60_000 } })
})

test('production has no defaults, and reports all missing variables', () => {
  const read = () => readConfig({ NODE_ENV: 'production' })
  for (const name of ['ORDERS_DATABASE_URL', 'EVENTS_URL', 'JWKS_URL', 'PRODUCTS_URL', 'PAYMENTS_URL'])
    expect(read).toThrow(`${name} is missing`)
  expect(read).toThrow(/ORDERS_CLIENT_SECRET is missing/)
  expect(read).toThrow(/SERVICE_TOKENS_URL is missing/)
})

test('unknown variables and invalid values are rejected', () => {
  const read = () => readConfig({ ORDERS_DEADLINE: '3', ORDERS_DEADLINE_SECONDS: '0', PAYMENTS_URL: 'x' })
  expect(read).toThrow(/ORDERS_DEADLINE is not a known variable/)
  expect(read).toThrow(/ORDERS_DEADLINE_SECONDS is wrong/)
  expect(read).toThrow(/PAYMENTS_URL is wrong/)
})
