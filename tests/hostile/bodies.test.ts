import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSystem, type System } from '../system.ts'
import { ask, expectProblem, inAllVersions, ofVersion } from './raw-request.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({ env: { users: { RATE_LIMITS: 'off' } } })
})
afterAll(() => system.close())

/** The property that holds the name of a person. */
const NAMES: Record<string, string> = { v1: 'displayName', v2: 'givenName' }

const registration = (version: string) => ({
  email: 'eve@example.com',
  [ofVersion(NAMES, version)]: 'Eve',
  password: 'seven rusty anchors sing',
})
const json = (text: string) => ({ body: text, contentType: 'application/json' })
const nested = (levels: number, open: string, middle: string, close: string) =>
  open.repeat(levels) + middle + close.repeat(levels)

interface Body {
  body?: string | Buffer | object
  contentType?: string
  headers?: Record<string, string>
}

/** @param good a registration @param field the property of it that is a text of any kind */
const bodies = (good: object, field: string): [name: string, request: Body, status: number][] => [
  ['malformed JSON', json('{"email":'), 400],
  ['JSON with a trailing comma', json('{"email":"a@b.example",}'), 400],
  ['JSON with a comment', json('{/* */}'), 400],
  ['JSON with two documents', json('{} {}'), 400],
  ['nothing, although a body is required', json(''), 400],
  ['blanks', json('   '), 400],
  ['null', json('null'), 400],
  ['a list', json('[]'), 400],
  ['a text', json('"x"'), 400],
  ['a number', json('1'), 400],
  ['NaN', json('NaN'), 400],
  [
    'bytes that are no UTF-8',
    { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), contentType: 'application/json' },
    400,
  ],
  ['UTF-16', { body: Buffer.from(JSON.stringify(good), 'utf16le'), contentType: 'application/json' }, 400],
  ['a number for a text', { body: { ...good, email: 1 } }, 400],
  ['a list for a text', { body: { ...good, [field]: ['Eve'] } }, 400],
  ['an object for a text', { body: { ...good, password: { $ne: '' } } }, 400],
  ['null for a text', { body: { ...good, [field]: null } }, 400],
  ['a missing field', { body: { ...good, email: undefined } }, 400],
  ['an unknown field', { body: { ...good, role: 'admin' } }, 400],
  ['an e-mail address that is none', { body: { ...good, email: 'eve' } }, 400],
  ['an over-long text', { body: { ...good, [field]: 'x'.repeat(81) } }, 400],
  ['a very long text', { body: { ...good, [field]: 'x'.repeat(500_000) } }, 413],
  ['a very long e-mail address', { body: { ...good, email: `${'a.'.repeat(200_000)}a@b.example` } }, 413],
  ['a NUL byte', json(JSON.stringify(good).replace('Eve', 'E\\u0000e')), 400],
  ['a NUL byte in a name', json('{"a\\u0000":1}'), 400],
  ['half a surrogate pair', json(JSON.stringify(good).replace('Eve', '\\ud800')), 400],
  ['the other half', json(JSON.stringify(good).replace('Eve', '\\udc00x')), 400],
  ['half a surrogate pair in a name', json('{"\\ud800":1}'), 400],
  ['a line feed in a name of a person', { body: { ...good, [field]: 'E\nve' } }, 400],
  ['10 MB', json(JSON.stringify({ ...good, [field]: 'x'.repeat(10_000_000) })), 413],
  ['10 MB that is no JSON', json('x'.repeat(10_000_000)), 413],
  // Within the limit that follows from the schema, so the parser and the validator get them.
  ['a long text', { body: { ...good, [field]: 'x'.repeat(10_000) } }, 400],
  ['5,000 lists in each other', json(nested(5_000, '[', '1', ']')), 400],
  ['2,000 objects in each other', json(nested(2_000, '{"a":', '1', '}')), 400],
  ['10,000 lists, none closed', json('['.repeat(10_000)), 400],
  ['1,000 fields', { body: Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`f${i}`, i])) }, 400],
  ['100,000 lists in each other', json(nested(100_000, '[', '1', ']')), 413],
  ['100,000 objects in each other', json(nested(100_000, '{"a":', '1', '}')), 413],
  ['100,000 lists, none closed', json('['.repeat(100_000)), 413],
  ['100,000 lists in a field', json(`{"email":${nested(100_000, '[', '1', ']')}}`), 413],
  [
    '100,000 fields',
    { body: Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`f${i}`, i])) },
    413,
  ],
  ['__proto__', json(JSON.stringify(good).replace('{', '{"__proto__":{"role":"admin"},')), 400],
  ['constructor.prototype', { body: { ...good, constructor: { prototype: { role: 'admin' } } } }, 400],
  ['__proto__ in place of everything', json('{"__proto__":{"email":"a@b.example"}}'), 400],
  ['no content type', { body: JSON.stringify(good), contentType: '', headers: { 'Content-Type': '' } }, 415],
  ['text/plain', { body: JSON.stringify(good), contentType: 'text/plain' }, 415],
  ['a form', { body: 'email=eve', contentType: 'application/x-www-form-urlencoded' }, 415],
  ['multipart', { body: '--x\r\n\r\n--x--', contentType: 'multipart/form-data; boundary=x' }, 415],
  [
    'XML',
    {
      body: '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><x>&x;</x>',
      contentType: 'application/xml',
    },
    415,
  ],
  ['a content type that is none', { body: '{}', contentType: ';;;' }, 415],
  ['JSON in Latin-1', { body: '{}', contentType: 'application/json; charset=iso-8859-1' }, 415],
  ['an unknown content encoding', { body: good, headers: { 'Content-Encoding': 'zstd, rot13' } }, 415],
  ['gzip that is none', { body: good, headers: { 'Content-Encoding': 'gzip' } }, 400],
  [
    'gzip that is cut short',
    { body: gzipSync(JSON.stringify(good)).subarray(0, 30), headers: { 'Content-Encoding': 'gzip' } },
    400,
  ],
  // 10 KB that become 10 MB.
  [
    'a gzip bomb',
    { body: gzipSync(Buffer.alloc(10_000_000, ' ')), headers: { 'Content-Encoding': 'gzip' } },
    413,
  ],
]

describe.each(inAllVersions('users', ['users', 'gateway']))('a body, at %s in %s', (where, version) => {
  const path = `/api/${version}/users`
  const good = registration(version)
  const name = ofVersion(NAMES, version)

  test.each(bodies(good, name))('of %s', async (_name, request, status) => {
    const answer = await ask(system.urls[where] ?? '', {
      method: 'POST',
      path,
      contentType: 'application/json',
      ...request,
    })
    const problem = expectProblem(answer, status)
    expect(problem.requestId).toBe(answer.headers['x-request-id'])
  })

  test.each([
    [name, { ...good, [name]: '' }],
    ['password', { ...good, password: 'secret' }],
    ['role', { ...good, role: 'admin' }],
    ['email', { ...good, email: undefined }],
  ])('with an error in %s names it, and repeats no password', async (field, body) => {
    const answer = await ask(system.urls[where] ?? '', { method: 'POST', path, body })
    const { errors } = expectProblem(answer, 400, 'validation-failed')
    const pointers = (errors as { pointer: string }[]).map(({ pointer }) => pointer)
    expect(new Set(pointers)).toEqual(new Set([`/body/${field}`]))
    expect(answer.text).not.toMatch(/secret|anchors/)
  })

  test('that is valid still works afterwards, without additional rights', async () => {
    const body = { ...good, email: `eve-${where}-${version}@example.com` }
    const answer = await ask(system.urls[where] ?? '', { method: 'POST', path, body })
    expect(answer.status).toBe(201)
    expect(JSON.parse(answer.text)).toMatchObject({ role: 'customer' })
    expect(({} as { role?: string }).role).toBeUndefined()
  })
})

/** What is no amount of money in any version. */
const amounts = [
  '-1',
  '1.5',
  '1e400',
  '-1e400',
  '9007199254740993',
  '1e21',
  '"1"',
  'null',
  'true',
  '{}',
  '1000000001',
]

describe.each(inAllVersions('products', ['products', 'gateway']))(
  'a number, at %s in %s',
  (where, version) => {
    test.each(amounts)('%s is no price', async (amount) => {
      const body = `{"sku":"ABC","name":"x","category":"lamps","price":{"amount":${amount},"currency":"EUR"}}`
      const { token } = system.accounts.staff
      const answer = await ask(system.urls[where] ?? '', {
        method: 'POST',
        path: `/api/${version}/products`,
        body,
        token,
      })
      expectProblem(answer, 400)
    })
  },
)
