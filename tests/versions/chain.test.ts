import { createServer } from 'node:http'
import supertest from 'supertest'
import { describe, expect, test } from 'vitest'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import { edgeListener } from '#platform/http/edge.ts'
import type { AnyHandler } from '#platform/http/handler.ts'
import { StreamEvent } from '#platform/http/stream-event.ts'
import { Problem, platformProblem } from '#platform/problem.ts'
import { problemMiddleware } from '#platform/problem-middleware.ts'
import { contractRouter } from '#platform/router.ts'
import { olderEvents } from '#platform/versions/older-events.ts'
import type { Versioned } from '#platform/versions/served-versions.ts'
import express from 'express'
import { fromV1, fromV2, v1, v2, type V3Person } from './migrations.ts'
import { contracts, olderOf } from './people.ts'

const ada: V3Person = {
  id: 'ada',
  name: { given: 'Ada', family: 'Lovelace' },
  friends: [{ id: 'cher', name: { given: 'Cher' } }],
}
let added: Record<string, unknown>[] = []
let closed = 0

const handlers: Record<string, AnyHandler> = {
  listPeople: async ({ query }) => ({
    status: 200,
    body: { items: Array(Math.min(query.limit, 2)).fill(ada), best: query.limit > 1 ? ada : null },
  }),
  addPerson: async ({ body }) => {
    added.push(body)
    if (body.name.given === 'Taken')
      throw new Problem('taken', 422, 'Taken', {
        errors: [
          { pointer: '/body/name/given', detail: 'is taken' },
          { pointer: '/body/name/family', detail: 'is odd' },
        ],
      })
    return {
      status: 201,
      headers: { Location: '/api/v3/persons/ada' },
      body: { id: 'ada', ...body, language: undefined },
    }
  },
  getPerson: async ({ params }) => {
    if (params.personId !== 'ada') throw platformProblem('not-found')
    return { status: 200, body: ada }
  },
  followChanges: async () => ({ status: 200, body: changes() }),
}

async function* changes() {
  try {
    yield new StreamEvent({ kind: 'new', person: ada }, { id: '1', event: 'added' })
    yield undefined
    yield { kind: 'old', person: { id: 'cher', name: { given: 'Cher' } } }
  } finally {
    closed++
  }
}

function serve(versioned: Versioned = { contract: contracts.v3, handlers, older: [v2, v1] }) {
  const onError = problemMiddleware()
  const router = contractRouter({ contracts: [versioned], problems: 'next' })
  return supertest(createServer(edgeListener({ edge: [], routers: [router], app: express(), onError })))
}
const agent = serve()

describe('a chain of three versions', () => {
  test.each([
    [
      'v1',
      '/api/v1/people/ada',
      { id: 'ada', displayName: 'Ada Lovelace', friends: [{ id: 'cher', displayName: 'Cher' }] },
    ],
    [
      'v2',
      '/api/v2/persons/ada',
      { id: 'ada', givenName: 'Ada', familyName: 'Lovelace', friends: [{ id: 'cher', givenName: 'Cher' }] },
    ],
    ['v3', '/api/v3/persons/ada', ada],
  ])('responds in %s', async (_version, path, body) => {
    expect((await agent.get(path)).body).toEqual(body)
  })

  test('converts requests, sets defaults of the newest version, and addresses of the version that was spoken', async () => {
    added = []
    const old = await agent.post('/api/v1/people').send({ displayName: 'Ada Byron King' })
    const middle = await agent.post('/api/v2/persons').send({ givenName: 'Cher' })
    expect([old.status, old.body, old.headers.location]).toEqual([
      201,
      { id: 'ada', displayName: 'Ada Byron King' },
      '/api/v1/people/ada',
    ])
    expect([middle.status, middle.body]).toEqual([201, { id: 'ada', givenName: 'Cher' }])
    expect(added).toEqual([
      { name: { given: 'Ada', family: 'Byron King' }, language: 'en' },
      { name: { given: 'Cher' }, language: 'en' },
    ])
  })

  test('converts lists, values that may be null, and leaves the original alone', async () => {
    const before = structuredClone(ada)
    const { body } = await agent.get('/api/v1/people?limit=1')
    expect(body).toEqual({
      items: [{ id: 'ada', displayName: 'Ada Lovelace', friends: expect.any(Array) as [] }],
      best: null,
    })
    expect((await agent.get('/api/v1/people?limit=2')).body.best.displayName).toBe('Ada Lovelace')
    expect(ada).toEqual(before)
  })

  test('converts the items of a stream, with their names and ids, and closes the original', async () => {
    closed = 0
    const { text } = await agent.get('/api/v1/changes')
    expect(text).toContain(
      'event: added\nid: 1\ndata: {"kind":"new","person":{"id":"ada","displayName":"Ada Lovelace"',
    )
    expect(text).toContain('data: {"kind":"old","person":{"id":"cher","displayName":"Cher"}}')
    expect(closed).toBe(1)
  })

  test('keeps a handler of an operation that is gone, and maps another to its successor', async () => {
    expect((await agent.get('/api/v1/count')).body).toEqual({ count: 7 })
    expect((await agent.get('/api/v1/find?q=ada')).body).toMatchObject({ displayName: 'Ada Lovelace' })
    expect((await agent.get('/api/v1/find?q=bob')).status).toBe(404)
    expect((await agent.get('/api/v2/count')).status).toBe(404)
  })
})

describe('errors', () => {
  const errorsOf = async (path: string, body: object) => {
    const response = await agent.post(path).send(body)
    return [response.status, response.body.code, response.body.errors]
  }

  test('of the rules of the version that was spoken come first', async () => {
    expect(await errorsOf('/api/v1/people', { displayName: 'x'.repeat(41) })).toEqual([
      400,
      'validation-failed',
      [{ pointer: '/body/displayName', detail: 'must have at most 40 characters' }],
    ])
  })

  test.each([
    ['the next version', 'Bartholomew King', 10],
    ['the version after that', 'Christoph King', 8],
  ])('of a rule of %s name the field of the caller', async (_version, displayName, most) => {
    expect(await errorsOf('/api/v1/people', { displayName })).toEqual([
      400,
      'validation-failed',
      [{ pointer: '/body/displayName', detail: `must have at most ${most} characters` }],
    ])
  })

  test('of a parameter keep its name', async () => {
    const { status, body } = await agent.get('/api/v1/people?limit=60')
    expect([status, body.errors]).toEqual([400, [{ pointer: '/query/limit', detail: 'must be at most 50' }]])
  })

  test('of a handler name the field of the caller, with a status that its version declares', async () => {
    const odd = [
      { pointer: '/body/displayName', detail: 'is taken' },
      { pointer: '/body/displayName', detail: 'is odd' },
    ]
    expect(await errorsOf('/api/v1/people', { displayName: 'Taken Name' })).toEqual([400, 'taken', odd])
    expect(await errorsOf('/api/v2/persons', { givenName: 'Taken', familyName: 'Name' })).toEqual([
      400,
      'taken',
      [
        { pointer: '/body/givenName', detail: 'is taken' },
        { pointer: '/body/familyName', detail: 'is odd' },
      ],
    ])
    expect(await errorsOf('/api/v3/persons', { name: { given: 'Taken' } })).toMatchObject([422, 'taken', {}])
  })

  test('of a migration itself are internal', async () => {
    const broken = olderOf('v2', 'v3', {
      ...fromV2,
      schemas: { ...fromV2.schemas, Person: { response: () => ({ id: 1 }) } },
    })
    const { status, body } = await serve({ contract: contracts.v3, handlers, older: [broken] }).get(
      '/api/v2/persons/ada',
    )
    expect([status, body.code]).toEqual([500, 'internal'])
  })
})

describe('at the start', () => {
  const start = (migrations: object) => () =>
    serve({ contract: contracts.v3, handlers, older: [v2, olderOf('v1', 'v2', migrations)] })

  test('functions that are missing or superfluous are named', () => {
    const { Person, ...schemas } = fromV1.schemas
    const { countPeople, ...operations } = fromV1.operations
    void [Person, countPeople]
    expect(
      start({
        schemas: { ...schemas, Change: { response: (value: unknown) => value } },
        operations: { ...operations, getPerson: { request: (value: unknown) => value } },
      }),
    ).toThrow(`The migrations of people v1 do not match its differences from v2:
- schemas.Person.response is missing
- schemas.Change.response converts nothing that differs
- operations.getPerson.request converts nothing that differs
- operations.countPeople needs a handler or a successor: v2 does not have it`)
  })

  test('versions in another order are refused', () => {
    expect(() => serve({ contract: contracts.v3, handlers, older: [v1, v2] })).toThrow(
      'people v1 is made from v2, so it must come after it in `older`',
    )
  })
})

describe('an event', () => {
  const event = (type: string, data: object): CloudEvent => ({
    specversion: '1.0',
    id: '5a0c9c1e-4a4b-4d7e-8d0a-0d7c5d0a6d01',
    source: '/services/people',
    ...{ type, time: '2026-01-01T00:00:00.000Z', subject: 'ada', datacontenttype: 'application/json', data },
  })
  const older = olderEvents([v2, v1])

  test('is published in every form that it has had, each with an id of its own', () => {
    const newest = event('people.person-added.v3', { person: ada })
    const forms = older(newest)
    expect(forms.map(({ type, data }) => [type, data])).toMatchObject([
      ['people.person-added.v2', { person: { givenName: 'Ada', familyName: 'Lovelace' } }],
      ['people.person-added.v1', { person: { displayName: 'Ada Lovelace' } }],
    ])
    const ids = [newest, ...forms].map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    expect(older(newest)).toEqual(forms)
  })

  test('that did not change has one form', () => {
    expect(older(event('people.cleaned.v1', { count: 1 }))).toEqual([])
    expect(older(event('toString', {}))).toEqual([])
  })
})
