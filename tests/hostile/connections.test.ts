import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pictures } from '../stand-ins/pictures.ts'
import { startSystem, type System } from '../system.ts'
import { ask, expectProblem, inAllVersions, talk } from './raw-request.ts'

/*
 * Input that is not a request, or not complete. Each gets its problem or is disconnected; none may keep its connection,
 * and other clients are still served afterwards.
 */

let system: System
let productId: string
beforeAll(async () => {
  const impatient = { REQUEST_TIMEOUT_MS: '1500' }
  system = await startSystem({ env: { users: impatient, products: impatient, gateway: impatient } })
  const body = { sku: 'ABC-1', name: 'Lamp', category: 'lamps', price: { amount: 1, currency: 'EUR' } }
  const request = { method: 'POST', path: '/api/v1/products', token: system.accounts.staff.token, body }
  const added = await ask(system.urls.products ?? '', request)
  productId = (JSON.parse(added.text) as { id: string }).id
})
afterAll(() => system.close())

const url = (service: string) => system.urls[service] ?? ''
const crlf = (...lines: string[]) => lines.join('\r\n')
const registerIn =
  (version: string) =>
  (...headers: string[]) =>
    crlf(
      ...[`POST /api/${version}/users HTTP/1.1`, 'Host: x', 'Content-Type: application/json'],
      ...[...headers, '', ''],
    )
/* For what is refused before a version matters. */
const register = registerIn('v1')

describe.each(['users', 'products', 'gateway'])('the port of %s', (where) => {
  test.each([
    ['noise', crlf('\x00\x01\x02\x03\xff\xfe', '', '')],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['HTTP/0.9', 'GET /\r\n\r\n'],
    ['a version that never was', crlf('GET / HTTP/9.9', 'Host: x', '', '')],
    ['a method that never was', crlf('HACK / HTTP/1.1', 'Host: x', '', '')],
    ['a blank in the path', crlf('GET /a b HTTP/1.1', 'Host: x', '', '')],
    ['no Host', crlf('GET / HTTP/1.1', '', '')],
    ['a header without a colon', crlf('GET / HTTP/1.1', 'Host: x', 'oops', '', '')],
    ['a header with a blank before its colon', crlf('GET / HTTP/1.1', 'Host: x', 'A : b', '', '')],
    ['a NUL byte in a header', crlf('GET / HTTP/1.1', 'Host: x', 'A: \0', '', '')],
    ['a header without an end', crlf('GET / HTTP/1.1', 'Host: x', `A: ${'x'.repeat(100_000)}`)],
    [
      '10,000 headers',
      crlf('GET / HTTP/1.1', 'Host: x', ...Array.from({ length: 10_000 }, (_, i) => `A${i}: b`), '', ''),
    ],
    ['a path of 100 KB', crlf(`GET /${'x'.repeat(100_000)} HTTP/1.1`, 'Host: x', '', '')],
    // Two ends of one body: a proxy and a service that disagree let a second request through (RFC 9112, section 11.2).
    ['two lengths', register('Content-Length: 2', 'Content-Length: 3') + '{}'],
    ['a length and chunks', register('Content-Length: 2', 'Transfer-Encoding: chunked') + '0\r\n\r\n'],
    ['an unknown transfer coding', register('Transfer-Encoding: chunked, rot13') + '0\r\n\r\n'],
    ['a negative length', register('Content-Length: -1')],
    ['a length that is none', register('Content-Length: 0x10')],
    ['a length beyond all numbers', register(`Content-Length: ${'9'.repeat(30)}`)],
    ['a chunk of no size', register('Transfer-Encoding: chunked') + 'zz\r\n{}\r\n0\r\n\r\n'],
    ['a chunk longer than it says', register('Transfer-Encoding: chunked') + '1\r\n{}}}}}\r\n0\r\n\r\n'],
    ['a chunk extension without an end', register('Transfer-Encoding: chunked') + `1;${'x'.repeat(50_000)}`],
  ])('refuses %s', async (_name, text) => {
    const answer = await talk(url(where), { parts: [Buffer.from(text, 'latin1')] })
    expect([400, 404, 408, 413, 431, 505]).toContain(answer.status)
    expectProblem(answer, answer.status)
  })

  test('serves two pipelined requests, each with its own response', async () => {
    const get = (path: string, ...headers: string[]) =>
      crlf(`GET ${path} HTTP/1.1`, 'Host: x', ...headers, '', '')
    const { text } = await talk(url(where), { parts: [get('/one') + get('/two', 'Connection: close')] })
    expect(text).toContain('"instance":"/one"')
    expect(text).toContain('"instance":"/two"')
  })

  test('serves the next request of a connection whose last body was rejected before it had arrived', async () => {
    const tooMuch = 'x'.repeat(3_000_000)
    const next = crlf('GET /next HTTP/1.1', 'Host: x', 'Connection: close', '', '')
    const { text } = await talk(url(where), {
      parts: [register(`Content-Length: ${tooMuch.length}`) + tooMuch, next],
    })
    expect(text).toContain('"instance":"/next"')
  })

  test('still serves other clients', async () => {
    expect((await ask(url(where), { path: '/health/live' })).status).toBe(200)
  })
})

const text = JSON.stringify({
  email: 'eve@example.com',
  displayName: 'Eve',
  password: 'seven rusty anchors sing',
})

describe.each(inAllVersions('users', ['users', 'gateway']))('a JSON body, at %s in %s', (where, version) => {
  const register = registerIn(version)

  test('that ends too early', async () => {
    const parts = [register(`Content-Length: ${text.length + 10}`), text]
    const answer = await talk(url(where), { parts, end: true })
    if (answer.status !== 0) expectProblem(answer, 400)
  })

  test('in chunks, the last of which never arrives', async () => {
    const parts = [register('Transfer-Encoding: chunked'), `${text.length.toString(16)}\r\n${text}\r\n`]
    const answer = await talk(url(where), { parts, end: true })
    if (answer.status !== 0) expectProblem(answer, 400)
  })

  test('of 10 MB in chunks, without a declared length', async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    const parts = [
      register('Transfer-Encoding: chunked', 'Connection: close'),
      ...Array.from({ length: 160 }, () => chunk),
      '0\r\n\r\n',
    ]
    const answer = await talk(url(where), { parts, pauseMs: 1 })
    if (answer.status !== 0) expectProblem(answer, 413)
  })

  test('none of which created an account', async () => {
    const answer = await ask(url('users'), {
      path: `/api/${version}/users?q=eve`,
      token: system.accounts.admin.token,
    })
    expect(JSON.parse(answer.text)).toMatchObject({ items: [] })
  })
})

describe.each(inAllVersions('products', ['products', 'gateway']))(
  'a picture, at %s in %s',
  (where, version) => {
    const png = pictures['image/png']
    const picturePath = () => `/api/${version}/products/${productId}/image`
    const put = (...headers: string[]) =>
      crlf(
        `PUT ${picturePath()} HTTP/1.1`,
        'Host: x',
        `Authorization: Bearer ${system.accounts.staff.token}`,
        'Content-Type: image/png',
        ...headers,
        '',
        '',
      )

    test('that ends too early', async () => {
      const answer = await talk(url(where), {
        parts: [put(`Content-Length: ${png.length}`), png.subarray(0, 40)],
        end: true,
      })
      if (answer.status !== 0) expectProblem(answer, 400)
    })

    test('in chunks, the last of which never arrives', async () => {
      const parts = [put('Transfer-Encoding: chunked'), `${png.length.toString(16)}\r\n`, png, '\r\n']
      const answer = await talk(url(where), { parts, end: true })
      if (answer.status !== 0) expectProblem(answer, 400)
    })

    test('that is cut short, though its length is right', async () => {
      const request = {
        method: 'PUT',
        path: picturePath(),
        token: system.accounts.staff.token,
        contentType: 'image/png',
      }
      expectProblem(await ask(url(where), { ...request, body: png.subarray(0, 40) }), 415)
      expectProblem(
        await ask(url(where), { ...request, body: Buffer.concat([png, Buffer.from('<script>')]) }),
        415,
      )
      expectProblem(await ask(url(where), { ...request, body: Buffer.from('<svg onload="alert(1)"/>') }), 415)
    })

    test('larger than it may be, with its length or without', async () => {
      const large = Buffer.concat([png, Buffer.alloc(3 * 1024 * 1024)])
      const answer = await ask(url(where), {
        method: 'PUT',
        path: picturePath(),
        token: system.accounts.staff.token,
        contentType: 'image/png',
        body: large,
      })
      expectProblem(answer, 413)
      const parts = [
        put('Transfer-Encoding: chunked', 'Connection: close'),
        `${large.length.toString(16)}\r\n`,
        large,
        '\r\n0\r\n\r\n',
      ]
      const chunked = await talk(url(where), { parts })
      if (chunked.status !== 0) expectProblem(chunked, 413)
    })

    test('none of which was stored', async () => {
      expectProblem(await ask(url(where), { path: picturePath() }), 404)
    })
  },
)

// Side by side, since each takes as long as it may.
describe.concurrent('what arrives too slowly is disconnected', () => {
  const head = 'GET / HTTP/1.1\r\nHost: x\r\nA: '
  const promise = register(`Content-Length: ${text.length}`)
  const slow: [what: string, where: string, parts: string[]][] = [
    ...['users', 'products', 'gateway'].flatMap((where): [string, string, string[]][] => [
      ['headers that stop', where, [head]],
      ['headers by the byte', where, [head, ...'b'.repeat(200)]],
    ]),
    ...['users', 'gateway'].flatMap((where): [string, string, string[]][] => [
      ['a body that stops', where, [promise, text.slice(0, 20)]],
      ['a body by the byte', where, [promise, ...text]],
    ]),
  ]
  test.each(slow)('%s, at %s', async (_what, where, parts) => {
    const answer = await talk(url(where), { parts, pauseMs: 150 })
    expectProblem(answer, 408, 'request-timeout')
  })
})

test('a hundred idle connections do not block others', async () => {
  const silent = Array.from({ length: 100 }, () =>
    talk(url('gateway'), { parts: ['POST /api/v1/users HTTP/1.1\r\n'] }),
  )
  expect((await ask(url('gateway'), { path: '/api/v1/categories' })).status).toBe(200)
  await Promise.all(silent)
})
