import { compileInMemory } from '#compiler/in-memory.ts'
import { compareVersions } from '#compiler/versions/compare.ts'
import type { Contract, OpenApiDocument } from '#platform/contract/contract.ts'
import { openEventValidators } from '#platform/contract/load-operation.ts'
import type { OlderVersion } from '#platform/versions/older-version.ts'

/* A service in three versions, with each kind of difference once. */

type Schema = Record<string, unknown>
const string = { type: 'string' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } })
const object = (properties: Record<string, unknown>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
})
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { type: 'object' } } },
})
const event = (type: string, data: string) => ({
  post: {
    requestBody: {
      content: {
        'application/cloudevents+json': {
          schema: {
            allOf: [
              { type: 'object' },
              object({ type: { const: type }, data: ref(data) }, ['type', 'data']),
            ].map(({ additionalProperties: _open, ...schema }: Schema) => schema),
          },
        },
      },
    },
  },
})

/** Names: one text, two texts, an object. */
const NAMES = {
  v1: { displayName: { type: 'string', minLength: 1, maxLength: 40 } },
  v2: {
    givenName: { type: 'string', minLength: 1, maxLength: 10 },
    familyName: { type: 'string', maxLength: 10 },
  },
  v3: {
    name: object({ given: { type: 'string', minLength: 1, maxLength: 8 }, family: string }, ['given']),
  },
} as const

type Version = keyof typeof NAMES

export function documentOf(version: Version): OpenApiDocument {
  const isFirst = version === 'v1'
  const people = isFirst ? '/people' : '/persons'
  const id = version === 'v3' ? 'personId' : 'id'
  const named = NAMES[version]
  const invalid = { '400': problem('Not valid') }
  const item = { ...invalid, '200': { description: 'One', ...json(ref('Person')) }, '404': problem('None') }
  return {
    openapi: '3.1.0',
    info: { title: 'People', version: `${version.slice(1)}.0.0` },
    servers: [{ url: `/api/${version}` }],
    paths: {
      [people]: {
        get: {
          operationId: 'listPeople',
          parameters: [
            {
              name: 'limit',
              in: 'query',
              schema: { type: 'integer', maximum: isFirst ? 100 : 50, default: 20 },
            },
          ],
          responses: { '200': { description: 'All', ...json(ref('PersonPage')) }, ...invalid },
        },
        post: {
          operationId: 'addPerson',
          requestBody: { required: true, ...json(ref('NewPerson')) },
          responses: {
            ...invalid,
            '201': {
              description: 'Added',
              headers: { Location: { required: true, schema: string } },
              ...json(ref('Person')),
            },
            ...(version === 'v3' ? { '422': problem('Not allowed') } : {}),
          },
        },
      },
      [`${people}/{${id}}`]: {
        get: {
          operationId: 'getPerson',
          parameters: [{ name: id, in: 'path', required: true, schema: string }],
          responses: item,
        },
      },
      '/changes': {
        get: {
          operationId: 'followChanges',
          responses: {
            '200': {
              description: 'Changes',
              content: { 'text/event-stream': { schema: ref('Change') } },
            },
          },
        },
      },
      ...(isFirst
        ? {
            '/count': {
              get: {
                operationId: 'countPeople',
                responses: {
                  '200': { description: 'Number', ...json(object({ count: { type: 'integer' } })) },
                },
              },
            },
            '/find': {
              get: {
                operationId: 'findPerson',
                parameters: [{ name: 'q', in: 'query', required: true, schema: string }],
                responses: item,
              },
            },
          }
        : {}),
    },
    webhooks: {
      PersonAdded: event(`people.person-added.${version}`, 'PersonAddedData'),
      Cleaned: event('people.cleaned.v1', 'CleanedData'),
    },
    components: {
      schemas: {
        Person: object({ id: string, ...named, friends: { type: 'array', items: ref('Person') } }, [
          'id',
          ...Object.keys(named).filter((name) => name !== 'familyName'),
        ]),
        NewPerson: object(
          { ...named, ...(version === 'v3' ? { language: { type: 'string', default: 'en' } } : {}) },
          Object.keys(named).filter((name) => name !== 'familyName'),
        ),
        PersonPage: object({
          items: { type: 'array', items: ref('Person') },
          best: { oneOf: [ref('Person'), { type: 'null' }] },
        }),
        Change: object({ kind: string, person: ref('Person') }),
        PersonAddedData: object({ person: ref('Person') }),
        CleanedData: object({ count: { type: 'integer' } }),
      },
    },
  }
}

const contractOf = (version: Version): Contract => compileInMemory(documentOf(version), 'people', version)

export const contracts = { v1: contractOf('v1'), v2: contractOf('v2'), v3: contractOf('v3') }

export const planOf = (old: Version, next: Version) => compareVersions(documentOf(old), documentOf(next)).plan

export const olderOf = (old: Version, next: Version, migrations: object): OlderVersion => ({
  contract: contracts[old],
  newer: contracts[next],
  plan: planOf(old, next),
  migrations,
  events: openEventValidators(contracts[old].compiled as never),
})
