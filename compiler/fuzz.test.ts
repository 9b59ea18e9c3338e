import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { compileContract } from './contract.ts'
import { at } from './document/json-pointer.ts'
import { Refusals } from './operations.ts'

const NAMES = { service: 'fuzz', version: 'v1', title: 'a test', platform: '#platform' }
const REPLACEMENTS = [null, 7, 'text', [], {}, true, [null]]

/* One of nearly everything that OpenAPI has. */
const DOCUMENT = `
openapi: VERSION
info: { title: Everything, version: '1', contact: { name: A }, license: { name: MIT } }
servers: [{ url: 'https://{host}/v1', variables: { host: { default: example.com, enum: [example.com] } } }]
tags: [{ name: a, externalDocs: { url: https://example.com } }]
security: [{ key: [] }]
x-data: [null]
paths:
  x-more: 1
  /things/{id}:
    summary: Things
    parameters: [{ $ref: '#/components/parameters/Id' }]
    get:
      operationId: getThing
      tags: [a]
      parameters:
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object, properties: { a: { type: string, default: b } } } }
        - { name: q, in: query, content: { application/json: { schema: { type: array, items: { type: integer } } } } }
      responses:
        '200':
          description: ok
          headers: { X-Rate: { schema: { type: integer, example: 3 } } }
          content:
            application/json: { schema: { $ref: '#/components/schemas/Thing' }, examples: { one: { value: { id: 1 } } } }
          links: { self: { operationId: getThing, parameters: { id: $response.body#/id } } }
        default: { $ref: '#/components/responses/Failed' }
    put:
      operationId: putThing
      deprecated: true
      security: [{}, { oauth: [write] }]
      requestBody: { $ref: '#/components/requestBodies/Thing' }
      callbacks: { done: { '{$request.body#/url}': { post: { responses: { '204': { description: done } } } } } }
      responses: { '204': { description: done }, 4XX: { description: no } }
    post:
      operationId: upload
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, tags: { type: array, items: { type: string } } } }
            encoding: { tags: { style: form, explode: true }, file: { contentType: image/png, headers: { X-A: { schema: { type: string } } } } }
      responses: { '201': { description: made } }
components:
  schemas:
    Thing:
      type: object
      required: [id]
      additionalProperties: { type: string }
      properties:
        id: { type: integer, readOnly: true, minimum: 1, maximum: 9 }
        name: { type: string, minLength: 1, pattern: '^a', default: abc }
        kind: { type: string, enum: [a, b] }
        pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: t, mapping: { cat: '#/components/schemas/Cat' } } }
        parts: { type: array, items: { $ref: '#/components/schemas/Thing' }, maxItems: 3, uniqueItems: true }
        both: { allOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, properties: { x: { not: { type: string } } } }] }
    Cat: { type: object, required: [t], properties: { t: { type: string } } }
    Dog: { type: object, required: [t], properties: { t: { type: string }, n: { type: number, multipleOf: 0.5 } } }
  parameters: { Id: { name: id, in: path, required: true, schema: { type: string } } }
  responses: { Failed: { description: bad, content: { application/problem+json: { schema: { type: object } } } } }
  requestBodies: { Thing: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
  headers: { H: { schema: { type: string } } }
  examples: { E: { summary: e, value: 1 } }
  securitySchemes:
    key: { type: apiKey, name: k, in: header }
    oauth: { type: oauth2, flows: { implicit: { authorizationUrl: https://example.com, scopes: { write: w } } } }
`

function* nodesOf(
  node: unknown,
  pointer = '#',
): Generator<{ pointer: string; parent: Record<string, unknown>; key: string }> {
  if (typeof node !== 'object' || node === null) return
  for (const key of Object.keys(node)) {
    const here = at(pointer, key)
    yield { pointer: here, parent: node as Record<string, unknown>, key }
    yield* nodesOf((node as Record<string, unknown>)[key], here)
  }
}

/** What happens to a document: it is generated, refused with places, or something else. */
async function outcome(document: OpenApiDocument): Promise<string | undefined> {
  try {
    await compileContract(document, NAMES)
    return undefined
  } catch (error) {
    if (!(error instanceof Refusals)) return `raw error: ${(error as Error).stack}`
    const bad = error.refusals.filter(
      ({ pointer, message }) =>
        !pointer.startsWith('#') ||
        /undefined|Cannot |is not a function|not iterable|\[object|types can't be written|can't be compiled: /.test(
          message,
        ),
    )
    return bad.length === 0
      ? undefined
      : bad.map(({ pointer, message }) => `${pointer} ${message}`).join('\n')
  }
}

describe.each(['3.0.4', '3.1.1'])(
  'OpenAPI %s: any node replaced by a value of another type is accepted or refused with its place',
  (version) => {
    // Each run of the suite takes the same sample: every node once, with one of the values in turn.
    const text = DOCUMENT.replace('VERSION', version)
    const count = [...nodesOf(parse(text))].length
    it.each(Array.from({ length: 8 }, (_, part) => part))(
      'part %i of 8',
      async (part) => {
        const failures: string[] = []
        for (let i = part; i < count; i += 8) {
          const document = parse(text) as OpenApiDocument
          const { pointer, parent, key } = [...nodesOf(document)][i] as {
            pointer: string
            parent: Record<string, unknown>
            key: string
          }
          const value = REPLACEMENTS[(i + Math.floor(i / 8)) % REPLACEMENTS.length]
          parent[key] = value
          const failure = await outcome(document)
          if (failure !== undefined) failures.push(`${pointer} = ${JSON.stringify(value)}: ${failure}`)
        }
        expect(failures).toEqual([])
      },
      120_000,
    )
  },
)

it('any node of a contract of this repository left out is accepted or refused with its place', async () => {
  const original = JSON.parse(readFileSync('generated/gateway/v1/contract.json', 'utf8')) as OpenApiDocument
  const count = [...nodesOf(original)].length
  const failures: string[] = []
  for (let i = 0; i < count; i += Math.ceil(count / 12)) {
    const document = structuredClone(original)
    const { pointer, parent, key } = [...nodesOf(document)][i] as {
      pointer: string
      parent: Record<string, unknown>
      key: string
    }
    if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else delete parent[key]
    const failure = await outcome(document)
    if (failure !== undefined) failures.push(`${pointer}: ${failure}`)
  }
  expect(failures).toEqual([])
}, 120_000)
