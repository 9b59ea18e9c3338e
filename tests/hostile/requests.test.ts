import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { METHODS, operationsOf } from '#platform/contract/contract.ts'
import { startSystem, type System } from '../system.ts'
import { oddPaths } from './odd-paths.ts'
import { ask, expectProblem, inAllVersions, named, ofVersion, versionsOf } from './raw-request.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

const url = (service: string) => system.urls[service] ?? ''

describe.each(inAllVersions('products', ['products', 'gateway']))(
  'a query, at %s in %s',
  (where, version) => {
    const products = `/api/${version}/products`
    test.each([
      'nobodyAskedForThis=1',
      'limit=1&limit=2',
      'limit=1&limit=1',
      'limit[]=1',
      'limit[0]=1',
      'limit=0',
      'limit=-1',
      'limit=101',
      'limit=1e2e',
      'limit=0x10',
      'limit=05',
      'limit=%2B5',
      'limit=5%20',
      'limit=Infinity',
      'minPrice=-Infinity',
      'maxPrice=1e400',
      'limit=1.5',
      'limit=abc',
      'limit=',
      'limit=%20',
      'limit=99999999999999999999999',
      'minPrice=NaN',
      'maxPrice=Infinity',
      'inStock=perhaps',
      'inStock=1',
      'sort=stock',
      'sort=name;DROP%20TABLE%20products',
      'cursor=%21',
      'cursor=x',
      'cursor=W10',
      `cursor=${Buffer.from('["-createdAt","2026-01-01T00:00:00Z","1"]').toString('base64url')}`,
      `cursor=${Buffer.from('["-createdAt","yesterday","0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10"]').toString('base64url')}`,
      `cursor=${Buffer.from('["-createdAt",{"$gt":1},"0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10"]').toString('base64url')}`,
      `cursor=${'A'.repeat(501)}`,
      `q=${'x'.repeat(201)}`,
      'q=',
      'q=%00',
      'q=a%00b',
      'q=%0A',
      'q[$ne]=1',
      'q=a&q=b',
      'category=__proto__',
      'category=../lamps',
      '__proto__=1',
      '__proto__[limit]=1',
      'constructor[prototype][limit]=1',
      'toString=1',
      Array.from({ length: 1500 }, (_, i) => `p${i}=1`).join('&'),
    ])('?%s is refused', async (query) => {
      const answer = await ask(url(where), { path: `${products}?${query}` })
      expectProblem(answer, 400)
    })

    test.each([
      `q=${encodeURIComponent(`' OR 1=1 --`)}`,
      `q=${encodeURIComponent('a & | ! ( ) <-> :* "')}`,
      `q=${encodeURIComponent('\\ % _ \\x00')}`,
      `q=${encodeURIComponent('🪑'.repeat(100))}`,
      'q=%E2%80%AE',
      // The letter in two ways: one code point, or two that combine.
      'q=%C3%A9',
      'q=e%CC%81',
    ])('?%s is only an odd search', async (query) => {
      const answer = await ask(url(where), { path: `${products}?${query}` })
      expect({ status: answer.status, text: answer.text }).toEqual({
        status: 200,
        text: '{"items":[],"nextCursor":null}',
      })
    })

    test.each(['q=%', 'q=%zz', 'q=%E0%A4%A', 'q=%FF', 'q=%ED%A0%80', '%ED%A0%80=1', '%', '&&&=&='])(
      '?%s, which is not valid encoding, is not an internal error',
      async (query) => {
        const answer = await ask(url(where), { path: `${products}?${query}` })
        if (answer.status !== 200) expectProblem(answer, 400)
      },
    )
  },
)

describe.each(['users', 'products', 'gateway'])('a path, at %s', (where) => {
  test.each(oddPaths)('%s', async (path, allowed) => {
    const answer = await ask(url(where), { path })
    // A service without users does not know it at all.
    const statuses = [allowed, path.includes('users?') ? 404 : []].flat()
    expect(statuses).toContain(answer.status)
    expectProblem(answer, answer.status)
  })
})

describe.each(inAllVersions('products', ['products', 'gateway']))('an id, at %s in %s', (where, version) => {
  const products = `/api/${version}/products`
  test.each([
    ['x', 400],
    ['1', 400],
    ['%20', 400],
    ['%00', 400],
    ['%', 400],
    ['%zz', 400],
    ['%ff', 400],
    // A dot segment, also a percent-encoded one, matches no template (RFC 3986, section 6.2.2).
    ['%2e%2e', 404],
    ['..%2f..%2fx', 400],
    ['0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c1', 400],
    ['0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10%00', 400],
    ["0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10'--", 400],
    ['%7B%24ne%3A1%7D', 400],
    ['x'.repeat(8_000), 400],
    ['__proto__', 400],
    ['0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10', 404],
    ['0F8C5A1E-3F0B-4C57-9A61-2F6D2F1F3C10', 404],
    ['00000000-0000-0000-0000-000000000000', 404],
  ])('%s', async (id, status) => {
    expectProblem(await ask(url(where), { path: `${products}/${id}` }), status)
    expectProblem(await ask(url(where), { path: `${products}/${id}/image` }), status)
  })
})

/** For each path of a contract, the methods that it does not have. */
const undeclared = contracts.flatMap((contract) => {
  const all = operationsOf(contract)
  const operations = all.filter(({ internal }) => !internal)
  return [...Map.groupBy(operations, ({ basePath, path }) => basePath + path)].map(([template, ofPath]) => {
    const declared = new Set<string>(ofPath.map(({ method }) => method))
    if (declared.has('get')) declared.add('head')
    return {
      service: contract.service,
      template,
      path: template.replace(/\{[^}]+\}/g, '0f8c5a1e-3f0b-4c57-9a61-2f6d2f1f3c10'),
      declared: [...declared],
      /** Paths of other services, which the gateway does not route. */
      internal: all
        .filter((operation) => operation.internal && operation.basePath + operation.path === template)
        .map(({ method }): string => method),
      methods: [
        ...METHODS.filter((method) => method !== 'options' && !declared.has(method)),
        'propfind',
        'lock',
      ],
    }
  })
})

describe.each(['the service', 'the gateway'])('a method that the contract does not name, at %s', (where) => {
  test.each(undeclared)('$template', async ({ service, path, methods, declared, internal }) => {
    for (const method of methods) {
      if (where === 'the service' && internal.includes(method)) continue
      const answer = await ask(url(where === 'the gateway' ? 'gateway' : service), {
        method: method.toUpperCase(),
        path,
      })
      // A response to HEAD has no body, even an error.
      if (method !== 'head') expectProblem(answer, 405, 'method-not-allowed')
      expect([method, answer.status]).toEqual([method, 405])
      const allowed = String(answer.headers.allow).toLowerCase().split(/,\s*/)
      expect(allowed).toEqual(expect.arrayContaining(declared))
      expect(allowed).not.toContain(method)
    }
  })

  test.each(undeclared)('OPTIONS $template lists the methods', async ({ service, path, declared }) => {
    const answer = await ask(url(where === 'the gateway' ? 'gateway' : service), { method: 'OPTIONS', path })
    expect(answer.status).toBe(204)
    expect(String(answer.headers.allow).toLowerCase()).toContain(declared[0])
  })
})

/** The same change of an account. */
const renamed: Record<string, (name: string) => object> = {
  v1: (displayName) => ({ displayName }),
  v2: (givenName) => ({ givenName }),
}

describe.each(inAllVersions('users', ['users', 'gateway']))('a header, at %s in %s', (where, version) => {
  const users = `/api/${version}/users`
  const badAccepts = [
    'application/xml',
    'text/html',
    'image/*',
    'application/json;q=0',
    'x',
    ';',
    ',,,',
    `a/b,`.repeat(1000),
  ]
  test.each(named(badAccepts))('Accept: %s', async (_name, accept) => {
    const { token } = system.accounts.customer
    const answer = await ask(url(where), { path: `${users}/me`, token, headers: { Accept: accept } })
    expectProblem(answer, 406)
  })

  test('of 20 KB', async () => {
    const answer = await ask(url(where), { path: users, headers: { 'X-Filler': 'x'.repeat(20_000) } })
    expectProblem(answer, 431, 'headers-too-large')
  })

  test('of 16 KB in 1,000 pieces', async () => {
    const pieces = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`X-Filler-${i}`, 'xxxxxx']))
    expectProblem(await ask(url(where), { path: users, headers: pieces }), 431, 'headers-too-large')
  })

  test.each(['', ' ', '\t', 'x y', `"${'x'.repeat(1001)}"`, '\u00ff'])('If-None-Match: %j', async (tag) => {
    const { token } = system.accounts.customer
    const answer = await ask(url(where), { path: `${users}/me`, token, headers: { 'If-None-Match': tag } })
    if (answer.status !== 200) expectProblem(answer, 400)
  })

  test.each(['W/"1"', '"1', '*', ',', '"a","b"', '1'])(
    'If-Match: %j changes nothing that it does not match',
    async (tag) => {
      const { token } = system.accounts.customer
      const change = {
        method: 'PATCH',
        path: `${users}/me`,
        token,
        body: ofVersion(renamed, version)(`By ${tag.length}`),
      }
      const answer = await ask(url(where), { ...change, headers: { 'If-Match': tag } })
      if (tag === '*') expect(answer.status).toBe(200)
      else expectProblem(answer, 412)
    },
  )

  test.each(named(['a b', 'x'.repeat(129), '<script>', '../..', '%0d%0aSet-Cookie: x=1']))(
    'X-Request-Id: %s is replaced',
    async (_name, id) => {
      const answer = await ask(url(where), { path: '/nothing', headers: { 'X-Request-Id': id } })
      const { requestId } = expectProblem(answer, 404)
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
      expect(answer.headers['x-request-id']).toBe(requestId)
    },
  )

  const oddHeaders: Record<string, string>[] = [
    { traceparent: '00-00000000000000000000000000000000-0000000000000000-00' },
    { traceparent: 'x'.repeat(5000) },
    { 'X-Forwarded-For': 'not an address, <script>, , ::ffff:1' },
    { 'X-Forwarded-For': 'x'.repeat(6000) },
    { 'X-Forwarded-For': Array.from({ length: 500 }, (_, i) => `10.1.1.${i % 250}`).join(',') },
    { 'X-Forwarded-For': '::%25eth0' },
    { 'X-Forwarded-For': '0f:'.repeat(1000) },
    { 'X-Forwarded-Proto': 'javascript' },
    { 'X-Forwarded-Host': 'elsewhere.test' },
    { Host: 'elsewhere.test' },
    { Cookie: `a=${'b'.repeat(4000)}; ; =; __proto__=1` },
    { Origin: 'https://elsewhere.test' },
    { Range: 'bytes=0-1,5-,-9999999999999999' },
    { 'Content-Encoding': 'gzip' },
    { Expect: '100-continue' },
    { 'Accept-Encoding': 'gzip;q=x, *;q=-1' },
    { 'If-Modified-Since': 'yesterday' },
  ]
  test.each(named(oddHeaders))('%s changes nothing', async (_name, headers) => {
    // A new account each time: the limit of guesses is another test.
    const body = { email: `${crypto.randomUUID()}@example.com`, password: 'a guess' }
    const request =
      'Content-Encoding' in headers
        ? { path: '/nothing' }
        : { method: 'POST', path: `/api/${version}/sessions`, body }
    const answer = await ask(url(where), { ...request, headers })
    expectProblem(answer, 'body' in request ? 401 : 404)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})

test('a forged X-Forwarded-For does not get around a rate limit of a service behind the gateway', async () => {
  const versions = versionsOf('users')
  // The load balancer in front of the gateway appends the last address; the client sent the others.
  const attempt = async (i: number) => {
    const headers = { 'X-Forwarded-For': `198.51.100.${i}, 127.0.0.1, 203.0.113.200` }
    // The limit counts the requests of all versions.
    const path = `/api/${versions[i % versions.length]}/users`
    const request = { method: 'POST', path, body: '{}', contentType: 'application/json', headers }
    return (await ask(url('gateway'), request)).status
  }
  const statuses = []
  for (let i = 0; i < 32; i += 1) statuses.push(await attempt(i))
  expect(statuses).toEqual([...Array<number>(30).fill(400), 429, 429])
})

describe('what is for services only', () => {
  test.each(versionsOf('users'))('is not at the gateway, in %s', async (version) => {
    const body = 'grant_type=client_credentials'
    const contentType = 'application/x-www-form-urlencoded'
    const answer = await ask(url('gateway'), {
      method: 'POST',
      path: `/api/${version}/service-tokens`,
      body,
      contentType,
    })
    expectProblem(answer, 404)
  })
})
