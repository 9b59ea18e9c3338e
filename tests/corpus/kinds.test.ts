import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Body, form, type Kind, serveKind } from './kinds.ts'

/* A request, and what the handler gets or why it is refused. */
type Case = [
  method: string,
  path: string,
  body: Body,
  outcome: Record<string, unknown> | string[],
  headers?: Record<string, string>,
]
const fields = (text: string) => new URLSearchParams(text)
const JSON_TYPE = { 'content-type': 'application/json' }

const RULES = {
  inbound: [{ action: 'drop' }, {}],
  nested: [{}],
  listOrOne: ['a'],
  nullable: null,
  byReference: null,
  split: ['a'],
  sub: { deep: null },
  beside: null,
  branches: 'text',
}

const KINDS: Record<string, Case[]> = {
  'keywords-of-objects': [
    ['PUT', '/rules', RULES, { body: RULES }],
    [
      'PUT',
      '/rules',
      { listOrOne: {}, nullable: {}, beside: {}, branches: {} },
      [
        '/body/listOrOne/n is required',
        '/body/nullable/a is required',
        '/body/nullable/b is required',
        '/body/beside/b is required',
        '/body/branches/n is required',
      ],
    ],
  ],
  'optional-tag': [
    ['PUT', '/conditions', { field: 'poll', value: 1 }, { body: { field: 'poll', value: 1 } }],
    ['PUT', '/conditions', { field: 'vip' }, ['/body must match exactly one of the variants']],
    ['PUT', '/pets', { lives: 9 }, { body: { lives: 9 } }],
  ],
  anchors: [
    ['POST', '/plain', { short: 'ab', long: 'abcde' }, { body: { short: 'ab', long: 'abcde' } }],
    [
      'POST',
      '/plain',
      { short: 'a', long: 'ab' },
      ['/body/short must have at least 2 characters', '/body/long must have at least 5 characters'],
    ],
    ['POST', '/pages', { items: ['a'] }, { body: { items: ['a'] } }],
    ['POST', '/pages', { items: [1] }, ['/body/items/0 must be a string']],
  ],
  'deep-objects': [
    ['GET', '/payments?since=53', undefined, { query: { since: 53 } }],
    ['GET', '/payments?since[gte]=53', undefined, { query: { since: { gte: 53 } } }],
    ['GET', '/payments?since=x', undefined, ['/query/since must be a number or an object']],
    ['GET', '/payments?state=open&ids=7', undefined, { query: { state: 'open', ids: [7] } }],
    ['GET', '/payments?ids[]=7&ids[]=8', undefined, { query: { ids: [7, 8] } }],
    ['POST', '/payments', fields('coupons=&meta='), { body: { coupons: '', meta: '' } }],
    [
      'POST',
      '/payments',
      fields('coupons[0][code]=a&coupons[1][code]=b&meta[k]=v'),
      { body: { coupons: [{ code: 'a' }, { code: 'b' }], meta: { k: 'v' } } },
    ],
    ['POST', '/payments', fields('other=1'), ['/body/other is not a known property']],
  ],
  'misfit-defaults': [
    [
      'POST',
      '/answers',
      { tools: [{}] },
      { query: { most: 9 }, headers: {}, body: { tools: [{}], seed: 3 } },
    ],
    [
      'POST',
      '/answers?top=1&least=6',
      { mode: 'slow' },
      { query: { top: 1, least: 6, most: 9 }, body: { mode: 'slow', seed: 3 } },
    ],
    [
      'POST',
      '/answers',
      { bias: null, mode: 'medium' },
      ['/body/bias must be an object', '/body/mode must be one of: fast, slow'],
    ],
  ],
  discriminators: [
    ['POST', '/items', { type: 'item_reference', id: 'm1' }, { body: { type: 'item_reference', id: 'm1' } }],
    ['POST', '/items', { type: null, id: 'm1' }, { body: { type: null, id: 'm1' } }],
    ['POST', '/items', { role: 'user' }, { body: { role: 'user' } }],
    ['POST', '/items', { type: 'message', role: 'user' }, { body: { type: 'message', role: 'user' } }],
    [
      'POST',
      '/items',
      { type: 'other', role: 'user', id: 'm1' },
      ['/body must match exactly one of the variants'],
    ],
    ['POST', '/pets', { kind: 'lion' }, { body: { kind: 'lion' } }],
    ['POST', '/pets', { kind: 'dog' }, { body: { kind: 'dog' } }],
    ['POST', '/pets', { kind: 'cat' }, ['/body must match exactly one of the variants']],
    ['POST', '/notes', '"short"', { body: 'short' }, JSON_TYPE],
    ['POST', '/notes', null, { body: null }],
    ['POST', '/notes', { form: 'formatted', html: 'x' }, { body: { form: 'formatted', html: 'x' } }],
    ['POST', '/notes', { form: 'Voice', html: 'x' }, { body: { form: 'Voice', html: 'x' } }],
    ['POST', '/notes', { seconds: 1 }, { body: { seconds: 1 } }],
  ],
  extensions: [['GET', '/a', undefined, {}]],
  'path-items': [
    ['POST', '/first', form({ file: new Blob(['a']) }), { query: { page: 1, size: 20 } }],
    ['POST', '/second?page=2', form({ file: new Blob(['a']) }), { query: { page: 2, size: 20 } }],
    ['POST', '/second', form({}), ['/body/file is required']],
  ],
  'required-defaults': [
    [
      'POST',
      '/things',
      {},
      [
        '/query/limit is required',
        '/header/X-Unit is required',
        '/cookie/lang is required',
        '/body/kind is required',
      ],
    ],
    [
      'POST',
      '/things?limit=1',
      fields('other=1'),
      ['/header/X-Unit is required', '/cookie/lang is required', '/body/kind is required'],
    ],
    [
      'POST',
      '/things?limit=1',
      { kind: 'a', part: {} },
      ['/body/part/count is required'],
      { 'X-Unit': 't', cookie: 'lang=de' },
    ],
    [
      'POST',
      '/things?limit=1',
      { kind: 'a' },
      { query: { limit: 1 }, body: { kind: 'a' } },
      { 'X-Unit': 't', cookie: 'lang=de' },
    ],
  ],
  'text-with-properties': [
    [
      'GET',
      '/a/5?id=abc&other=b&list=c&list=d',
      undefined,
      { params: { path: 5 }, query: { id: 'abc', other: 'b', list: ['c', 'd'] } },
    ],
    ['GET', '/a/5?inner=b', undefined, ['/query/inner is not a known parameter']],
    ['GET', '/a/5?x=b', undefined, ['/query/x is not a known parameter']],
    [
      'GET',
      '/a/5',
      undefined,
      { headers: { 'X-A': 'p,q' }, cookies: { c: 6 } },
      { 'X-A': 'p,q', cookie: 'c=6' },
    ],
    ['POST', '/form', fields('text=a&count=2'), { body: { text: 'a', count: 2 } }],
    ['POST', '/form', form({ text: 'a', count: '2' }), { body: { text: 'a', count: 2 } }],
    ['POST', '/form', { text: 'a', count: 2 }, { body: { text: 'a', count: 2 } }],
  ],
  'text-or-object': [
    ['GET', '/a?since=abc&tags=x', undefined, { query: { since: 'abc', tags: 'x' } }],
    ['GET', '/a?gt=5&tags=x&tags=y', undefined, { query: { since: { gt: 5 }, tags: ['x', 'y'] } }],
    [
      'GET',
      '/a',
      undefined,
      { headers: { 'X-A': 'abc' }, cookies: { c: 'abc' } },
      { 'X-A': 'abc', cookie: 'c=abc' },
    ],
    [
      'GET',
      '/a',
      undefined,
      { headers: { 'X-A': { a: 1 } }, cookies: { c: { inside: 2 } } },
      { 'X-A': 'a,1', cookie: 'inside=2' },
    ],
    ['POST', '/a', form({ likes: 'abc' }), { body: { likes: 'abc' } }],
    ['POST', '/a', form({ likes: '{"a":"x"}' }), { body: { likes: { a: 'x' } } }],
    ['POST', '/a', fields('likes=abc'), { body: { likes: 'abc' } }],
  ],
  'inherited-names': [
    [
      'POST',
      '/a',
      { hasOwnProperty: true, constructor: 1 },
      { body: { hasOwnProperty: true, constructor: 1 } },
    ],
    [
      'POST',
      '/a?__proto__=x',
      {},
      ['/query/__proto__ must be an integer', '/body/hasOwnProperty is required'],
    ],
    [
      'POST',
      '/a',
      '{"hasOwnProperty":true,"__proto__":{"valueOf":1}}',
      ['/body/__proto__/valueOf must be a string'],
      JSON_TYPE,
    ],
  ],
  'required-of-nullable': [
    ['POST', '/plans', { from: 'a', until: null }, { body: { from: 'a', until: null } }],
    ['POST', '/plans', { from: 'a' }, ['/body/until is required']],
    ['POST', '/plans', null, { body: null }],
  ],
  'deep-references': [
    ['POST', '/racks/0', { parts: [{}] }, ['/path/id must be at least 1', '/body/parts/0/size is required']],
    [
      'POST',
      '/racks/1',
      { parts: [{ size: 1 }], half: { b: 'x' } },
      { body: { parts: [{ size: 1 }], half: { b: 'x' } } },
    ],
    [
      'POST',
      '/racks/1',
      { half: { b: 1 }, rack: 0 },
      ['/body/half/b must be a string', '/body/rack must be at least 1'],
    ],
  ],
}

describe.each(Object.entries(KINDS))('%s', (name, cases) => {
  let kind: Kind
  beforeAll(async () => {
    kind = await serveKind(name)
  })
  afterAll(() => kind.close())

  test.each(cases)('%s %s %j', async (method, path, body, outcome, headers) => {
    const response = await kind.ask(method, path, body, headers)
    if (Array.isArray(outcome)) expect(response).toMatchObject({ status: 400, errors: outcome })
    else {
      expect(response).toMatchObject({ status: 204 })
      for (const [part, value] of Object.entries(outcome)) expect(kind.given()[part]).toEqual(value)
    }
  })
})

test('a default that is not set is reported with its line', async () => {
  const kind = await serveKind('misfit-defaults')
  expect(kind.notes.join('\n')).toMatch(
    /misfit-defaults\.yaml:\d+: the default .* does not match its own schema, so it is not set/,
  )
  kind.close()
})

test('parts of other files are found below responses, examples and properties called default', async () => {
  const whole = { code: 1, default: { code: 'x' } }
  const kind = await serveKind(
    'files/contract',
    {},
    { a: () => ({ status: 200, body: { ...whole, default: { code: 'x' } } }) },
  )
  expect(await kind.ask('GET', '/a')).toMatchObject({ status: 200, body: whole })
  kind.close()
})

test('a response keeps what the schemas that extend its schema declare', async () => {
  const body = [{ name: 'Circle', radius: 2 }, { name: 'other' }]
  const kind = await serveKind(
    'discriminators',
    {},
    { shapes: () => ({ status: 200, body: body.map((shape) => ({ ...shape, hidden: 1 })) }) },
  )
  expect((await kind.ask('GET', '/shapes')).body).toEqual(body)
  kind.close()
})
