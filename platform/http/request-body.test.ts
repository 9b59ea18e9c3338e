import { describe, expect, test } from 'vitest'
import type { AnyHandler } from './handler.ts'
import { json, pointers, post, serve } from '../testing/router.ts'

describe('bodies', () => {
  const person = {
    type: 'object',
    required: ['id', 'name'],
    additionalProperties: false,
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string' },
      level: { type: 'integer', default: 1 },
    },
  }

  test('of JSON: defaults are set, read-only properties rejected, all errors reported with pointers', async () => {
    const { agent, seen } = serve({ paths: { '/p': post(json(person)) } })
    await agent.post('/v1/p').send({ name: 'Ada' }).expect(204)
    expect(seen[0]).toMatchObject({ body: { name: 'Ada', level: 1 }, contentType: 'application/json' })
    expect(
      pointers(await agent.post('/v1/p').send({ id: '1', level: 'x', other: 1 }).expect(400))?.sort(),
    ).toEqual(['/body/id', '/body/level', '/body/name', '/body/other'])
  })

  test.each([
    ['malformed', '{"name":', 400, 'malformed-request'],
    ['with half a surrogate pair', '{"name":"\\ud800"}', 400, 'validation-failed'],
    ['with NUL', '{"name":"a\\u0000"}', 400, 'validation-failed'],
    ['with a prototype', '{"name":"a","__proto__":{}}', 400, 'validation-failed'],
    ['too deep', `{"name":${'['.repeat(300)}${']'.repeat(300)}}`, 400, 'malformed-request'],
    ['too large', JSON.stringify({ name: 'x'.repeat(10_001) }), 413, 'content-too-large'],
  ])('of JSON: %s', async (_name, text, status, code) => {
    const { agent } = serve({ paths: { '/p': post(json(person)) } })
    const response = await agent.post('/v1/p').set('Content-Type', 'application/json').send(text)
    expect({ status: response.status, code: response.body.code }).toEqual({ status, code })
  })

  test.each([
    ['unstorable texts', json({ type: 'array', items: {} }), `[${'"\\u0000",'.repeat(1_000)}1]`],
    ['wrong items', json({ type: 'array', items: { type: 'string' } }), `[${'1,'.repeat(4_000)}1]`],
    [
      'unknown form fields',
      { 'application/x-www-form-urlencoded': { schema: { additionalProperties: false } } },
      Array.from({ length: 1_000 }, (_, i) => `n${i}=%00`).join('&'),
    ],
  ])('with very many errors get a response of bounded size: %s', async (_name, content, text) => {
    const { agent } = serve({ paths: { '/p': post(content) } })
    const response = await agent
      .post('/v1/p')
      .type(Object.keys(content)[0] as string)
      .send(text)
      .expect(400)
    expect(pointers(response)).toHaveLength(50)
  })

  test('of another media type or charset are 415, missing ones 400', async () => {
    const { agent } = serve({ paths: { '/p': post(json(person)) } })
    await agent.post('/v1/p').set('Content-Type', 'text/plain').send('x').expect(415)
    await agent.post('/v1/p').set('Content-Type', 'application/json; charset=latin1').send('{}').expect(415)
    await agent
      .post('/v1/p')
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'zip')
      .send('{}')
      .expect(415)
    expect(pointers(await agent.post('/v1/p').expect(400))).toEqual(['/body'])
  })

  test('of a union are selected by their tag, and a branch that does not match sets no default', async () => {
    const branch = (kind: string, own: object) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: kind }, ...own },
    })
    const components = {
      schemas: {
        Cat: branch('cat', { meow: { type: 'string', default: 'loud' } }),
        Dog: branch('dog', { bark: { type: 'integer' } }),
      },
    }
    const pet = { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] }
    const { agent, seen } = serve({ components, paths: { '/p': post(json(pet)) } })
    await agent.post('/v1/p').send({ kind: 'dog', bark: 1 }).expect(204)
    expect(seen[0]).toMatchObject({ body: { kind: 'dog', bark: 1 } })
    expect(Object.keys(seen[0]?.body as object)).toEqual(['kind', 'bark'])
    expect(pointers(await agent.post('/v1/p').send({ kind: 'dog', bark: 'x' }))).toEqual(['/body/bark'])
    expect(pointers(await agent.post('/v1/p').send({ kind: 'cow' }))).toEqual(['/body/kind'])
  })

  test('of forms are coerced by their schema', async () => {
    const schema = {
      type: 'object',
      required: ['n'],
      properties: { n: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
    }
    const { agent, seen } = serve({
      paths: { '/p': post({ 'application/x-www-form-urlencoded': { schema } }) },
    })
    await agent.post('/v1/p').type('form').send('n=3&tags=a&tags=b+c').expect(204)
    expect(seen[0]).toMatchObject({ body: { n: 3, tags: ['a', 'b c'] } })
    expect(pointers(await agent.post('/v1/p').type('form').send('n=x').expect(400))).toEqual(['/body/n'])
  })

  test('of multipart forms have files as streams, with limits and types', async () => {
    const schema = {
      type: 'object',
      required: ['file', 'n'],
      properties: { n: { type: 'integer' }, file: { type: 'string', format: 'binary', maxLength: 5 } },
    }
    let text = ''
    const op: AnyHandler = async ({ body }) => {
      text = `${body.n} ${body.file.filename} ${(await body.file.toArray()).join('')}`
      return { status: 204 }
    }
    const content = { 'multipart/form-data': { schema, encoding: { file: { contentType: 'image/png' } } } }
    const { agent } = serve({ handlers: { op }, paths: { '/p': post(content) } })
    const png = { filename: 'a.png', contentType: 'image/png' }
    await agent.post('/v1/p').field('n', '3').attach('file', Buffer.from('hello'), png).expect(204)
    expect(text).toBe('3 a.png hello')
    await agent.post('/v1/p').field('n', '3').attach('file', Buffer.from('too long'), png).expect(413)
    expect(
      pointers(
        await agent
          .post('/v1/p')
          .field('n', 'x')
          .attach('file', Buffer.from('a'), { ...png, contentType: 'text/html' })
          .expect(400),
      ),
    ).toEqual(['/body/file', '/body/n'])
    await agent
      .post('/v1/p')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nbroken')
      .expect(400)
  })

  test('of text are text, and of anything else a stream', async () => {
    const op: AnyHandler = async ({ body }) => ({
      status: 200,
      body: typeof body === 'string' ? body : Buffer.concat(await body.toArray()).length,
    })
    const { agent } = serve({ handlers: { op }, paths: { '/p': post({ 'text/plain': {}, 'image/*': {} }) } })
    expect((await agent.post('/v1/p').type('text/plain').send('grüß').expect(200)).body).toBe('grüß')
    expect((await agent.post('/v1/p').type('image/png').send(Buffer.alloc(20_000)).expect(200)).body).toBe(
      20_000,
    )
  })
})
