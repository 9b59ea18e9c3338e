import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('development needs no variables', () => {
  expect(readConfig({})).toMatchObject({ platform: { port: 3002 }, databasePoolMax: 10 })
})

test('production has no defaults, and reports all missing variables', () => {
  const read = () => readConfig({ NODE_ENV: 'production' })
  expect(read).toThrow(/PRODUCTS_DATABASE_URL is missing/)
  expect(read).toThrow(/EVENTS_URL is missing/)
  expect(read).toThrow(/JWKS_URL is missing/)
})

test('unknown variables and invalid values are rejected', () => {
  const read = () =>
    readConfig({ PRODUCTS_DATABASE_POOL: '3', PRODUCTS_DATABASE_POOL_MAX: '0', JWKS_URL: 'x' })
  expect(read).toThrow(/PRODUCTS_DATABASE_POOL is not a known variable/)
  expect(read).toThrow(/PRODUCTS_DATABASE_POOL_MAX is wrong/)
  expect(read).toThrow(/JWKS_URL is wrong/)
})
