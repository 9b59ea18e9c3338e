import { expect, test } from 'vitest'
import { count, list, readServiceSettings, readSettings, str } from './config.ts'

const settings = { SHOP_NAME: str(), SHOP_SIZE: count({ default: 3 }), SHOP_TAGS: list({ default: [] }) }

test('values are read, converted and defaulted', () => {
  expect(readSettings({ SHOP_NAME: 'a', SHOP_TAGS: 'x, y,', OTHER: '1' }, 'SHOP_', settings)).toEqual({
    SHOP_NAME: 'a',
    SHOP_SIZE: 3,
    SHOP_TAGS: ['x', 'y'],
  })
})

test('all errors are reported at once: missing, invalid and misspelt', () => {
  const read = () => readSettings({ SHOP_SIZE: '-1', SHOP_SIEZ: '4' }, 'SHOP_', settings)
  expect(read).toThrow(/SHOP_NAME is missing/)
  expect(read).toThrow(/SHOP_SIZE is wrong: .*-1/)
  expect(read).toThrow(/SHOP_SIEZ is not a known variable/)
})

test.each(['1.5', '0', 'many', '', '99999999999999999999'])('%j is not a count', (text) => {
  expect(() => readSettings({ SHOP_NAME: 'a', SHOP_SIZE: text }, 'SHOP_', settings)).toThrow(/SHOP_SIZE/)
})

test('responses are enforced everywhere but in production, where one in a hundred is validated', () => {
  const replies = (env: NodeJS.ProcessEnv) => readServiceSettings(env, 'X_', { port: 1 }, {}).platform.replies
  expect(replies({})).toBe('enforce')
  expect(replies({ NODE_ENV: 'production' })).toEqual({ sample: 100 })
  expect(replies({ REPLY_VALIDATION: 'sample:7' })).toEqual({ sample: 7 })
  expect(replies({ REPLY_VALIDATION: 'warn' })).toBe('warn')
  expect(replies({ NODE_ENV: 'production', REPLY_VALIDATION: 'enforce' })).toBe('enforce')
})

test.each(['sample', 'sample:0', 'sample:-1', 'yes', ''])('%j is not a response mode', (text) => {
  expect(() => readServiceSettings({ REPLY_VALIDATION: text }, 'X_', { port: 1 }, {})).toThrow(
    /REPLY_VALIDATION/,
  )
})

const read = (env: NodeJS.ProcessEnv) => () =>
  readServiceSettings(env, 'X_', { port: 1 }, { X_SECRET: str() })

test.each([
  [
    { WORKERS: '2', REGISTRY_URL: 'etcd+http://127.0.0.1:2379' },
    'WORKERS and REGISTRY_URL contradict each other',
  ],
  [{ WORKERS: '2', X_PORT: '0' }, 'WORKERS and X_PORT=0 contradict each other'],
  [{ REGISTRY_URL: 'etcd+http://127.0.0.1:2379', X_HOST: '0.0.0.0' }, 'X_ADVERTISED_URL is missing'],
])('%j is a contradiction, reported with all other errors', (env, sentence) => {
  expect(read({ ...env, X_PROT: '1' })).toThrow(sentence)
  expect(read({ ...env, X_PROT: '1' })).toThrow('X_PROT is not a known variable')
  expect(read({ ...env, X_PROT: '1' })).toThrow('X_SECRET is missing')
})

test.each(['orders-development-secret', 'replace-me', 'postgresql://a:replace-me@b/c'])(
  '%j is refused as a secret outside development',
  (secret) => {
    expect(read({ X_SECRET: secret })).not.toThrow()
    expect(read({ NODE_ENV: 'production', X_SECRET: secret })).toThrow(
      'X_SECRET has a secret from the examples',
    )
  },
)
