import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Reply } from './handler.ts'
import { json, serve } from '../testing/router.ts'

const header = (name: string) => ({ name, in: 'header', schema: { type: 'string' } })
const etagHeader = { ETag: { required: true, schema: { type: 'string' } } }
const item = { type: 'object', properties: { id: { type: 'string' }, at: { type: 'string' } } }
const responses = {
  200: {
    description: 'Fine',
    headers: etagHeader,
    content: { ...json(item), 'text/plain': { schema: { type: 'string' } }, 'image/png': {} },
  },
  204: { description: 'Changed' },
  304: { description: 'Not modified', headers: etagHeader },
  412: { description: 'Changed meanwhile' },
  428: { description: 'Unconditional' },
}
const optional = Object.fromEntries(Object.entries(responses).filter(([status]) => status !== '428'))

/** An app whose handlers return `reply`. */
const appOf = (reply: Reply, seen: string[] = []) => {
  const op = async () => {
    seen.push('called')
    return reply
  }
  const parameters = [header('If-Match'), header('If-None-Match')]
  return serve({
    handlers: { read: op, plain: op, change: op, create: op },
    paths: {
      '/r': {
        get: { operationId: 'read', parameters, responses: optional },
        put: { operationId: 'change', parameters: [header('If-Match')], responses },
        post: { operationId: 'create', parameters: [header('If-None-Match')], responses },
      },
      '/plain': { get: { operationId: 'plain', responses: optional } },
    },
  }).agent
}

describe('a GET or HEAD whose contract declares conditions', () => {
  const given = { status: 200, headers: { ETag: '"1"', 'Cache-Control': 'no-cache' }, body: { id: 'a' } }

  test.each(['"1"', 'W/"1"', '"0", "1"', '*'])('is 304 without content for If-None-Match %s', async (tag) => {
    for (const method of ['get', 'head'] as const) {
      const response = await appOf(given)[method]('/v1/r').set('If-None-Match', tag).expect(304)
      expect(response.headers).toMatchObject({ etag: '"1"', 'cache-control': 'no-cache' })
      expect(response.headers).not.toHaveProperty('content-type')
      expect(response.headers).not.toHaveProperty('content-length')
    }
  })

  test('is 200 for another tag', async () => {
    const response = await appOf(given).get('/v1/r').set('If-None-Match', '"2"').expect(200)
    expect([response.headers.etag, response.body]).toEqual(['"1"', { id: 'a' }])
  })

  test('is 412 when If-Match fails, whatever If-None-Match says', async () => {
    const agent = appOf(given)
    const failed = await agent.get('/v1/r').set({ 'If-Match': '"2"', 'If-None-Match': '"1"' }).expect(412)
    expect(failed.body).toMatchObject({ code: 'precondition-failed' })
    expect(failed.headers).not.toHaveProperty('etag')
    await agent.get('/v1/r').set('If-Match', 'W/"1"').expect(412)
    await agent.get('/v1/r').set('If-Match', '"1"').expect(200)
    await agent.get('/v1/r').set({ 'If-Match': '"1"', 'If-None-Match': '"1"' }).expect(304)
  })

  test('does not send the headers of a content that is left out', async () => {
    const headers = {
      ...{
        ETag: '"1"',
        'Content-Language': 'en',
        'Content-Location': '/v1/r/1',
        'Content-Disposition': 'inline',
      },
      ...{
        'Last-Modified': 'Thu, 01 Jan 1970 00:00:00 GMT',
        Vary: 'Accept',
        'Content-Security-Policy': 'sandbox',
      },
    }
    const response = await appOf({ ...given, headers })
      .get('/v1/r')
      .set('If-None-Match', '*')
      .expect(304)
    expect(Object.keys(response.headers)).toEqual(
      expect.arrayContaining(['content-location', 'vary', 'content-security-policy']),
    )
    for (const name of ['content-language', 'content-disposition', 'last-modified'])
      expect(response.headers).not.toHaveProperty(name)
  })

  test('reads no stream that it does not send', async () => {
    for (const [headers, status] of [
      [{ 'If-None-Match': '"1"' }, 304],
      [{ 'If-Match': '"2"' }, 412],
    ] as const) {
      const body = new Readable({ read: () => expect.unreachable() })
      const reply = { status: 200, headers: { ETag: '"1"' }, contentType: 'image/png', body }
      await appOf(reply).get('/v1/r').set(headers).expect(status)
      expect(body.destroyed).toBe(true)
    }
  })
})

describe('an ETag that the handler does not set', () => {
  test('is computed from the content that is sent', async () => {
    const etagFor = async (body: unknown, contentType?: string) =>
      (await appOf({ status: 200, body, contentType }).get('/v1/r').set('Accept', '*/*').expect(200)).headers
        .etag
    const tags = [
      await etagFor({ id: 'a' }),
      await etagFor({ id: 'b' }),
      await etagFor('a', 'text/plain'),
      await etagFor(Buffer.from([1]), 'image/png'),
      await etagFor(Buffer.from([2]), 'image/png'),
    ]
    expect(tags.every((tag) => /^"[\w-]{27}"$/.test(String(tag)))).toBe(true)
    expect(new Set(tags).size).toBe(5)
    // Neither what the response filter removes, nor how the handler holds the value makes a difference.
    expect(await etagFor({ id: 'a', secret: 'x' })).toBe(tags[0])
    expect(await etagFor(Buffer.from('{ "id": "a" }'), 'application/json')).toBe(tags[0])
    expect(await etagFor(Readable.from(['{"id":', '"a"}']), 'application/json')).toBe(tags[0])
  })

  test('is compared with If-None-Match, for GET and HEAD alike', async () => {
    const agent = appOf({ status: 200, headers: { 'Cache-Control': 'no-cache' }, body: { id: 'a' } })
    const { headers } = await agent.head('/v1/r').expect(200)
    expect(headers.etag).toBe((await agent.get('/v1/r').expect(200)).headers.etag)
    for (const method of ['get', 'head'] as const) {
      const again = await agent[method]('/v1/r').set('If-None-Match', `"x", ${headers.etag}`).expect(304)
      expect(again.headers).toMatchObject({ etag: headers.etag, 'cache-control': 'no-cache' })
    }
    await agent.get('/v1/r').set('If-Match', '"x"').expect(412)
    await agent.get('/v1/r').set('If-Match', String(headers.etag)).expect(200)
  })

  test('is not computed for a stream: it is missing', async () => {
    const body = Readable.from(['x'])
    await appOf({ status: 200, contentType: 'image/png', body }).get('/v1/r').expect(500)
  })

  test('is not computed for a response to PUT, which describes what was stored', async () => {
    await appOf({ status: 200, body: { id: 'a' } })
      .put('/v1/r')
      .set('If-Match', '*')
      .expect(500)
  })
})

describe('an operation that does not declare conditions', () => {
  test('ignores them, and has the ETag that it declares', async () => {
    const response = await appOf({ status: 200, body: { id: 'a' } })
      .get('/v1/plain')
      .set({ 'If-None-Match': '*', 'If-Match': '"x"' })
      .expect(200)
    expect(response.headers.etag).toMatch(/^"[\w-]{27}"$/)
  })
})

describe('a change whose contract declares If-Match and 428', () => {
  test('is 428 without the header, before the handler runs', async () => {
    const seen: string[] = []
    const agent = appOf({ status: 204 }, seen)
    expect((await agent.put('/v1/r').expect(428)).body).toMatchObject({ code: 'precondition-required' })
    expect(seen).toEqual([])
    await agent.put('/v1/r').set('If-Match', '"1"').expect(204)
    expect(seen).toEqual(['called'])
  })

  test('is never 304', async () => {
    const reply = { status: 200, headers: { ETag: '"1"' }, body: { id: 'a' } }
    await appOf(reply).post('/v1/r').set('If-None-Match', '"1"').expect(200)
  })
})

test('a response that `default` or a range covers declares no condition', async () => {
  const error = { description: 'Failed', content: json({}) }
  const parameters = [header('If-Match'), header('If-None-Match')]
  const given = { status: 200, headers: { ETag: '"1"' }, body: { id: 'a' } }
  const covered = (others: object) =>
    serve({
      handlers: { read: async () => given, change: async () => ({ status: 204 }) },
      paths: {
        '/r': {
          get: { operationId: 'read', parameters, responses: { 200: responses[200], ...others } },
          put: { operationId: 'change', parameters, responses: { 204: responses[204], ...others } },
        },
      },
    }).agent
  for (const others of [{ default: error }, { '3XX': error, '4XX': error }]) {
    const agent = covered(others)
    await agent.put('/v1/r').expect(204)
    await agent.get('/v1/r').set('If-None-Match', '"1"').expect(200)
    await agent.get('/v1/r').set('If-Match', '"2"').expect(200)
  }
})
