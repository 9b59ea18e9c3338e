import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { type Contract, type Operation, operationsOf } from '../contract/contract.ts'
import { unsignedToken } from './tokens.ts'
import { send, type TestRequest } from './send.ts'

/** The running service under test. */
export interface TestSubject {
  url: string
  /** The service's own test database; without it the statuses 500 and 503 are left to the caller. */
  databaseUrl?: string
  /** A valid token with these roles. */
  token(roles: readonly string[]): string | Promise<string>
  /** Invalid tokens, by what is wrong with them. */
  badTokens?(): Record<string, string> | Promise<Record<string, string>>
}

/** The operation of a contract by its id. */
export function operationOf(contract: Contract, operationId: string): Operation {
  const operation = operationsOf(contract).find(({ id }) => id === operationId)
  if (!operation) throw new Error(`${contract.service} ${contract.version} has no operation ${operationId}`)
  return operation
}

/**
 * Tests for the error responses that follow from the contract alone, one `describe` per status that the operation
 * declares: 400, 401, 403, 406, 413, 415, 429, 500, 503. Errors of a service's own rules are tested by the service. Call
 * it after those tests: the last ones take the database offline and bring it back, and use up the rate limit.
 *
 * @param subject called when a test runs, so that a `beforeAll` can have started it
 * @param valid a request that would succeed, without credentials; they follow from the contract
 * @param except statuses that the caller tests itself
 */
export function describeRefusals(
  operation: Operation,
  subject: () => TestSubject,
  valid: () => TestRequest | Promise<TestRequest>,
  except: readonly number[] = [],
): void {
  const declared = (status: number) => operation.responses[status] !== undefined && !except.includes(status)
  const roles = operation.security.flatMap((requirement) => requirement.bearer ?? [])
  const isSecured = operation.security.some((requirement) => 'bearer' in requirement)
  const isOptional = operation.security.some((requirement) => Object.keys(requirement).length === 0)

  const request = async (change: TestRequest = {}) => {
    const base = await valid()
    const token =
      isSecured && !('token' in change) ? (base.token ?? (await subject().token(roles))) : change.token
    const merged = { ...base, ...change, params: { ...base.params, ...change.params }, token }
    return send(subject().url, operation, { ...merged, headers: { ...base.headers, ...change.headers } })
  }
  const refuses = async (status: number, change: TestRequest) => {
    const response = await request(change)
    expect({ status: response.status, body: response.body }).toMatchObject({ status, body: { status } })
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(response.body).toMatchObject({ code: expect.any(String), requestId: expect.any(String) })
    return response
  }
  const media = Object.keys(operation.requestBody?.content ?? {})
  const isJson = media.includes('application/json')

  if (declared(400)) {
    describe('400', () => {
      // The style `form` spreads an object: every name is one of its properties (OpenAPI 3.1.1, section 4.8.12.4).
      const takesAnyName = operation.parameters.some(
        (p) => p.in === 'query' && p.schema?.type === 'object' && p.schema.additionalProperties !== undefined,
      )
      test.skipIf(takesAnyName)('an unknown query parameter is refused by its name', async () => {
        const { body } = await refuses(400, { query: { nobodyAskedForThis: '1' } })
        expect(JSON.stringify(body.errors)).toContain('nobodyAskedForThis')
      })
      const ids = operation.parameters.filter((p) => p.in === 'path' && p.schema?.format === 'uuid')
      test.each(ids.map(({ name }) => name))(
        'a path parameter %s that is no uuid is refused',
        async (name) => {
          await refuses(400, { params: { [name]: 'not-a-uuid' } })
        },
      )
      test.runIf(isJson)('malformed JSON is refused', async () => {
        await refuses(400, { body: '{"a":', contentType: 'application/json' })
      })
      test.runIf(isJson)('a body with an unknown field is refused', async () => {
        await refuses(400, { body: { ...((await valid()).body as object), nobodyAskedForThis: 1 } })
      })
    })
  }
  if (declared(401) && isSecured) {
    describe('401', () => {
      test.skipIf(isOptional)('without a token', async () => {
        const { headers } = await refuses(401, { token: undefined })
        expect(headers['www-authenticate']).toMatch(/^Bearer/)
      })
      test('with an invalid token', async () => {
        const bad = {
          malformed: 'abc',
          unsigned: unsignedToken({ sub: 'x', roles }),
          ...(await subject().badTokens?.()),
        }
        for (const token of Object.values(bad)) await refuses(401, { token })
      })
    })
  }
  if (declared(403) && roles.length > 0) {
    describe('403', () => {
      test(`without one of the roles: ${roles.join(', ')}`, async () => {
        const other = ['customer', 'staff', 'admin', 'role-of-nobody'].find(
          (role) => !roles.includes(role),
        ) as string
        await refuses(403, { token: await subject().token([other]) })
      })
    })
  }
  if (declared(406)) {
    describe('406', () => {
      test('when no representation is acceptable', async () => {
        await refuses(406, { headers: { Accept: 'application/x-unknown' } })
      })
    })
  }
  if (declared(413) && media.some((type) => type !== 'application/octet-stream')) {
    describe('413', () => {
      test('a body of 3 MiB is refused', async () => {
        const contentType = media[0] as string
        const filler = 'x'.repeat(3 * 1024 * 1024)
        await refuses(413, { contentType, body: isJson ? JSON.stringify({ filler }) : filler })
      })
    })
  }
  if (declared(415)) {
    describe('415', () => {
      test('a body of another media type is refused', async () => {
        await refuses(415, { body: 'x', contentType: 'application/x-unknown' })
      })
    })
  }
  if (declared(500)) {
    describe('500', () => {
      test('the cause is not disclosed', async () => {
        const mend = await breakDatabase(subject())
        try {
          const { body } = await refuses(500, {})
          expect(body).not.toHaveProperty('detail')
          expect(body).not.toHaveProperty('errors')
        } finally {
          await mend()
        }
      })
    })
  }
  if (declared(503)) {
    describe('503', () => {
      test('while the database is unavailable, and no longer', async () => {
        const bringBack = await takeOffline(subject())
        try {
          const { headers } = await refuses(503, {})
          expect(Number(headers['retry-after'])).toBeGreaterThan(0)
        } finally {
          await bringBack()
        }
        expect((await request()).status).toBeLessThan(500)
      })
    })
  }
  const { rateLimit } = operation
  if (declared(429) && rateLimit) {
    describe('429', () => {
      test(`beyond ${rateLimit.limit} requests, invalid ones included`, async () => {
        // One caller: `valid` may make up another one each time.
        const { headers, token = isSecured ? await subject().token(roles) : undefined } = await valid()
        const caller = { headers, ...(isSecured && { token }) }
        const attempt = () => request({ ...caller, query: { nobodyAskedForThis: '1' } })
        const before = await Promise.all(Array.from({ length: rateLimit.limit }, attempt))
        expect(before.every(({ status }) => status === 400 || status === 429)).toBe(true)
        const response = await refuses(429, caller)
        expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
        expect(response.headers.ratelimit).toMatch(/;r=0;t=\d+$/)
        expect(response.headers['ratelimit-policy']).toContain(`;q=${rateLimit.limit};w=`)
      })
    })
  }
}

/** Closes all connections to the database and rejects new ones. Returns a function that allows them again. */
export async function takeOffline({ databaseUrl = '' }: TestSubject): Promise<() => Promise<void>> {
  const url = new URL(databaseUrl)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const server = new pg.Client({ connectionString: url.href })
  await server.connect()
  const allow = async (allowed: boolean) => {
    await server.query(`ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS ${allowed}`)
  }
  await allow(false)
  // Wait until they are closed: one that ends a moment later would fail a request after the database is back.
  // PostgreSQL's own wait polls ten times a second, for one after the other.
  const cut = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1'
  while ((await server.query(cut, [name])).rows.length > 0);
  return async () => {
    await allow(true)
    await server.end()
  }
}

/** Hides every table, so that any statement fails. Returns a function that restores them. */
export async function breakDatabase({ databaseUrl = '' }: TestSubject): Promise<() => Promise<void>> {
  const rename = async (from: string, to: string) => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(`ALTER SCHEMA "${from}" RENAME TO "${to}"`)
    await client.end()
  }
  await rename('public', 'hidden')
  return () => rename('hidden', 'public')
}
