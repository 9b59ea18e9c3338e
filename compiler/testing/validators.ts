import { openCompiled } from '#platform/contract/load-operation.ts'
import { compileInMemory } from '../in-memory.ts'

export type Schemas = Record<string, unknown>

/** The validators of one schema as a request body and as a response, in a document with these other schemas. */
export function compile(schema: unknown, schemas: Schemas = {}, openapi = '3.1.1') {
  const content = { 'application/json': { schema } }
  const contract = compileInMemory({
    openapi,
    info: { title: 'T', version: '1' },
    paths: {
      '/a': {
        post: {
          operationId: 'op',
          requestBody: { content },
          responses: { 200: { description: 'Fine', content } },
        },
      },
    },
    components: { schemas },
  })
  const operation = openCompiled(contract.compiled!)('operations/op')
  return {
    request: operation.body!.content['application/json']!.validate!,
    response: operation.replies['200']!.content['application/json']!.validate!,
  }
}

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
