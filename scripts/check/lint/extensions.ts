/** The OpenAPI extensions of this repository. `docs/reference/contract.md` explains each to authors of contracts. */
export interface Extension {
  /** Where it may occur, as a pattern of the JSON pointer. */
  at: RegExp
  schema: object
  /** Whether the platform implements it. An extension without implementation would be a false promise to callers. */
  honoured: boolean
}

const OPERATION = /^#\/paths\/[^/]+\/(get|put|post|delete|patch)\/x-[^/]+$/
const GET = /^#\/paths\/[^/]+\/get\/x-[^/]+$/
/* An operation, a parameter, a property, or the version. */
const DEPRECATED =
  /^#\/(info|paths\/[^/]+\/(get|put|post|delete|patch)|.*\/parameters\/[^/]+|parameters\/[^/]+|.*\/properties\/[^/]+)\/x-[^/]+$/

const count = { type: 'integer', minimum: 1 }
const day = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }
const eventType = { type: 'string', pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*\\.v[1-9][0-9]*$' }

export const extensions: Readonly<Record<string, Extension>> = {
  // Absent means false: `false` would be a second way to write it.
  'x-internal': { at: OPERATION, honoured: true, schema: { const: true } },
  'x-check-session': { at: OPERATION, honoured: true, schema: { const: true } },
  'x-timeout-ms': {
    at: OPERATION,
    honoured: true,
    schema: { type: 'integer', minimum: 1, maximum: 300_000 },
  },
  // Less than the timeout of a call, so that there is time for the response to the second request.
  'x-hedge-after-ms': { at: GET, honoured: true, schema: { type: 'integer', minimum: 1, maximum: 10_000 } },
  'x-priority': { at: OPERATION, honoured: true, schema: { enum: ['critical', 'normal', 'sheddable'] } },
  'x-rate-limit': {
    at: OPERATION,
    honoured: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['limit'],
      properties: {
        limit: { ...count, maximum: 1_000_000 },
        windowSeconds: { ...count, maximum: 86_400 },
        by: { enum: ['principal', 'address'] },
      },
    },
  },
  'x-cache': {
    at: GET,
    honoured: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['maxAgeSeconds'],
      properties: {
        maxAgeSeconds: count,
        staleWhileRevalidateSeconds: count,
        staleIfErrorSeconds: count,
        tags: { type: 'array', minItems: 1, uniqueItems: true, items: eventType },
        by: { const: 'principal' },
      },
    },
  },
  'x-throttle': {
    at: OPERATION,
    honoured: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['bytesPerSecond'],
      // Below this, one chunk of a connection would take longer than the idle timeout of the gateway.
      properties: { bytesPerSecond: { type: 'integer', minimum: 16_384 } },
    },
  },
  'x-idempotency': { at: OPERATION, honoured: true, schema: { enum: ['required', 'optional'] } },
  'x-unique': {
    at: OPERATION,
    honoured: true,
    schema: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1 } },
  },
  'x-deprecated-since': { at: DEPRECATED, honoured: true, schema: day },
  'x-sunset': { at: DEPRECATED, honoured: true, schema: day },
  'x-successor': { at: OPERATION, honoured: true, schema: { type: 'string', minLength: 1 } },
  'x-consumes': {
    at: /^#\/x-consumes$/,
    honoured: true,
    schema: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: eventType,
    },
  },
  'x-emits': {
    at: OPERATION,
    honoured: true,
    schema: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', pattern: '^[A-Z][A-Za-z0-9]*$' },
    },
  },
}
