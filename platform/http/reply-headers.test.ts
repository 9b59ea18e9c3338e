import { describe, expect, test } from 'vitest'
import type { AnyHandler, Reply } from './handler.ts'
import type { ReplyMode } from './reply.ts'
import { json, serve } from '../testing/router.ts'

const integers = { type: 'array', items: { type: 'integer' } }
const point = {
  type: 'object',
  required: ['x'],
  additionalProperties: false,
  properties: { x: { type: 'integer' }, y: { type: 'integer' } },
}

const ask = (header: object, value: unknown, replies: ReplyMode = 'enforce', name = 'X-H') => {
  const reply = { status: 204, headers: { [name]: value } } as Reply
  const responses = { 204: { description: 'Fine', headers: { [name]: header } } }
  const handlers = { op: async () => reply }
  return serve({ replies, handlers, paths: { '/r': { get: { operationId: 'op', responses } } } }).agent.get(
    '/v1/r',
  )
}

describe('a header of a response', () => {
  test.each<[string, object, unknown, string]>([
    ['an integer', { schema: { type: 'integer' } }, 5, '5'],
    ['a boolean', { schema: { type: 'boolean' } }, true, 'true'],
    ['a list', { schema: integers }, [1, 2], '1, 2'],
    ['a list in one text', { schema: integers }, '1,2', '1,2'],
    ['an object', { schema: point }, { x: 1, y: 2 }, 'x,1,y,2'],
    ['an exploded object', { schema: point, explode: true }, { x: 1, y: 2 }, 'x=1,y=2'],
    ['JSON', { content: json(point) }, { x: 1 }, '{"x":1}'],
    ['JSON in a text', { content: json(point) }, '{"x":1}', '{"x":1}'],
    ['text by content', { content: { 'text/plain': { schema: { type: 'integer' } } } }, '7', '7'],
    ['inherited by name', { schema: { type: 'string' } }, undefined, ''],
  ])('is sent and checked: %s', async (_name, header, value, text) => {
    const name = value === undefined ? 'constructor' : 'X-H'
    const response = await ask(header, value, 'enforce', name).expect(204)
    const { headers } = response
    expect(Object.hasOwn(headers, name.toLowerCase()) ? headers[name.toLowerCase()] : '').toBe(text)
  })

  test.each<[string, object, unknown]>([
    ['an integer', { schema: { type: 'integer' } }, 'x'],
    ['an integer that is not exact', { schema: { type: 'integer' } }, '9007199254740993'],
    ['an item', { schema: integers }, [1, 'x']],
    ['an item in one text', { schema: integers }, '1,x'],
    ['a property', { schema: point }, { x: 'a' }],
    ['an unknown property', { schema: point }, { x: 1, z: 2 }],
    ['JSON', { content: json(point) }, '{"x":"a"}'],
    ['broken JSON', { content: json(point) }, '{'],
    ['text by content', { content: { 'text/plain': { schema: { type: 'integer' } } } }, 'a'],
    ['required by content', { required: true, content: json(point) }, undefined],
    ['a line break', { schema: { type: 'string' } }, 'a\r\nX-Evil: 1'],
  ])('that is invalid is rejected in each mode that checks: %s', async (_name, header, value) => {
    await ask(header, value, 'enforce').expect(500)
    const hasLineBreak = typeof value === 'string' && value.includes('\n')
    const isBasic = value === undefined || hasLineBreak
    await ask(header, value, { sample: 1 }).expect(isBasic ? 500 : 204)
    const warned = await ask(header, value, 'warn')
    expect(warned.status).toBe(hasLineBreak ? 500 : 204)
    expect(warned.headers['x-evil']).toBeUndefined()
  })

  test('may be several cookies', async () => {
    const cookies = ['a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT', 'b=2']
    const schema = { type: 'array', items: { type: 'string', pattern: '^[ab]=' } }
    const response = await ask({ schema }, cookies, 'enforce', 'Set-Cookie').expect(204)
    expect(response.headers['set-cookie']).toEqual(cookies)
    await ask({ schema }, ['c=3'], 'enforce', 'Set-Cookie').expect(500)
  })

  test('of a rejected response does not stay on the problem', async () => {
    const headers = { 'Content-Disposition': 'attachment', 'Set-Cookie': ['a=1'], 'X-Bad': 'a\nb' }
    const own: AnyHandler = async ({ request }) => {
      request.res?.set('X-Express', '1')
      return { status: 299, headers: { 'Content-Disposition': 'attachment', 'Set-Cookie': ['a=1'] } }
    }
    const late: AnyHandler = async () => ({ status: 204, headers })
    const { agent, app } = serve({
      handlers: { own, late },
      paths: {
        '/own': { get: { operationId: 'own', responses: { 204: { description: 'Fine' } } } },
        '/late': { get: { operationId: 'late', responses: { 204: { description: 'Fine' } } } },
      },
    })
    app.disable('x-powered-by')
    for (const path of ['/v1/own', '/v1/late']) {
      const response = await agent.get(path).expect(500)
      for (const name of ['content-disposition', 'set-cookie', 'x-bad', 'x-express'])
        expect([path, name, response.headers[name]]).toEqual([path, name, undefined])
    }
  })
})

describe('a range of media types of a response', () => {
  const user = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }
  const reply = (content: object, own: Omit<Reply, 'status'>) =>
    serve({
      handlers: { op: async () => ({ status: 200, ...own }) },
      paths: { '/r': { get: { operationId: 'op', responses: { 200: { description: 'Fine', content } } } } },
    })
      .agent.get('/v1/r')
      .buffer(true)
      .parse((response, done) => {
        let text = ''
        response.on('data', (chunk) => (text += String(chunk)))
        response.on('end', () => done(null, text))
      })

  test.each<[string, unknown, string | undefined, string, string]>([
    ['*/*', { id: 5, secret: 1 }, undefined, 'application/json; charset=utf-8', '{"id":5}'],
    ['application/*', { id: 5 }, undefined, 'application/json; charset=utf-8', '{"id":5}'],
    ['*/*', { id: 5 }, 'application/vnd.acme+json', 'application/vnd.acme+json; charset=utf-8', '{"id":5}'],
    [
      '*/*',
      Buffer.from('{"id":5,"secret":1}'),
      'application/json',
      'application/json; charset=utf-8',
      '{"id":5}',
    ],
    ['application/*', Buffer.from('x'), 'application/pdf', 'application/pdf', 'x'],
  ])('%s with %j as %s', async (range, body, contentType, type, text) => {
    const response = await reply(
      { [range]: { schema: user } },
      { body, ...(contentType ? { contentType } : {}) },
    ).expect(200)
    expect([response.headers['content-type'], response.body]).toEqual([type, text])
  })

  test('is validated by its schema, and needs a media type where none follows from the body', async () => {
    await reply({ '*/*': { schema: user } }, { body: { id: 'x' } }).expect(500)
    await reply({ 'text/*': { schema: { type: 'string', maxLength: 3 } } }, { body: 'long text' }).expect(500)
    await reply({ 'image/*': {} }, { body: Buffer.from('x') }).expect(500)
    await reply({ 'image/*': {} }, { body: Buffer.from('x'), contentType: 'text/html' }).expect(500)
    await reply({ 'image/*': {} }, { body: Buffer.from('x'), contentType: 'image/png' }).expect(200)
  })

  test('of text that a schema describes is checked: XML as a string', async () => {
    const content = { 'application/xml': { schema: { type: 'string', pattern: '^<' } } }
    expect((await reply(content, { body: '<a/>' }).expect(200)).body).toBe('<a/>')
    await reply(content, { body: 'a' }).expect(500)
  })
})
