import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('development needs no variable', () => {
  expect(readConfig({})).toMatchObject({
    platform: { port: 3004 },
    provider: 'sandbox',
    events: { keepDays: 30 },
  })
})

test('production refuses to guess, and says everything that is missing', () => {
  const read = () => readConfig({ NODE_ENV: 'production' })
  for (const name of ['PAYMENTS_DATABASE_URL', 'PAYMENTS_PROVIDER', 'EVENTS_URL', 'JWKS_URL', 'TOKEN_ISSUER'])
    expect(read).toThrow(new RegExp(`${name} is missing`))
})

test('a misspelt variable and a bad value are refused', () => {
  const read = () =>
    readConfig({ PAYMENTS_DATABASE_POOL: '3', PAYMENTS_PROVIDER: 'real', EVENTS_KEEP_DAYS: '0' })
  expect(read).toThrow(/PAYMENTS_DATABASE_POOL is not a known variable/)
  expect(read).toThrow(/PAYMENTS_PROVIDER is wrong/)
  expect(read).toThrow(/EVENTS_KEEP_DAYS is wrong/)
})
