import { describe, expect, test } from 'vitest'
import { compileInMemory } from '#compiler/in-memory.ts'
import { fine, get, post, serve } from '../testing/router.ts'
import { contractRouter } from '../router.ts'
import express from 'express'
import supertest from 'supertest'

const ending = { deprecated: true, 'x-deprecated-since': '2026-01-01', 'x-sunset': '2099-06-30' }
const ended = { deprecated: true, 'x-sunset': '2020-06-30' }
const options = { deprecationDocs: '/docs' }
const query = (name: string, more: object = {}) => ({
  name,
  in: 'query',
  schema: { type: 'string' },
  ...more,
})
const json = (schema: object) => ({ 'application/json': { schema } })
const headersOf = ({ headers }: { headers: Record<string, string> }) => ({
  deprecation: headers.deprecation,
  sunset: headers.sunset,
  link: headers.link,
})
const NONE = { deprecation: undefined, sunset: undefined, link: undefined }
const DOCS = '</docs>; rel="deprecation"; type="text/html", </docs>; rel="sunset"; type="text/html"'

describe('a deprecated operation', () => {
  test('says since when, until when and where to read about it, on errors as well', async () => {
    const { direct } = serve({
      paths: { '/a': get([], ending), '/b': get([], { operationId: 'other' }) },
      options,
    })
    const expected = { deprecation: '@1767225600', sunset: 'Tue, 30 Jun 2099 23:59:59 GMT', link: DOCS }
    expect(headersOf(await direct.get('/v1/a'))).toEqual(expected)
    const invalid = await direct.get('/v1/a?unknown=1')
    expect({ status: invalid.status, ...headersOf(invalid) }).toEqual({ status: 400, ...expected })
    expect(headersOf(await direct.get('/v1/b'))).toEqual(NONE)
  })

  test('leaves room for the links of the handler', async () => {
    const handlers = {
      op: async () => Promise.resolve({ status: 204, headers: { Link: '</next>; rel="next"' } }),
    }
    const { direct } = serve({ paths: { '/a': get([], ending) }, options, handlers })
    expect(headersOf(await direct.get('/v1/a')).link).toBe(`${DOCS}, </next>; rel="next"`)
  })

  test('without a day is deprecated for ever, and documented where externalDocs says', async () => {
    const externalDocs = { url: 'https://docs.example/a' }
    const { direct } = serve({ paths: { '/a': get([], { deprecated: true, externalDocs }) }, options })
    const { deprecation, sunset, link } = headersOf(await direct.get('/v1/a'))
    expect({ deprecation, sunset }).toEqual({ deprecation: '@0', sunset: undefined })
    expect(link).toContain('<https://docs.example/a>; rel="deprecation"')
  })

  test('is refused with 410 after its last day, before anything else of the request is read', async () => {
    const { direct, seen } = serve({ paths: { '/a': post(json({ type: 'object' }), ended) }, options })
    const refused = await direct.post('/v1/a').type('json').send('{')
    expect(refused).toMatchObject({
      status: 410,
      headers: { sunset: 'Tue, 30 Jun 2020 23:59:59 GMT', 'content-type': 'application/problem+json' },
      body: { code: 'gone', detail: 'op ended on 2020-06-30' },
    })
    expect(seen).toEqual([])
  })

  test('names its successor: the operation of the later version, or that of x-successor', async () => {
    const paths = {
      '/a/{x}/b/{y}': {
        get: {
          ...ending,
          ...{ operationId: 'read', responses: fine },
          parameters: ['x', 'y'].map((name) => ({
            name,
            in: 'path',
            required: true,
            schema: { type: 'string' },
          })),
        },
      },
      '/old': { get: { ...ending, operationId: 'old', 'x-successor': 'fresh', responses: fine } },
    }
    const next = { ...paths, '/fresh': { get: { operationId: 'fresh', responses: fine } } }
    const version = (number: number, these: object) => ({
      ...compileInMemory({
        ...{ openapi: '3.1.0', info: { title: 'T', version: `${number}.0.0` }, paths: these as never },
        servers: [{ url: `/v${number}` }],
      }),
      ...{ service: 't', version: `v${number}` },
    })
    const handler = async () => Promise.resolve({ status: 204 })
    const app = express().use(
      contractRouter({
        contracts: [
          { contract: version(1, paths), handlers: { read: handler, old: handler } },
          { contract: version(2, next), handlers: { read: handler, old: handler, fresh: handler } },
        ],
      }),
    )
    const linkOf = async (path: string) => headersOf(await supertest(app).get(path)).link
    expect(await linkOf('/v1/a/1%2F2/b/3')).toBe('</v2/a/1%2F2/b/3>; rel="successor-version"')
    expect(await linkOf('/v1/old')).toBe('</v2/fresh>; rel="successor-version"')
    expect(await linkOf('/v2/old')).toBe('</v2/fresh>; rel="successor-version"')
    expect(await linkOf('/v2/a/1/b/2')).toBeUndefined()
  })
})

describe('a deprecated part of a request', () => {
  const paths = (more: object) => ({
    '/a': get([
      query('sort', more),
      query('page'),
      { ...query('X-Old', more), in: 'header' },
      { ...query('c', more), in: 'cookie' },
    ]),
    '/b': post(
      json({
        type: 'object',
        properties: {
          old: { type: 'string', ...more },
          level: { type: 'integer', default: 3, ...more },
          items: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
        },
      }),
      { operationId: 'write' },
    ),
  })
  const components = (more: object) => ({
    schemas: { Item: { type: 'object', properties: { price: { type: 'number', ...more } } } },
  })

  test('announces its end to those who use it', async () => {
    const { direct } = serve({ paths: paths(ending), components: components(ending), options })
    const expected = { deprecation: '@1767225600', sunset: 'Tue, 30 Jun 2099 23:59:59 GMT', link: DOCS }
    for (const used of [
      () => direct.get('/v1/a?page=1&sort=x'),
      () => direct.get('/v1/a').set('x-old', '1'),
      () => direct.get('/v1/a').set('cookie', 'b=1; c=2'),
      () => direct.post('/v1/b').send({ old: '' }),
      () => direct.post('/v1/b').send({ level: 4 }),
      () => direct.post('/v1/b').send({ items: [{}, { price: 1 }] }),
    ])
      expect(headersOf(await used())).toEqual(expected)
    for (const unused of [
      () => direct.get('/v1/a?page=sort'),
      () => direct.get('/v1/a').set('cookie', 'cc=1'),
      () => direct.post('/v1/b').send({ items: [{}] }),
    ])
      expect(headersOf(await unused())).toEqual(NONE)
  })

  test('is refused with 410 after its last day, and the rest is served', async () => {
    const { direct, seen } = serve({ paths: paths(ended), components: components(ended), options })
    const refused = await direct.post('/v1/b').send({ old: 'x', items: [{ price: 1 }] })
    expect(refused).toMatchObject({ status: 410, body: { code: 'gone' } })
    expect((refused.body as { errors: object[] }).errors).toEqual([
      { pointer: '/body/old', detail: 'ended on 2020-06-30' },
      { pointer: '/body/items/price', detail: 'ended on 2020-06-30' },
    ])
    expect((await direct.get('/v1/a?sort=x')).status).toBe(410)
    expect(seen).toEqual([])
    expect((await direct.get('/v1/a?page=1')).status).toBe(204)
    expect((await direct.post('/v1/b').send({ items: [] })).status).toBe(204)
  })
})

test('a version that is deprecated in info deprecates all of its operations, and declares it in its document', async () => {
  const info = { title: 'T', version: '1.0.0', 'x-deprecated-since': '2026-01-01', 'x-sunset': '2099-01-01' }
  const later = { 'x-sunset': '2099-06-30', deprecated: true }
  const contract = compileInMemory({
    ...{
      openapi: '3.1.0',
      info,
      paths: {
        '/a': get([], { responses: { 204: { $ref: '#/components/responses/Done' } } }),
        '/b': get([], { ...later, operationId: 'b' }),
      },
      components: { responses: { Done: { description: 'Done' } } },
    },
  })
  expect(contract.compiled?.operations.map(({ lifecycle }) => lifecycle)).toEqual([
    { deprecated: true, since: '2026-01-01', sunset: '2099-01-01' },
    { deprecated: true, since: '2026-01-01', sunset: '2099-01-01' },
  ])
  const headers = { Deprecation: { required: true }, Sunset: { required: true } }
  const marked = { deprecated: true, 'x-sunset': '2099-01-01', responses: { 204: { headers } } }
  expect(contract.document.paths?.['/a']?.get).toMatchObject(marked)
  expect(contract.document.paths?.['/b']?.get).toMatchObject(marked)
  expect(contract.document.components?.responses).toEqual({ Done: { description: 'Done' } })
})

test.each([
  [{ 'x-sunset': '2027-02-30', deprecated: true }, 'x-sunset must be a day such as 2027-06-30'],
  [{ 'x-sunset': 20270630, deprecated: true }, 'x-sunset must be a day'],
  [{ 'x-sunset': '2027-06-30' }, 'x-sunset needs deprecated: true beside it'],
  [{ 'x-deprecated-since': '2027-07-01', 'x-sunset': '2027-06-30', deprecated: true }, 'must not be before'],
  [{ 'x-successor': 3, deprecated: true }, 'x-successor must be an operationId'],
])('a contract with %j is refused', (fields, message) => {
  const compile = (paths: object) =>
    compileInMemory({ openapi: '3.1.0', info: { title: 'T', version: '1.0.0' }, paths: paths as never })
  expect(() => compile({ '/a': get([], fields) })).toThrow(message)
  if ('x-successor' in fields) return
  expect(() => compile({ '/a': get([query('q', fields)]) })).toThrow(message)
  expect(() => compile({ '/a': post(json({ properties: { a: fields } })) })).toThrow(message)
})
