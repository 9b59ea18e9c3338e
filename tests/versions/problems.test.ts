import express from 'express'
import { createServer } from 'node:http'
import supertest from 'supertest'
import { describe, expect, test } from 'vitest'
import { compareVersions } from '#compiler/versions/compare.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { edgeListener } from '#platform/http/edge.ts'
import { Problem, platformProblem } from '#platform/problem.ts'
import { problemMiddleware } from '#platform/problem-middleware.ts'
import { contractRouter } from '#platform/router.ts'
import type { OlderVersion } from '#platform/versions/older-version.ts'
import { contracts, documentOf, olderOf } from './shelf.ts'

const words: Readonly<Record<string, string>> = { 'shelf.name-taken': 'taken', 'not-found': 'missing' }
const renamed = ({ code, status, title, detail, errors }: Problem) =>
  new Problem(words[code] ?? code, status, title, { detail, errors })
const known = (problem: Problem) =>
  problem.code === 'shelf.full' ? new Problem('shelf.name-taken', 409, 'No', { cause: problem }) : problem

const v1 = olderOf('v1', 'v2', { schemas: { Problem: { problem: renamed } } })
const v2 = olderOf('v2', 'v3', { schemas: { Problem: { problem: known } } })

const agent = serve([v2, v1])

function serve(older: OlderVersion[]) {
  const handlers = {
    addBook: async ({ body }: { body: { name: string } }) => {
      if (body.name === 'full') throw new Problem('shelf.full', 409, 'No room')
      if (body.name === 'odd') throw platformProblem('validation-failed', { detail: 'of a rule' })
      throw new Problem('shelf.name-taken', 409, 'Taken', { detail: 'by Ada' })
    },
    getBook: async () => {
      throw platformProblem('not-found')
    },
  }
  const router = contractRouter({
    contracts: [{ contract: contracts.v3, handlers: handlers as never, older }],
    problems: 'next',
  })
  return supertest(
    createServer(edgeListener({ edge: [], routers: [router], app: express(), onError: problemMiddleware() })),
  )
}

describe('a problem whose schema differs', () => {
  test.each([
    ['v1', 'taken', 'taken', 'missing'],
    ['v2', 'shelf.name-taken', 'shelf.name-taken', 'not-found'],
    ['v3', 'shelf.name-taken', 'shelf.full', 'not-found'],
  ])('has the form of %s', async (version, taken, full, missing) => {
    const add = (name: string) => agent.post(`/api/${version}/books`).send({ name })
    const [one, other, read] = [await add('a'), await add('full'), await agent.get(`/api/${version}/books/a`)]
    expect([one.status, one.body.code, one.body.detail]).toEqual([409, taken, 'by Ada'])
    expect(one.headers['content-type']).toBe('application/problem+json')
    expect([other.status, other.body.code]).toEqual([409, full])
    expect([read.status, read.body.code]).toEqual([404, missing])
  })

  test('and one whose schema does not differ is the same in all versions', async () => {
    for (const version of ['v1', 'v2', 'v3']) {
      const { body } = await agent.post(`/api/${version}/books`).send({ name: 'odd' })
      expect([body.code, body.detail]).toEqual(['validation-failed', 'of a rule'])
    }
  })

  test('needs its function at the start', () => {
    expect(() => serve([v2, olderOf('v1', 'v2', {})])).toThrow('schemas.Problem.problem is missing')
    const superfluous = { Problem: { problem: renamed }, InvalidRequest: { problem: renamed } }
    expect(() => serve([v2, olderOf('v1', 'v2', { schemas: superfluous })])).toThrow(
      'schemas.InvalidRequest.problem converts nothing that differs',
    )
  })
})

const PROBLEM = 'application/problem+json'
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** Two versions of one operation whose problem and schemas are these. */
function planned(
  old: { response: object; schemas?: object },
  next: { response: object; schemas?: object } = old,
) {
  const documentWith = ({ response, schemas = {} }: { response: object; schemas?: object }) =>
    ({
      openapi: '3.1.0',
      info: { title: 'T', version: '1.0.0' },
      paths: {
        '/things': {
          get: {
            operationId: 'get',
            responses: { '204': { description: 'ok' }, '404': { description: 'none', ...response } },
          },
        },
      },
      components: { schemas },
    }) as unknown as OpenApiDocument
  const { plan, reasons } = compareVersions(documentWith(old), documentWith(next))
  const { own, problems } = plan.operations.get ?? {}
  return { own, problems, functions: plan.functions, reasons }
}
const body = (schema: object) => ({ content: { [PROBLEM]: { schema } } })
const coded = (...codes: string[]) => ({ type: 'object', properties: { code: { enum: codes } } })
const none = { request: [], response: [], problem: [] }

test('one function is needed for each schema, wherever problems have it', () => {
  const { plan, reasons } = compareVersions(documentOf('v1'), documentOf('v2'))
  expect(plan.functions).toEqual({ ...none, problem: ['Problem'] })
  expect(plan.operations).toMatchObject({
    addBook: { own: [], problems: { '4XX': 'Problem' } },
    getBook: { own: [], problems: { default: 'Problem' } },
  })
  expect(Object.keys(reasons)).toEqual(['schemas.Problem.problem'])
  expect(reasons['schemas.Problem.problem']?.join(' ')).toMatch(/code/)
})

test('a problem that contains a schema that differs is converted as a whole', () => {
  const withErrors = (pointer: object) => ({
    response: body(ref('Problem')),
    schemas: {
      Problem: { type: 'object', properties: { errors: { type: 'array', items: ref('FieldError') } } },
      FieldError: { type: 'object', required: ['pointer'], properties: { pointer } },
    },
  })
  const { problems, functions, own } = planned(
    withErrors({ type: 'string', maxLength: 9 }),
    withErrors({ type: 'string' }),
  )
  expect([problems, own, functions]).toEqual([{ '404': 'Problem' }, [], { ...none, problem: ['Problem'] }])
})

test('a schema of problems and of responses has a function for each', () => {
  const documentWith = (...codes: string[]) => {
    const document = documentOf('v1') as { components: { schemas: object } } & OpenApiDocument
    document.components.schemas = { ...document.components.schemas, Problem: coded(...codes) }
    const list = {
      '200': { description: 'All', content: { 'application/json': { schema: ref('Problem') } } },
    }
    return {
      ...document,
      paths: { ...document.paths, '/problems': { get: { operationId: 'list', responses: list } } },
    }
  }
  const { functions } = compareVersions(documentWith('a'), documentWith('a', 'b')).plan
  expect(functions).toEqual({ request: [], response: ['Problem'], problem: ['Problem'] })
})

test.each([
  ['a schema without a name', body(coded('a')), body(coded('a', 'b'))],
  ['a schema with another name', body(ref('Old')), body(ref('New'))],
  ['a part of a schema without a name', body({ properties: { of: ref('Both') } }), undefined],
  [
    'a header',
    { ...body({}), headers: { 'Retry-After': { required: true, schema: { type: 'integer' } } } },
    body({}),
  ],
  ['a header whose schema differs', { ...body({}), headers: { 'X-Of': { schema: ref('Both') } } }, undefined],
])('%s is converted by the operation', (_what, old, next = old) => {
  const { own, problems, functions, reasons } = planned(
    { response: old, schemas: { Old: coded('a'), Both: coded('a') } },
    { response: next, schemas: { New: coded('b'), Both: coded('b') } },
  )
  expect([own, problems, functions]).toEqual([['problem'], undefined, none])
  expect(reasons['operations.get.problem']).toHaveLength(1)
})

test.each([
  ['a code that is gone', coded('a', 'b'), coded('a')],
  ['an optional property', { type: 'object' }, { type: 'object', properties: { more: { type: 'string' } } }],
  ['a text', { type: 'object' }, { type: 'object', description: 'A problem.' }],
])('%s breaks no client, and needs no function', (_what, old, next) => {
  const { own, problems, functions } = planned(
    { response: body(ref('Problem')), schemas: { Problem: old } },
    { response: body(ref('Problem')), schemas: { Problem: next } },
  )
  expect([own, problems, functions]).toEqual([[], undefined, none])
})
