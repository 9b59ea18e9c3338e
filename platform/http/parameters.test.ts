import { describe, expect, test } from 'vitest'
import { get, json, pointers, serve } from '../testing/router.ts'

describe('parameters', () => {
  const read = async (
    parameters: unknown[],
    path: string,
    request: string,
    headers: Record<string, string> = {},
  ) => {
    const { agent, seen } = serve({ paths: { [path]: get(parameters) } })
    const response = await agent.get(`/v1${request}`).set(headers)
    return response.status === 204 ? seen[0] : pointers(response)
  }
  const ints = { type: 'array', items: { type: 'integer' } }
  const rgb = {
    type: 'object',
    additionalProperties: false,
    properties: { r: { type: 'integer' }, g: { type: 'integer' } },
  }
  const query = (schema: unknown, more: object = {}) => [{ name: 'v', in: 'query', schema, ...more }]

  test.each([
    ['form', ints, {}, 'v=1&v=2', [1, 2]],
    ['form without explode', ints, { explode: false }, 'v=1,2', [1, 2]],
    [
      'form without explode keeps an encoded comma',
      { type: 'array', items: { type: 'string' } },
      { explode: false },
      'v=a%2Cb,c',
      ['a,b', 'c'],
    ],
    ['spaceDelimited', ints, { style: 'spaceDelimited', explode: false }, 'v=1%202', [1, 2]],
    ['pipeDelimited', ints, { style: 'pipeDelimited', explode: false }, 'v=1%7C2', [1, 2]],
    ['form object', rgb, {}, 'r=1&g=2', { r: 1, g: 2 }],
    ['form object without explode', rgb, { explode: false }, 'v=r,1,g,2', { r: 1, g: 2 }],
    ['deepObject', rgb, { style: 'deepObject' }, 'v[r]=1&v[g]=2', { r: 1, g: 2 }],
    [
      'deepObject with a list',
      { type: 'object', properties: { ids: ints } },
      { style: 'deepObject' },
      'v[ids][]=1&v[ids][]=2',
      { ids: [1, 2] },
    ],
    ['a boolean', { type: 'boolean' }, {}, 'v=false', false],
    ['a default', { type: 'integer', default: 7 }, {}, '', 7],
    ['a plus sign as a space', { type: 'string' }, {}, 'v=a+b', 'a b'],
  ])('in the query: %s', async (_name, schema, more, text, value) => {
    expect(await read(query(schema, more), '/q', `/q?${text}`)).toMatchObject({ query: { v: value } })
  })

  test.each([
    ['simple', ints, {}, '1,2', [1, 2]],
    ['label', ints, { style: 'label' }, '.1,2', [1, 2]],
    ['label with explode', ints, { style: 'label', explode: true }, '.1.2', [1, 2]],
    ['matrix', { type: 'integer' }, { style: 'matrix' }, ';v=3', 3],
    ['matrix with explode', ints, { style: 'matrix', explode: true }, ';v=1;v=2', [1, 2]],
    ['matrix object with explode', rgb, { style: 'matrix', explode: true }, ';r=1;g=2', { r: 1, g: 2 }],
    ['simple object', rgb, {}, 'r,1,g,2', { r: 1, g: 2 }],
    ['simple object with explode', rgb, { explode: true }, 'r=1,g=2', { r: 1, g: 2 }],
  ])('in the path: %s', async (_name, schema, more, text, value) => {
    expect(
      await read([{ name: 'v', in: 'path', required: true, schema, ...more }], '/p/{v}', `/p/${text}`),
    ).toMatchObject({ params: { v: value } })
  })

  test('in headers and cookies, keyed as the contract spells them', async () => {
    const parameters = [
      { name: 'X-Level', in: 'header', schema: { type: 'integer' } },
      { name: 'session', in: 'cookie', schema: { type: 'string' } },
    ]
    expect(
      await read(parameters, '/h', '/h', { 'x-level': '3', cookie: 'a=b; session=x%20y' }),
    ).toMatchObject({ headers: { 'X-Level': 3 }, cookies: { session: 'x y' } })
  })

  test('with JSON content', async () => {
    const parameters = [
      {
        name: 'v',
        in: 'query',
        content: json({ type: 'object', required: ['a'], properties: { a: { type: 'integer' } } }),
      },
    ]
    expect(await read(parameters, '/c', `/c?v=${encodeURIComponent('{"a":1}')}`)).toMatchObject({
      query: { v: { a: 1 } },
    })
    expect(await read(parameters, '/c', '/c?v=%7B')).toEqual(['/query/v'])
  })

  test.each([
    ['unknown', 'w=1', ['/query/w']],
    ['given twice', 'v=1&v=2', ['/query/v']],
    ['hexadecimal', 'v=0x10', ['/query/v']],
    ['empty', 'v=', ['/query/v']],
    ['too large to be exact', 'v=9007199254740993', ['/query/v']],
    ['several at once', 'v=x&w=1', ['/query/w', '/query/v']],
  ])('that are invalid: %s', async (_name, text, expected) => {
    expect(await read(query({ type: 'integer' }), '/q', `/q?${text}`)).toEqual(expected)
  })

  test('whose name has a plus sign must encode it', async () => {
    const parameters = [{ name: 'a+b', in: 'query', schema: { type: 'string' } }]
    expect(await read(parameters, '/q', '/q?a%2Bb=1')).toMatchObject({ query: { 'a+b': '1' } })
    expect(await read(parameters, '/q', '/q?a+b=1')).toEqual(['/query/a b'])
  })

  test('with NUL are rejected', async () => {
    expect(await read(query({ type: 'string' }), '/q', '/q?v=%00')).toEqual(['/query/v'])
  })
})
