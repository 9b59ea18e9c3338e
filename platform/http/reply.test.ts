import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Reply } from './handler.ts'
import { platformProblem } from '../problem.ts'
import type { ReplyMode } from './reply.ts'
import { json, serve } from '../testing/router.ts'

describe('replies', () => {
  const user = {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string' },
      secret: { type: 'string', writeOnly: true },
      at: { type: 'string', format: 'date-time' },
    },
  }
  const respondWith = (reply: Reply, replies: ReplyMode = 'enforce') => {
    const responses = {
      200: {
        description: 'Fine',
        headers: { Location: { required: true, schema: { type: 'string' } } },
        content: json(user),
      },
      201: { description: 'Made', content: json({ type: 'array', items: user }) },
      // RFC 9110, section 15.3.6: whatever is declared, this status has no content.
      205: { description: 'Reset', content: json(user) },
      '4XX': { description: 'Problem' },
      206: { description: 'Stream', content: { 'text/event-stream': { schema: user }, 'text/csv': {} } },
    }
    return serve({
      replies,
      handlers: { op: async () => reply },
      paths: { '/r': { get: { operationId: 'op', responses } } },
    }).agent.get('/v1/r')
  }
  const headers = { Location: '/v1/r/1' }

  test('are filtered to what the contract declares', async () => {
    const body = { id: '1', secret: 'x', passwordHash: 'y', at: new Date(0) }
    expect((await respondWith({ status: 200, headers, body }).expect(200)).body).toEqual({
      id: '1',
      at: '1970-01-01T00:00:00.000Z',
    })
    expect((await respondWith({ status: 201, body: [body] }).expect(201)).body).toEqual([
      { id: '1', at: '1970-01-01T00:00:00.000Z' },
    ])
  })

  test.each<[string, Reply]>([
    ['an undeclared status', { status: 202 }],
    ['a wrong body', { status: 200, headers, body: { id: 1 } }],
    ['a missing body', { status: 200, headers }],
    ['a missing header', { status: 200, body: { id: '1' } }],
    ['an undeclared media type', { status: 200, headers, contentType: 'text/html', body: '<p>' }],
    ['an object where a list belongs', { status: 201, body: { id: '1' } }],
  ])('with %s are 500 when enforced', async (_name, reply) => {
    await respondWith(reply).expect(500)
  })

  test('of a status without content need none', async () => {
    await respondWith({ status: 205 }).expect(205)
  })

  test('with an interim status are 500 in every mode', async () => {
    for (const replies of ['off', 'warn', 'enforce'] as const)
      await respondWith({ status: 103 }, replies).expect(500)
  })

  test('that are invalid are sent in the mode warn, and only basic errors are rejected when sampling', async () => {
    expect((await respondWith({ status: 200, headers, body: { id: 1 } }, 'warn').expect(200)).body).toEqual({
      id: 1,
    })
    await respondWith({ status: 200, headers, body: { id: 1 } }, { sample: 1 }).expect(200)
    await respondWith({ status: 202 }, { sample: 1000 }).expect(500)
  })

  test('of events are validated one by one', async () => {
    const events = async function* () {
      yield { id: '1', extra: true }
      yield { id: '2' }
    }
    const reply = { status: 206, contentType: 'text/event-stream', body: events() }
    expect((await respondWith(reply).buffer(true).expect(206)).text).toBe(
      'data: {"id":"1"}\n\ndata: {"id":"2"}\n\n',
    )
  })

  test('of streams pass through', async () => {
    const response = await respondWith({
      status: 206,
      contentType: 'text/csv',
      body: Readable.from(['a,', 'b']),
    })
      .buffer(true)
      .expect(206)
    expect([response.text, response.headers['content-type']]).toEqual(['a,b', 'text/csv; charset=utf-8'])
  })

  test('that are problems need a declared status', async () => {
    const throwing = (problem: Error, responses: object) =>
      serve({
        handlers: { op: async () => Promise.reject(problem) },
        paths: { '/r': { get: { operationId: 'op', responses } } },
      }).agent.get('/v1/r')
    await throwing(platformProblem('conflict'), { 409: { description: 'Conflict' } }).expect(409)
    await throwing(platformProblem('conflict'), { 204: { description: 'Nothing' } }).expect(500)
    await throwing(platformProblem('unavailable'), { 204: { description: 'Nothing' } }).expect(503)
  })
})
