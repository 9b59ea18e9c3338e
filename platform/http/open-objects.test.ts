import { describe, expect, test } from 'vitest'
import { get, pointers, serve } from '../testing/router.ts'

async function read(
  parameters: unknown[],
  path: string,
  request: string,
  headers: Record<string, string> = {},
) {
  const { agent, seen } = serve({ paths: { [path]: get(parameters) } })
  const response = await agent.get(`/v1${request}`).set(headers)
  return response.status === 204 ? seen[0] : (pointers(response) ?? response.status)
}

const query = (schema: unknown, more: object = {}) => [{ name: 'v', in: 'query', schema, ...more }]
const object = (more: object) => ({ type: 'object', properties: { a: { type: 'integer' } }, ...more })
const typed = { additionalProperties: { type: 'integer' } }
const closed = { additionalProperties: false }
const pattern = { patternProperties: { '^b': { type: 'integer' } }, additionalProperties: false }

/* `a` is declared and `b` is not, in each location and style that an object can have. */
const places: Record<string, (schema: unknown) => Promise<unknown>> = {
  'query, form': async (schema) => valueOf('query', await read(query(schema), '/q', '/q?a=1&b=2')),
  'query, form without explode': async (schema) =>
    valueOf('query', await read(query(schema, { explode: false }), '/q', '/q?v=a,1,b,2')),
  'query, deepObject': async (schema) =>
    valueOf('query', await read(query(schema, { style: 'deepObject' }), '/q', '/q?v[a]=1&v[b]=2')),
  'query, pipeDelimited': async (schema) =>
    valueOf(
      'query',
      await read(query(schema, { style: 'pipeDelimited', explode: false }), '/q', '/q?v=a%7C1|b|2'),
    ),
  'query, spaceDelimited': async (schema) =>
    valueOf(
      'query',
      await read(query(schema, { style: 'spaceDelimited', explode: false }), '/q', '/q?v=a%201+b%202'),
    ),
  'path, simple': async (schema) =>
    valueOf(
      'params',
      await read([{ name: 'v', in: 'path', required: true, schema }], '/p/{v}', '/p/a,1,b,2'),
    ),
  'path, label': async (schema) =>
    valueOf(
      'params',
      await read(
        [{ name: 'v', in: 'path', required: true, style: 'label', explode: true, schema }],
        '/p/{v}',
        '/p/.a=1.b=2',
      ),
    ),
  'path, matrix': async (schema) =>
    valueOf(
      'params',
      await read(
        [{ name: 'v', in: 'path', required: true, style: 'matrix', explode: true, schema }],
        '/p/{v}',
        '/p/;a=1;b=2',
      ),
    ),
  header: async (schema) =>
    valueOf('headers', await read([{ name: 'v', in: 'header', schema }], '/h', '/h', { v: 'a,1, b,2' })),
  cookie: async (schema) =>
    valueOf(
      'cookies',
      await read([{ name: 'v', in: 'cookie', explode: false, schema }], '/c', '/c', { cookie: 'v=a,1,b,2' }),
    ),
}
const valueOf = (place: string, seen: unknown) =>
  Array.isArray(seen)
    ? seen.map((pointer: string) => pointer.split('/').at(-1))
    : (seen as Record<string, { v: unknown }>)[place]?.v

describe.each(Object.keys(places))('an object in %s', (place) => {
  test.each([
    ['open', {}, { a: 1, b: '2' }],
    ['open by true', { additionalProperties: true }, { a: 1, b: '2' }],
    ['typed', typed, { a: 1, b: 2 }],
    ['open by pattern', pattern, { a: 1, b: 2 }],
    ['closed', closed, ['b']],
    ['closed by unevaluatedProperties', { unevaluatedProperties: false }, ['b']],
  ])('is %s', async (_name, more, expected) => {
    const read = places[place] as (schema: unknown) => Promise<unknown>
    expect(await read(object(more))).toEqual(expected)
  })
})

test('an open object does not read other parameters', async () => {
  const parameters = [
    { name: 'v', in: 'query', schema: object({}) },
    { name: 'w', in: 'query', schema: { type: 'object', properties: { c: { type: 'integer' } } } },
    { name: 'b', in: 'query', schema: { type: 'integer' } },
  ]
  expect(await read(parameters, '/q', '/q?a=1&b=2&c=3&d=4')).toMatchObject({
    query: { v: { a: 1, d: '4' }, w: { c: 3 }, b: 2 },
  })
})

describe('a deep object', () => {
  const created = {
    anyOf: [{ type: 'object', properties: { gt: { type: 'integer' } } }, { type: 'integer' }],
  }
  test.each<[string, unknown, string, unknown]>([
    ['may be a single value', created, 'v=53', 53],
    ['may be an object', created, 'v[gt]=53', { gt: 53 }],
    ['may be open at every level', { type: 'object' }, 'v[x][y]=1&v[x][z][]=2', { x: { y: '1', z: ['2'] } }],
    [
      'may have names that objects inherit',
      { type: 'object' },
      'v[constructor]=1&v[toString]=2',
      { constructor: '1', toString: '2' },
    ],
    ['must be an object where the schema has no other form', object({}), 'v=1', ['/query/v']],
    ['must not be nested too deep', { type: 'object' }, `v${'[a]'.repeat(30)}=1`, ['/query/v']],
    ['must have one value where one is declared', object({}), 'v[a]=1&v[a]=2', ['/query/v/a']],
  ])('%s', async (_name, schema, text, expected) => {
    const seen = await read(query(schema, { style: 'deepObject' }), '/q', `/q?${text}`)
    expect(Array.isArray(seen) ? seen : (seen as { query: { v: unknown } }).query.v).toEqual(expected)
  })
})

describe('a number in a parameter', () => {
  const number = { type: 'number' }
  const integer = { type: 'integer' }
  test.each<[object, string, unknown]>([
    [number, '1.5', 1.5],
    [number, '-0', 0],
    [integer, '-0', 0],
    [number, '1e3', 1000],
    [integer, '1e3', 1000],
    [integer, '1.0', 1],
    [integer, '9007199254740991', 9007199254740991],
    [{ type: ['integer', 'string'] }, '9007199254740993', '9007199254740993'],
    [number, '9007199254740993', undefined],
    [integer, '9007199254740993', undefined],
    [{ type: 'integer', format: 'int32' }, '2147483648', undefined],
    [number, '1e999', undefined],
    [number, '1e-999', undefined],
    [number, 'Infinity', undefined],
    [number, 'NaN', undefined],
    [number, '0x10', undefined],
    [number, '%2B1', undefined],
    [number, '+1', undefined],
    [number, '01', undefined],
    [number, '.5', undefined],
    [number, '1_000', undefined],
    [integer, '1.5', undefined],
  ])('%j %s is %s', async (schema, text, expected) => {
    const seen = await read(query(schema), '/q', `/q?v=${text}`)
    expect(expected === undefined ? seen : (seen as { query: { v: unknown } }).query.v).toEqual(
      expected ?? ['/query/v'],
    )
  })
})

describe('a query', () => {
  test.each<[string, unknown, object, string, unknown]>([
    [
      'has reserved characters',
      { type: 'string' },
      { allowReserved: true },
      'v=a/b?c:d@e=f;g,h',
      'a/b?c:d@e=f;g,h',
    ],
    [
      'has an empty value where that is allowed',
      { type: 'integer' },
      { allowEmptyValue: true },
      'v=',
      undefined,
    ],
    ['has an empty text', { type: 'string' }, {}, 'v=', ''],
    ['has a name without a value', { type: 'string' }, {}, 'v', ''],
    ['has characters outside of ASCII', { type: 'string' }, {}, 'v=%C3%A9', '\u00e9'],
    [
      'keeps an encoded delimiter',
      { type: 'array', items: { type: 'string' } },
      { explode: false },
      'v=a%2Cb,c',
      ['a,b', 'c'],
    ],
    [
      'has names that objects inherit',
      { type: 'object', additionalProperties: { type: 'string' } },
      {},
      'constructor=1&toString=2',
      { constructor: '1', toString: '2' },
    ],
  ])('%s', async (_name, schema, more, text, expected) => {
    const seen = (await read(query(schema, more), '/q', `/q?${text}`)) as { query: { v: unknown } }
    expect(seen.query.v).toEqual(expected)
  })

  test('that is not valid percent-encoding is malformed', async () => {
    for (const text of ['v=%', 'v=%C3', 'v=%zz', '%E9=1'])
      expect(await read(query({ type: 'string' }), '/q', `/q?${text}`)).toBe(400)
  })
})

describe('defaults', () => {
  test.each(['query', 'header', 'cookie'])(
    'of parameters in %s are set, through references and allOf',
    async (place) => {
      const schema = { type: 'integer', default: 20 }
      const parameters = [
        { name: 'own', in: place, schema },
        { name: 'all', in: place, schema: { allOf: [schema] } },
        { name: 'list', in: place, schema: { type: 'array', items: { type: 'string' }, default: ['a'] } },
        {
          name: 'object',
          in: place,
          explode: false,
          schema: { type: 'object', properties: { x: schema }, default: { y: '1' } },
        },
        { name: 'constructor', in: place, schema: { type: 'string' } },
      ]
      const name = { query: 'query', header: 'headers', cookie: 'cookies' }[place] as string
      const seen = (await read(parameters, '/d', '/d')) as Record<string, Record<string, unknown>>
      expect(seen[name]).toMatchObject({ own: 20, all: 20, list: ['a'], object: { y: '1' } })
      expect(Object.hasOwn(seen[name] as object, 'constructor')).toBe(false)
    },
  )
})

describe('cookies', () => {
  const cookie = (schema: unknown, more: object = {}) => [{ name: 'v', in: 'cookie', schema, ...more }]
  const strings = { type: 'array', items: { type: 'string' } }
  test.each<[string, unknown[], string, unknown]>([
    ['in quotes', cookie({ type: 'string' }), 'v="a b"', 'a b'],
    ['that are percent-encoded', cookie({ type: 'string' }), 'v=a%20b', 'a b'],
    ['that only look percent-encoded', cookie({ type: 'string' }), 'v=100%', '100%'],
    ['with an equals sign', cookie({ type: 'string' }), 'v=a=b', 'a=b'],
    ['of several paths: the first', cookie({ type: 'string' }), 'v=a; v=b', 'a'],
    ['of a list', cookie(strings), 'v=a,b', ['a', 'b']],
    ['of a list, one each', cookie(strings), 'v=a; v=b', ['a', 'b']],
    ['of an object, one each', cookie(object(closed)), 'a=1; other=x', { a: 1 }],
    ['that other applications have set', cookie({ type: 'string' }), 'constructor=%; =x; y; v=a', 'a'],
  ])('are read: %s', async (_name, parameters, header, expected) => {
    const seen = (await read(parameters, '/c', '/c', { cookie: header })) as { cookies: { v: unknown } }
    expect(seen.cookies.v).toEqual(expected)
  })
})
