import { expect, test } from 'vitest'
import { compareVersions } from '#compiler/versions/compare.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { planOf } from './people.ts'

test('one function is needed for each difference, wherever a schema is used', () => {
  const { functions, operations, events, schemas } = planOf('v1', 'v2')
  expect(functions).toEqual({ request: ['NewPerson'], response: ['Person'], problem: [] })
  expect(Object.fromEntries(Object.entries(operations).map(([id, plan]) => [id, plan?.own]))).toEqual({
    listPeople: ['request'],
    addPerson: [],
    getPerson: [],
    followChanges: [],
    countPeople: undefined,
    findPerson: undefined,
  })
  expect(schemas.response.PersonPage).toEqual({
    properties: { items: { items: { call: 'Person' } }, best: { call: 'Person' } },
  })
  expect(events).toEqual({
    'people.person-added.v2': { type: 'people.person-added.v1', data: { at: 'PersonAddedData' } },
  })
})

test('a renamed parameter and a problem with a new status are differences', () => {
  const { operations } = planOf('v2', 'v3')
  expect([operations.getPerson?.own, operations.addPerson?.own]).toEqual([['request'], ['problem']])
})

test('the same version twice needs nothing', () => {
  const plan = planOf('v2', 'v2')
  expect(plan.functions).toEqual({ request: [], response: [], problem: [] })
  expect(Object.values(plan.operations).map((operation) => [operation?.own, operation?.checks])).toEqual(
    Array(4).fill([[], false]),
  )
})

const string = { type: 'string' }
const integer = { type: 'integer' }

/** The plan of one operation whose request and response have schemas that differ. */
function plan(old: Record<string, unknown>, next: Record<string, unknown>, body: unknown = ref('Thing')) {
  const documentOf = (schemas: Record<string, unknown>) =>
    ({
      openapi: '3.1.0',
      info: { title: 'T', version: '1.0.0' },
      paths: {
        '/things': {
          post: {
            operationId: 'post',
            requestBody: { required: true, content: { 'application/json': { schema: body } } },
            responses: { '200': { description: 'ok', content: { 'application/json': { schema: body } } } },
          },
        },
      },
      components: { schemas },
    }) as unknown as OpenApiDocument
  const { functions, operations, schemas } = compareVersions(documentOf(old), documentOf(next)).plan
  const { request, response } = functions
  return {
    functions: { request, response },
    own: operations.post?.own,
    checks: operations.post?.checks,
    schemas,
  }
}
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const thing = (properties: Record<string, unknown>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
})

test.each([
  ['an optional property is added', { a: string }, { a: string, b: string }, [[], []], true],
  [
    'a limit is raised',
    { a: { ...string, maxLength: 5 } },
    { a: { ...string, maxLength: 9 } },
    [[], ['Thing']],
    true,
  ],
  [
    'a limit is lowered',
    { a: { ...string, maxLength: 9 } },
    { a: { ...string, maxLength: 5 } },
    [['Thing'], []],
    true,
  ],
  ['a default is added', { a: string }, { a: { ...string, default: 'x' } }, [[], []], true],
  [
    'a default is another',
    { a: { ...string, default: 'x' } },
    { a: { ...string, default: 'y' } },
    [[], []],
    true,
  ],
  ['a type is another', { a: string }, { a: integer }, [['Thing'], ['Thing']], true],
  ['only a text is another', { a: string }, { a: { ...string, description: 'A.' } }, [[], []], false],
])('%s', (_name, old, next, [request, response], checks) => {
  const made = plan({ Thing: thing(old) }, { Thing: thing(next) })
  expect([made.functions, made.own, made.checks]).toEqual([{ request, response }, [], checks])
})

test('a schema inside of one that has a function itself needs none: that one calls it', () => {
  const schemas = (inner: unknown, outer: unknown) => ({
    Thing: thing({ inner: ref('Inner'), outer }),
    Inner: thing({ a: inner }),
  })
  expect(plan(schemas(string, string), schemas(integer, integer)).functions).toEqual({
    request: ['Thing'],
    response: ['Thing'],
  })
  expect(plan(schemas(string, string), schemas(integer, string)).functions).toEqual({
    request: ['Inner'],
    response: ['Inner'],
  })
})

test('a recursive schema that does not differ itself is walked through', () => {
  const schemas = (amount: unknown) => ({
    Thing: thing({
      parts: { type: 'array', items: ref('Thing') },
      more: { additionalProperties: ref('Price') },
    }),
    Price: thing({ amount }),
  })
  expect(plan(schemas(string), schemas(integer)).schemas.request.Thing).toEqual({
    properties: { parts: { items: { at: 'Thing' } }, more: { entries: { call: 'Price' } } },
  })
})

test('alternatives that are converted in different ways are converted together', () => {
  const schemas = (amount: unknown) => ({
    Thing: { oneOf: [ref('Sale'), ref('Gift')] },
    Sale: thing({ kind: { const: 'sale' }, value: ref('Price') }, ['kind']),
    Gift: thing({ kind: { const: 'gift' }, value: string }, ['kind']),
    Price: thing({ amount }),
  })
  expect(plan(schemas(string), schemas(integer)).functions).toEqual({
    request: ['Thing'],
    response: ['Thing'],
  })
})

test('alternatives with one conversion of their own properties are walked through', () => {
  const schemas = (amount: unknown) => ({
    Thing: { oneOf: [ref('Sale'), ref('Gift')] },
    Sale: thing({ kind: { const: 'sale' }, value: ref('Price') }, ['kind']),
    Gift: thing({ kind: { const: 'gift' }, text: string }, ['kind']),
    Price: thing({ amount }),
  })
  expect(plan(schemas(string), schemas(integer)).functions).toEqual({
    request: ['Price'],
    response: ['Price'],
  })
})

test('schemas that were merged by allOf are converted as one', () => {
  const schemas = (a: unknown) => ({
    Thing: { allOf: [ref('Base'), thing({ b: string })] },
    Base: thing({ a }),
  })
  expect(plan(schemas(string), schemas(integer)).functions).toEqual({
    request: ['Thing'],
    response: ['Thing'],
  })
})

test('a body without a name is converted by its operation', () => {
  const made = (schema: unknown) => ({ Thing: thing({}), Other: schema })
  const body = thing({ list: { type: 'array', items: ref('Other') } })
  expect(plan(made(string), made(integer), body)).toMatchObject({
    functions: { request: ['Other'], response: ['Other'] },
    own: [],
  })
})

test('properties may have the names of keywords', () => {
  const schemas = (amount: unknown) => ({
    Thing: thing({
      default: ref('Price'),
      examples: ref('Price'),
      allOf: ref('Price'),
      properties: ref('Price'),
    }),
    Price: thing({ amount }),
  })
  expect(plan(schemas(string), schemas(integer)).schemas.request.Thing).toEqual({
    properties: {
      default: { call: 'Price' },
      examples: { call: 'Price' },
      allOf: { call: 'Price' },
      properties: { call: 'Price' },
    },
  })
})

test('the default response has the functions of its schemas', () => {
  const documentOf = (a: unknown) =>
    ({
      openapi: '3.1.0',
      info: { title: 'T', version: '1.0.0' },
      paths: {
        '/things': {
          get: {
            operationId: 'get',
            responses: {
              default: { description: 'any', content: { 'application/json': { schema: ref('Thing') } } },
            },
          },
        },
      },
      components: { schemas: { Thing: thing({ a }) } },
    }) as unknown as OpenApiDocument
  const { operations, functions } = compareVersions(documentOf(string), documentOf(integer)).plan
  expect(functions.response).toEqual(['Thing'])
  expect(operations.get).toMatchObject({
    own: [],
    responses: { default: { 'application/json': { call: 'Thing' } } },
  })
})

test('the data of an event that keeps its type must not differ', () => {
  const documentOf = (data: unknown) =>
    ({
      openapi: '3.1.0',
      info: { title: 'T', version: '1.0.0' },
      paths: {},
      webhooks: {
        Happened: {
          post: {
            requestBody: {
              content: {
                'application/cloudevents+json': {
                  schema: {
                    allOf: [
                      {},
                      { properties: { type: { const: 't.happened.v1' }, data: ref('HappenedData') } },
                    ],
                  },
                },
              },
            },
          },
        },
      },
      components: { schemas: { HappenedData: data } },
    }) as unknown as OpenApiDocument
  expect(() => compareVersions(documentOf(string), documentOf(integer))).toThrow(
    'The data of the event t.happened.v1 differs from that of the version before in a breaking way: give it the type t.happened.v<N> of this version',
  )
})
