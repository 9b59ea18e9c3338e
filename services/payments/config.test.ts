import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('development needs no variables', () => {
  expect(readConfig({})).toMatchObject({
    platform: { port: 3004 },
    provider: 'sandbox',
    events: { keepDays: 30 },
  })
})

test('production has no defaults, and reports all missing variables', () => {
  const read = () => readConfig({ NODE_ENV: 'production' })
  for (const name of ['PAYMENTS_DATABASE_URL', 'PAYMENTS_PROVIDER', 'EVENTS_URL', 'JWKS_URL', 'TOKEN_ISSUER'])
    expect(read).toThrow(new RegExp(`${name} is missing`))
})

test('unknown variables and invalid values are rejected', () => {
  const read = () =>
    readConfig({ PAYMENTS_DATABASE_POOL: '3', PAYMENTS_PROVIDER: 'real', EVENTS_KEEP_DAYS: '0' })
  expect(read).toThrow(/PAYMENTS_DATABASE_POOL is not a known variable/)
  expect(read).toThrow(/PAYMENTS_PROVIDER is wrong/)
  expect(read).toThrow(/EVENTS_KEEP_DAYS is wrong/)
})
