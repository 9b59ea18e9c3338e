import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('development needs no variable', () => {
  expect(readConfig({})).toMatchObject({ platform: { port: 3002 }, databasePoolMax: 10 })
})

test('production refuses to guess, and says everything that is missing', () => {
  const read = () => readConfig({ NODE_ENV: 'production' })
  expect(read).toThrow(/PRODUCTS_DATABASE_URL is missing/)
  expect(read).toThrow(/EVENTS_URL is missing/)
  expect(read).toThrow(/JWKS_URL is missing/)
})

test('a misspelt variable and a bad value are refused', () => {
  const read = () =>
    readConfig({ PRODUCTS_DATABASE_POOL: '3', PRODUCTS_DATABASE_POOL_MAX: '0', JWKS_URL: 'x' })
  expect(read).toThrow(/PRODUCTS_DATABASE_POOL is not a known variable/)
  expect(read).toThrow(/PRODUCTS_DATABASE_POOL_MAX is wrong/)
  expect(read).toThrow(/JWKS_URL is wrong/)
})
