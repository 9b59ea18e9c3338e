import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const production = {
  NODE_ENV: 'production',
  USERS_DATABASE_URL: 'postgresql://users:secret@db/users',
  TOKEN_ISSUER: 'https://shop.example.com',
  TOKEN_AUDIENCE: 'https://shop.example.com',
  SERVICE_CLIENTS: 'orders:0123456789abcdef',
}

describe('configuration', () => {
  test('development needs no variables', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      databaseUrl: 'postgresql://postgres@127.0.0.1:54320/users',
      accessTokenSeconds: 900,
      refreshTokenDays: 30,
      hashing: { memoryKib: 19_456, passes: 2 },
      platform: { port: 3001 },
    })
    expect(config.serviceClients.get('orders')).toBeTruthy()
  })

  test('production has no defaults for secrets and locations, and reports all missing variables', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/USERS_DATABASE_URL(.|\n)*SERVICE_CLIENTS/)
    expect(readConfig(production).serviceClients).toEqual(new Map([['orders', '0123456789abcdef']]))
    for (const name of Object.keys(production).slice(1)) {
      expect(() => readConfig({ ...production, [name]: undefined }), name).toThrow(name)
    }
  })

  test.each([
    ['orders', 'entry 1'],
    ['orders:short', 'entry 1'],
    ['orders:0123456789abcdef,:0123456789abcdef', 'entry 2'],
    ['orders:0123456789abcdef,orders:fedcba9876543210', 'orders is listed twice'],
    ['orders:0123456789abcdef,', 'entry 2'],
    ['Orders:0123456789abcdef', 'entry 1'],
  ])('SERVICE_CLIENTS=%s is refused without repeating a secret', (value, fault) => {
    const read = () => readConfig({ ...production, SERVICE_CLIENTS: value })
    expect(read).toThrow(fault)
    expect(read).not.toThrow(/0123456789abcdef/)
  })

  test('an unknown variable is an error', () => {
    expect(() => readConfig({ USERS_ACCES_TOKEN_SECONDS: '60' })).toThrow('USERS_ACCES_TOKEN_SECONDS')
  })
})
