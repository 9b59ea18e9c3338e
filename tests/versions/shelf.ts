import { compileInMemory } from '#compiler/in-memory.ts'
import { compareVersions } from '#compiler/versions/compare.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import type { OlderVersion } from '#platform/versions/older-version.ts'

/* A service in three versions that differ in their problems only. */

export type Version = 'v1' | 'v2' | 'v3'

const string = { type: 'string' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: Record<string, unknown>, required: string[]) => ({
  type: 'object',
  required,
  properties,
})

/** The codes that a version has: v2 has other words, v3 a further code, and the list of errors in each problem. */
const CODES: Record<Version, string[]> = {
  v1: ['taken', 'missing'],
  v2: ['shelf.name-taken', 'not-found'],
  v3: ['shelf.name-taken', 'not-found', 'shelf.full'],
}

export function documentOf(version: Version): OpenApiDocument {
  const problem = (schema: unknown) => ({
    description: 'A problem',
    content: { 'application/problem+json': { schema } },
  })
  return {
    openapi: '3.1.0',
    info: { title: 'Shelf', version: `${version.slice(1)}.0.0` },
    servers: [{ url: `/api/${version}` }],
    paths: {
      '/books': {
        post: {
          operationId: 'addBook',
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: object({ name: { ...string, minLength: 1 } }, ['name']) },
            },
          },
          responses: {
            '204': { description: 'Added' },
            '400': problem(ref('InvalidRequest')),
            '4XX': problem(ref('Problem')),
          },
        },
      },
      '/books/{name}': {
        get: {
          operationId: 'getBook',
          parameters: [{ name: 'name', in: 'path', required: true, schema: string }],
          responses: {
            '204': { description: 'It is there' },
            '400': problem(ref('InvalidRequest')),
            default: problem(ref('Problem')),
          },
        },
      },
    },
    components: {
      schemas: {
        Problem: object({ status: { type: 'integer' }, code: { ...string, enum: CODES[version] } }, ['code']),
        InvalidRequest: object({ code: string }, ['code']),
      },
    },
  }
}

const contractOf = (version: Version) => compileInMemory(documentOf(version), 'shelf', version)
export const contracts = { v1: contractOf('v1'), v2: contractOf('v2'), v3: contractOf('v3') }

export const olderOf = (old: Version, next: Version, migrations: object): OlderVersion => ({
  contract: contracts[old],
  newer: contracts[next],
  plan: compareVersions(documentOf(old), documentOf(next)).plan,
  migrations,
})
