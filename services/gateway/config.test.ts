import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

describe('the address of a service', () => {
  test('has a default where npm start puts it', () => {
    for (const [name, urls] of Object.entries(readConfig({}).services)) {
      const port = /\bport: (\d+)/.exec(readFileSync(`services/${name}/config.ts`, 'utf8'))?.[1]
      expect({ name, urls }).toEqual({ name, urls: `http://127.0.0.1:${port}` })
    }
  })

  test('may be several', () => {
    const env = { USERS_URL: 'http://10.0.0.1:80, https://users.internal/' }
    expect(readConfig(env, ['users']).services).toEqual({ users: env.USERS_URL })
  })

  test('is required for a service without a default', () => {
    expect(() => readConfig({}, ['test-cards'])).toThrow(/TEST_CARDS_URL is missing/)
    expect(readConfig({ TEST_CARDS_URL: 'http://a' }, ['test-cards']).services).toEqual({
      'test-cards': 'http://a',
    })
  })

  test.each(['users:3001', 'http://a/path', 'ftp://a', 'http://a,,http://b', 'http://user:secret@a'])(
    '%s is refused',
    (address) => {
      expect(() => readConfig({ USERS_URL: address }, ['users'])).toThrow(/USERS_URL is wrong/)
    },
  )
})

test('the mailbox is refused in production, because it exposes the e-mails of all users', () => {
  expect(readConfig({ MAILBOX_FOLDER: '.data/mailbox' }, []).mailboxFolder).toBe('.data/mailbox')
  expect(readConfig({}, []).mailboxFolder).toBeUndefined()
  const production = { NODE_ENV: 'production', MAILBOX_FOLDER: '.data/mailbox' }
  expect(() => readConfig(production, [])).toThrow(/MAILBOX_FOLDER is for development/)
})
