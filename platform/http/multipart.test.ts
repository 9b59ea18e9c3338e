import { describe, expect, test } from 'vitest'
import type { AnyHandler } from './handler.ts'
import { described, multipartOf, type Sent } from '../testing/multipart.ts'
import { pointers, post, serve } from '../testing/router.ts'

async function readParts(schema: unknown, parts: Sent[], encoding?: object): Promise<unknown> {
  let got: unknown
  const op: AnyHandler = async ({ body }) => {
    got = await described(body)
    return { status: 204 }
  }
  const content = { 'multipart/form-data': { schema, ...(encoding ? { encoding } : {}) } }
  const { agent } = serve({ handlers: { op }, paths: { '/p': post(content) } })
  const response = await agent
    .post('/v1/p')
    .set('Content-Type', 'multipart/form-data; boundary=x')
    .send(multipartOf(...parts))
  return response.status === 204 ? got : (pointers(response) ?? response.status)
}

const city = { type: 'object', required: ['city'], properties: { city: { type: 'string' } } }

describe('a multipart form', () => {
  const type = 'application/json'
  const text = '{"city":"Bern"}'
  test.each<[string, object, Sent[], object | undefined, unknown]>([
    [
      'JSON with a file name',
      { a: city },
      [{ name: 'a', text, filename: 'blob', type }],
      undefined,
      { a: { city: 'Bern' } },
    ],
    ['JSON without a type', { a: city }, [{ name: 'a', text }], undefined, { a: { city: 'Bern' } }],
    [
      'wrong JSON',
      { a: city },
      [{ name: 'a', text: '{}', filename: 'blob', type }],
      undefined,
      ['/body/a/city'],
    ],
    [
      'a list of JSON',
      { a: { type: 'array', items: city } },
      [
        { name: 'a', text, filename: 'b', type },
        { name: 'a', text, type },
      ],
      undefined,
      { a: [{ city: 'Bern' }, { city: 'Bern' }] },
    ],
    [
      'a whole list as JSON',
      { a: { type: 'array', items: city } },
      [{ name: 'a', text: `[${text}]`, type }],
      { a: { contentType: type } },
      { a: [{ city: 'Bern' }] },
    ],
    [
      'an item of it as JSON',
      { a: { type: 'array', items: city } },
      [{ name: 'a', text, type }],
      { a: { contentType: type } },
      { a: [{ city: 'Bern' }] },
    ],
    [
      'a text with a file name',
      { a: { type: 'string' } },
      [{ name: 'a', text: 'x', filename: 'a.txt', type: 'text/plain' }],
      undefined,
      { a: 'x' },
    ],
    [
      'an image for a text',
      { a: { type: 'string' } },
      [{ name: 'a', text: 'x', filename: 'a.png', type: 'image/png' }],
      undefined,
      ['/body/a'],
    ],
    [
      'a file without a file name',
      { a: { type: 'string', format: 'binary' } },
      [{ name: 'a', text: 'x' }],
      undefined,
      { a: { file: 'x' } },
    ],
    [
      'several files for one',
      { a: { type: 'string', format: 'binary' } },
      [
        { name: 'a', text: 'x', filename: 'x' },
        { name: 'a', text: 'y', filename: 'y' },
      ],
      undefined,
      ['/body/a'],
    ],
    [
      'a file or a list of files',
      {
        a: {
          oneOf: [
            { type: 'string', format: 'binary' },
            { type: 'array', items: { type: 'string', format: 'binary' } },
          ],
        },
      },
      [{ name: 'a', text: 'x', filename: 'x' }],
      undefined,
      { a: { file: 'x' } },
    ],
    [
      'a styled list',
      { a: { type: 'array', items: { type: 'integer' } } },
      [{ name: 'a', text: '1,2' }],
      { a: { explode: false } },
      { a: [1, 2] },
    ],
    [
      'a deep object',
      { a: city },
      [{ name: 'a[city]', text: '50%+' }],
      { a: { style: 'deepObject' } },
      { a: { city: '50%+' } },
    ],
    [
      'a text twice',
      { a: { type: 'string' } },
      [
        { name: 'a', text: '1' },
        { name: 'a', text: '2' },
      ],
      undefined,
      ['/body/a'],
    ],
  ])('has %s', async (_name, properties, parts, encoding, expected) => {
    expect(await readParts({ type: 'object', properties }, parts, encoding)).toEqual(expected)
  })

  const foo = { name: 'foo', text: 'x', filename: 'a', type: 'image/png' }
  const bar = { name: 'bar', text: 'y', filename: 'b', type: 'image/png' }
  test.each<[string, object, Sent[], unknown]>([
    [
      'files',
      { additionalProperties: { type: 'string', format: 'binary' } },
      [foo, bar],
      { foo: { file: 'x' }, bar: { file: 'y' } },
    ],
    ['files of an open form', {}, [bar, bar], { bar: [{ file: 'y' }, { file: 'y' }] }],
    [
      'texts of an open form',
      {},
      [
        { name: 'z', text: '1' },
        { name: 'z', text: '2' },
      ],
      { z: ['1', '2'] },
    ],
    [
      'files that match a pattern',
      { patternProperties: { '^b': { type: 'string', format: 'binary' } }, additionalProperties: false },
      [bar],
      { bar: { file: 'y' } },
    ],
    ['files of a closed form', { additionalProperties: false }, [bar], ['/body/bar']],
    ['files where texts belong', { additionalProperties: { type: 'integer' } }, [bar], ['/body/bar']],
    ['typed texts', { additionalProperties: { type: 'integer' } }, [{ name: 'z', text: '5' }], { z: 5 }],
  ])('has other parts: %s', async (_name, more, parts, expected) => {
    const properties = { foo: { type: 'string', format: 'binary' } }
    expect(await readParts({ type: 'object', properties, ...more }, parts)).toEqual(expected)
  })

  test.each(['constructor', 'toString', '__proto__'])('may have a part called %s', async (name) => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } }
    expect(await readParts(schema, [{ name, text: 'x' }])).toEqual(Object.fromEntries([[name, 'x']]))
    expect(await readParts(schema, [{ name, text: 'x', filename: 'f', type: 'image/png' }])).toEqual(
      Object.fromEntries([[name, { file: 'x' }]]),
    )
    expect(({} as { a?: unknown }).a).toBeUndefined()
  })

  test.each<[string, string, string, number]>([
    ['no boundary', 'multipart/form-data', multipartOf(foo), 400],
    ['another boundary', 'multipart/form-data; boundary=y', multipartOf(foo), 400],
    ['a quoted boundary', 'multipart/form-data; boundary="x"', multipartOf(foo), 204],
    ['no end', 'multipart/form-data; boundary=x', multipartOf(foo).slice(0, -8), 400],
    [
      'a part without a name',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n',
      400,
    ],
    [
      'too many parts',
      'multipart/form-data; boundary=x',
      multipartOf(...Array.from({ length: 1001 }, (_, i) => ({ name: `n${i}`, text: '' }))),
      413,
    ],
    [
      'names that are too long',
      'multipart/form-data; boundary=x',
      multipartOf({ name: 'n'.repeat(11_000), text: '' }),
      413,
    ],
  ])('with %s is %s: %i', async (_name, contentType, body, status) => {
    const { agent } = serve({ paths: { '/p': post({ 'multipart/form-data': {} }) } })
    const response = await agent.post('/v1/p').set('Content-Type', contentType).send(body)
    expect(response.status).toBe(status)
  })
})
