import { describe, expect, test } from 'vitest'
import { pointers, post, serve } from '../testing/router.ts'

const FORM = 'application/x-www-form-urlencoded'
const e = encodeURIComponent

/* The input of the handler, or the pointers of the validation errors. */
async function readForm(schema: unknown, text: string, encoding?: object): Promise<unknown> {
  const { agent, seen } = serve({
    paths: { '/p': post({ [FORM]: { schema, ...(encoding ? { encoding } : {}) } }) },
  })
  const response = await agent.post('/v1/p').type('form').send(text)
  return response.status === 204 ? seen[0]?.body : (pointers(response) ?? response.status)
}

const city = { type: 'object', required: ['city'], properties: { city: { type: 'string' } } }

describe('an urlencoded form', () => {
  test.each<[string, object, string, object | undefined, unknown]>([
    ['an object as JSON', { a: city }, `a=${e('{"city":"Bern"}')}`, undefined, { a: { city: 'Bern' } }],
    ['a wrong property of it', { a: city }, `a=${e('{}')}`, undefined, ['/body/a/city']],
    ['not JSON', { a: city }, 'a=x', undefined, ['/body/a']],
    [
      'a list of objects',
      { a: { type: 'array', items: city } },
      `a=${e('{"city":"a"}')}&a=${e('{"city":"b"}')}`,
      undefined,
      { a: [{ city: 'a' }, { city: 'b' }] },
    ],
    [
      'a list of texts',
      { a: { type: 'array', items: { type: 'string' } } },
      'a=%5B1%5D&a=x',
      undefined,
      { a: ['[1]', 'x'] },
    ],
    [
      'JSON by contentType',
      { a: { type: 'array', items: { type: 'integer' } } },
      `a=${e('[1,2]')}`,
      { a: { contentType: 'application/json' } },
      { a: [1, 2] },
    ],
    [
      'a scalar as JSON',
      { a: { type: 'string' } },
      `a=${e('"x"')}`,
      { a: { contentType: 'application/json' } },
      { a: 'x' },
    ],
    [
      'a style instead of JSON',
      { a: city },
      'a[city]=x',
      { a: { style: 'deepObject' } },
      { a: { city: 'x' } },
    ],
    [
      'a style that overrides contentType',
      { a: { type: 'array', items: { type: 'integer' } } },
      'a=1,2',
      { a: { explode: false, contentType: 'application/json' } },
      { a: [1, 2] },
    ],
    [
      'an exploded object',
      { a: city, b: { type: 'integer' } },
      'city=x&b=1',
      { a: { style: 'form', explode: true } },
      { a: { city: 'x' }, b: 1 },
    ],
    [
      'an empty text beside a list',
      {
        a: {
          anyOf: [
            { type: 'array', items: city },
            { type: 'string', enum: [''] },
          ],
        },
      },
      'a=',
      { a: { style: 'deepObject' } },
      { a: '' },
    ],
    ['a text or an object', { a: { anyOf: [city, { type: 'string' }] } }, 'a=x', undefined, { a: 'x' }],
    ['null', { a: { type: ['object', 'null'] } }, 'a=null', undefined, { a: null }],
  ])('has %s', async (_name, properties, text, encoding, expected) => {
    expect(await readForm({ type: 'object', properties }, text, encoding)).toEqual(expected)
  })

  test.each<[string, object, string, unknown]>([
    ['open by default', {}, 'z=1&z=2&y=3', { z: ['1', '2'], y: '3' }],
    ['typed', { additionalProperties: { type: 'integer' } }, 'z=1', { z: 1 }],
    ['typed and wrong', { additionalProperties: { type: 'integer' } }, 'z=a', ['/body/z']],
    [
      'typed as lists',
      { additionalProperties: { type: 'array', items: { type: 'integer' } } },
      'z=1&z=2',
      { z: [1, 2] },
    ],
    [
      'matched by a pattern',
      { patternProperties: { '^x-': { type: 'integer' } }, additionalProperties: false },
      'x-a=1',
      { 'x-a': 1 },
    ],
    ['closed', { additionalProperties: false }, 'z=1', ['/body/z']],
    [
      'closed by unevaluatedProperties',
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      'z=1',
      ['/body/z'],
    ],
  ])('has other fields: %s', async (_name, more, text, expected) => {
    expect(await readForm({ type: 'object', ...more }, text)).toEqual(expected)
  })

  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'may have a field called %s',
    async (name) => {
      expect(await readForm({ type: 'object', properties: { a: {} } }, `${name}=1`)).toEqual({ [name]: '1' })
      expect(
        await readForm({ type: 'object', properties: { [name]: { type: 'integer' } } }, `${name}=1`),
      ).toEqual({ [name]: 1 })
    },
  )
})
