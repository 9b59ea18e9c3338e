import { compileInMemory } from '#compiler/in-memory.ts'

const problem = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: { type: 'object' } } },
}
const header = (required: boolean) => ({
  ...{ name: 'Idempotency-Key', in: 'header', required },
  schema: { type: 'string', minLength: 1, maxLength: 255 },
})
const body = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: { n: { type: 'integer', default: 1 }, text: { type: 'string' } },
      },
    },
  },
}
const responses = {
  ...{ 201: { description: 'Made', content: { 'application/json': { schema: { type: 'object' } } } } },
  ...{
    204: { description: 'Nothing' },
    400: problem,
    409: problem,
    422: problem,
    500: problem,
    503: problem,
  },
}
const operation = (operationId: string, need: string) => ({
  ...{ operationId, 'x-idempotency': need, security: [{ bearer: [] }], requestBody: body, responses },
  parameters: [header(need === 'required')],
})
/** `POST /things` requires an `Idempotency-Key`, `POST /others` accepts one. */
export const thingsContract = compileInMemory(
  {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    servers: [{ url: '/api/v1' }],
    paths: {
      '/things': { post: operation('makeThing', 'required') },
      '/others': { post: operation('makeOther', 'optional') },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  },
  'things',
)
