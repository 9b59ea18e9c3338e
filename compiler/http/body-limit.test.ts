import { describe, expect, test } from 'vitest'
import { json, post, serve } from '#platform/testing/router.ts'
import { bodyLimit } from './body-limit.ts'
import { openSource } from '../document/source.ts'

const KIB = 1024
const limitOf = (schema: object, schemas: object = {}) => {
  const source = openSource({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: { ...schemas, Root: schema } },
  })
  return bodyLimit(source, { schema: schema as never, pointer: '#/components/schemas/Root', base: '' })
}
const closed = (properties: object) => ({ type: 'object', additionalProperties: false, properties })
const text = (maxLength: number) => ({ type: 'string', maxLength })

describe('the largest body of a schema', () => {
  test.each<[string, object, number | undefined]>([
    ['is at least 16 KiB', closed({ name: text(10), password: text(100) }), 16 * KIB],
    ['grows with the texts', closed({ a: text(10_000) }), 235 * KIB],
    ['grows with the items', { type: 'array', maxItems: 1000, items: { type: 'integer' } }, 65 * KIB],
    [
      'is that of the largest branch',
      { oneOf: [text(1), { type: 'array', maxItems: 1000, items: { type: 'integer' } }] },
      65 * KIB,
    ],
    ['is that of the strictest part', { allOf: [{ type: 'string' }, text(10)] }, 16 * KIB],
    ['knows constants', { enum: ['a', 'b'] }, 16 * KIB],
    ['follows references', { $ref: '#/components/schemas/Name' }, 16 * KIB],
    ['has no limit: an open object', { type: 'object', properties: { a: text(1) } }, undefined],
    ['has no limit: a text', closed({ a: { type: 'string' } }), undefined],
    ['has no limit: a list', { type: 'array', items: text(1) }, undefined],
    ['has no limit: a schema without a type', {}, undefined],
    ['has no limit: a schema that holds itself', { $ref: '#/components/schemas/Tree' }, undefined],
    ['has no limit: names by a pattern', { ...closed({}), patternProperties: { '^x': text(1) } }, undefined],
    ['has no limit: one branch without', { anyOf: [text(1), { type: 'string' }] }, undefined],
  ])('%s', (_name, schema, expected) => {
    const schemas = { Name: text(5), Tree: closed({ next: { $ref: '#/components/schemas/Tree' } }) }
    expect(limitOf(schema, schemas)).toBe(expected)
  })

  test('is never smaller than a valid body', () => {
    const size = limitOf(closed({ '\u0001': text(10_000) })) as number
    const body = `{ "\\u0001" : "${'\\ud83d\\ude00'.repeat(10_000)}" }`
    expect(size).toBeGreaterThan(body.length)
  })

  test('is refused with 413 before it is read, also when it is compressed to almost nothing', async () => {
    const { agent } = serve({
      options: { bodyLimitBytes: 1_000_000 },
      paths: {
        '/p': post({
          ...json(closed({ a: text(10) })),
          'application/x-www-form-urlencoded': { schema: closed({ a: text(10) }) },
        }),
      },
    })
    await agent.post('/v1/p').send({ a: 'x' }).expect(204)
    await agent
      .post('/v1/p')
      .type('json')
      .send(`{"a":"x"${' '.repeat(17 * KIB)}}`)
      .expect(413)
    await agent
      .post('/v1/p')
      .type('form')
      .send(`a=${'x'.repeat(49 * KIB)}`)
      .expect(413)
    await agent
      .post('/v1/p')
      .type('json')
      .send(`{"a":"${'x'.repeat(11)}"}`)
      .expect(400)
  })
})
