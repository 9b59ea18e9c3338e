import { decode } from 'jsonwebtoken'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeRefusals, operationOf } from '#platform/testing/refusals.ts'
import { contract } from '#generated/users/v1/contract.ts'
import { freshAddress, PASSWORD, startUsers, type TestUsers } from '../testing/users.ts'

describe('logIn', () => {
  let users: TestUsers
  let at = new Date()
  const later = (seconds: number) => (at = new Date(at.getTime() + seconds * 1000))
  beforeAll(async () => {
    users = await startUsers({ now: () => at })
  })
  afterAll(() => users.close())

  const attempt = (email: string, password: string, address = freshAddress(), to = users) =>
    to.send('logIn', { headers: { 'X-Forwarded-For': address }, body: { email, password } })
  const newEmail = async () => (await users.account()).email
  const statusesOf = (responses: { status: number }[]) => responses.map(({ status }) => status)

  describe('200', () => {
    test('the tokens of a new session, not cached', async () => {
      const { id, email } = await users.account({ role: 'staff' })
      const { status, headers, body } = await attempt(email.toUpperCase(), PASSWORD)
      expect({ status, body }).toMatchObject({ status: 200, body: { tokenType: 'Bearer', expiresIn: 900 } })
      expect(headers['cache-control']).toBe('no-store')

      const token = decode(body.accessToken as string, { complete: true })
      const issuedAt = Math.floor(at.getTime() / 1000)
      expect(token?.header.alg).toBe('ES256')
      expect(token?.payload).toMatchObject({
        sub: id,
        kind: 'user',
        roles: ['staff'],
        iat: issuedAt,
        exp: issuedAt + 900,
      })
      expect((await users.send('getMe', { token: body.accessToken as string })).body.id).toBe(id)
    })

    test('the database contains only the hash of the token', async () => {
      const { refreshToken } = await users.logIn(await newEmail())
      const rows = await users.context.database.pool.query('SELECT * FROM refresh_tokens')
      expect(Buffer.from(refreshToken, 'base64url')).toHaveLength(32)
      expect(JSON.stringify(rows.rows)).not.toContain(refreshToken)
    })

    test('a hash with outdated settings is replaced', async () => {
      const { id, email, version } = await users.account()
      await using stronger = await users.another({ USERS_HASH_PASSES: '2' })
      expect((await attempt(email, PASSWORD, freshAddress(), stronger)).status).toBe(200)
      const after = await users.context.db.user.findUniqueOrThrow({ where: { id } })
      expect(after.passwordHash).toContain('t=2')
      expect(after.version).toBe(version)
      expect((await attempt(email, PASSWORD, freshAddress(), stronger)).status).toBe(200)
    })
  })

  describe('400', () => {
    test.each([
      ['no password', { email: 'ada@example.com' }],
      ['an empty password', { email: 'ada@example.com', password: '' }],
      ['a password of 129 characters', { email: 'ada@example.com', password: 'x'.repeat(129) }],
      ['an object for an e-mail address', { email: { $ne: '' }, password: PASSWORD }],
      ['NUL', { email: 'ada@example.com', password: 'with \0 in it' }],
    ])('%s', async (_what, body) => {
      expect((await users.send('logIn', { body })).status).toBe(400)
    })
  })

  describe('401', () => {
    test('the response for an unknown e-mail address equals that for a wrong password', async () => {
      const responses = [
        await attempt(await newEmail(), 'not the password'),
        await attempt('nobody@example.com', 'not the password'),
      ]
      const [known, unknown] = responses.map(({ status, headers, body }) => {
        const { requestId: _id, ...document } = body
        return {
          status,
          document,
          headers: Object.keys(headers).sort(),
          challenge: headers['www-authenticate'],
        }
      })
      expect(known).toMatchObject({ status: 401, document: { code: 'users.invalid-credentials' } })
      expect(known?.challenge).toMatch(/^Bearer/)
      expect(unknown).toEqual(known)
    })

    test('an unknown e-mail address takes as many hashes and statements as a wrong password', async () => {
      const { passwords, database } = users.context
      const { verify } = passwords
      const query = database.pool.query.bind(database.pool)
      const work: string[] = []
      passwords.verify = (...given) => {
        work.push('hash')
        return verify(...given)
      }
      database.pool.query = ((sql: string, ...rest: unknown[]) => {
        work.push(typeof sql === 'string' ? sql : (sql as { text: string }).text)
        return query(sql, ...(rest as []))
      }) as typeof database.pool.query
      const workFor = async (email: string) => {
        work.length = 0
        expect((await attempt(email, 'not the password')).status).toBe(401)
        return [...work]
      }
      const known = await workFor(await newEmail())
      const unknown = await workFor('nobody-at-all@example.com')
      passwords.verify = verify
      database.pool.query = query
      expect(known).toContain('hash')
      expect(unknown).toEqual(known)
    })
  })

  describe('429', () => {
    const fail = async (email: string, times: number, address?: string) => {
      const responses = []
      for (let i = 0; i < times; i += 1) responses.push(await attempt(email, `guess ${i}`, address))
      return responses
    }

    test('an account is limited across all addresses, whether it exists or not, with Retry-After', async () => {
      for (const email of [await newEmail(), 'no-such-person@example.com']) {
        const responses = await fail(email, 8)
        expect(statusesOf(responses)).toEqual([401, 401, 401, 401, 401, 401, 429, 429])
        expect(responses.at(-1)?.headers['retry-after']).toBe('1')
        expect(responses.at(-1)?.body.code).toBe('too-many-requests')
        expect((await attempt(email, PASSWORD)).status).toBe(429)
      }
    })

    test('a hundred concurrent guesses are all counted', async () => {
      const email = await newEmail()
      const responses = await Promise.all(Array.from({ length: 100 }, (_, i) => attempt(email, `guess ${i}`)))
      const wrong = responses.filter(({ status }) => status === 401)
      expect(wrong).toHaveLength(6)
      expect(responses.filter(({ status }) => status === 429)).toHaveLength(94)
    })

    test('each failure doubles the block, up to 30 seconds', async () => {
      const email = await newEmail()
      await fail(email, 6)
      const waits = []
      for (let i = 0; i < 8; i += 1) {
        const seconds = Number((await attempt(email, 'guess')).headers['retry-after'])
        waits.push(seconds)
        later(seconds)
        expect((await attempt(email, 'guess')).status).toBe(401)
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
      later(30)
      expect((await attempt(email, PASSWORD)).status).toBe(200)
    })

    test('rejected attempts do not extend the block', async () => {
      const email = await newEmail()
      await fail(email, 40)
      later(1)
      expect((await attempt(email, PASSWORD)).status).toBe(200)
    })

    test('success resets the failures of the account', async () => {
      const email = await newEmail()
      await fail(email, 5)
      expect((await attempt(email, PASSWORD)).status).toBe(200)
      expect(statusesOf(await fail(email, 6))).toEqual(Array.from({ length: 6 }, () => 401))
    })

    test('addresses with an earlier login are exempt from the limit per account', async () => {
      const email = await newEmail()
      const home = freshAddress()
      expect((await attempt(email, PASSWORD, home)).status).toBe(200)
      expect((await fail(email, 10)).at(-1)?.status).toBe(429)
      expect((await attempt(email, PASSWORD, home)).status).toBe(200)
    })

    test('an address is limited across all accounts, and a successful login does not reset it', async () => {
      await using strict = await users.another({ USERS_LOGIN_FAILURES_PER_ADDRESS: '3' })
      const own = await newEmail()
      const address = freshAddress()
      const guess = (i: number) => attempt(`victim-${i}@example.com`, PASSWORD, address, strict)
      expect(statusesOf([await guess(1), await guess(2), await guess(3)])).toEqual([401, 401, 401])
      expect((await attempt(own, PASSWORD, address, strict)).status).toBe(200)
      expect(statusesOf([await guess(4), await guess(5)])).toEqual([401, 429])
      expect((await attempt(own, PASSWORD, address, strict)).status).toBe(429)
      expect((await attempt(own, PASSWORD, freshAddress(), strict)).status).toBe(200)
    })

    test('blocks of an address grow up to 15 minutes, and are reset after an hour', async () => {
      await using strict = await users.another({ USERS_LOGIN_FAILURES_PER_ADDRESS: '1' })
      const address = freshAddress()
      const guess = () => attempt(`victim-${crypto.randomUUID()}@example.com`, PASSWORD, address, strict)
      await guess()
      await guess()
      let longest = 0
      for (let i = 0; i < 11; i += 1) {
        const seconds = Number((await guess()).headers['retry-after'])
        longest = Math.max(longest, seconds)
        later(seconds)
        expect((await guess()).status).toBe(401)
      }
      expect(longest).toBe(900)
      later(3600)
      expect(statusesOf([await guess(), await guess()])).toEqual([401, 401])
    })

    test('all addresses of an IPv6 /64 network count as one', async () => {
      await using strict = await users.another({ USERS_LOGIN_FAILURES_PER_ADDRESS: '2' })
      const from = (end: string) => attempt('somebody@example.com', 'guess', `2001:db8:1:2::${end}`, strict)
      expect(statusesOf([await from('1'), await from('2'), await from('3'), await from('4')])).toEqual([
        401, 401, 401, 429,
      ])
      expect((await attempt('else@example.com', 'guess', '2001:db8:1:3::1', strict)).status).toBe(401)
    })

    test('a forged X-Forwarded-For does not change the client address', async () => {
      await using strict = await users.another({ USERS_LOGIN_FAILURES_PER_ADDRESS: '1' })
      // The rightmost address is that of the gateway; the others are forged.
      const claim = (i: number) =>
        attempt(`claim-${i}@example.com`, 'guess', `198.51.100.${i}, 192.0.2.77`, strict)
      expect(statusesOf([await claim(1), await claim(2), await claim(3)])).toEqual([401, 401, 429])
    })
  })

  describe('503', () => {
    test('when the hash queue is full, with Retry-After', async () => {
      await using slow = await users.another({ USERS_HASH_PARALLEL: '1', USERS_HASH_MEMORY_KIB: '131072' })
      const { passwords } = slow.context
      const { email } = await users.account({ passwordHash: await passwords.hash(PASSWORD) })
      const crowd = new AbortController()
      // Each one queues again once its hash is computed, so that the queue stays full.
      const occupy = async () => {
        while (!crowd.signal.aborted) await passwords.hash(PASSWORD, crowd.signal)
      }
      const waiting = Promise.allSettled(Array.from({ length: 26 }, occupy))
      const { status, headers } = await attempt(email, PASSWORD, freshAddress(), slow)
      expect({ status, after: headers['retry-after'] }).toEqual({ status: 503, after: '1' })
      crowd.abort()
      await waiting
      expect((await attempt(email, PASSWORD, freshAddress(), slow)).status).toBe(200)
    })
  })

  describeRefusals(
    operationOf(contract, 'logIn'),
    () => users,
    () => ({
      body: { email: 'ada@example.com', password: PASSWORD },
      headers: { 'X-Forwarded-For': freshAddress() },
    }),
  )
})
