/** OpenAPI documents of any size, made of what is hard to compile: unions in unions, chains of `allOf`, recursion. */
import type { OpenApiDocument } from '#platform/contract/contract.ts'

type Schema = Record<string, unknown>

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const text: Schema = { type: 'string', maxLength: 100, description: 'A text, as a user entered it' }
const json = (schema: Schema) => ({ 'application/json': { schema } })

/** A union with `count` branches, each with a property that is a union itself, `depth` levels deep. */
export function nestedUnions(name: string, count: number, depth: number): Record<string, Schema> {
  const level = (n: number) => `${name}Level${n}`
  const schemas: Record<string, Schema> = {
    [level(depth)]: {
      oneOf: [
        { type: 'object', properties: { x: text } },
        { type: 'object', properties: { y: text } },
      ],
    },
  }
  for (let n = depth - 1; n >= 0; n--) {
    schemas[level(n)] = {
      oneOf: Array.from({ length: count }, (_, i) => ({
        type: 'object',
        required: ['kind'],
        properties: { kind: { const: `k${i}` }, [`own${i}`]: text, value: ref(level(n + 1)) },
      })),
    }
  }
  schemas[name] = { anyOf: [ref(level(0)), { allOf: [ref(level(0)), { oneOf: [ref(level(depth)), text] }] }] }
  return schemas
}

/** Schemas of which each extends the one before by `allOf`, under one discriminator. */
export function extensions(name: string, length: number): Record<string, Schema> {
  const schemas: Record<string, Schema> = {
    [`${name}0`]: {
      type: 'object',
      required: ['type'],
      properties: { type: { type: 'string' }, id: text },
      discriminator: { propertyName: 'type' },
    },
  }
  for (let n = 1; n <= length; n++)
    schemas[`${name}${n}`] = {
      allOf: [ref(`${name}${n - 1}`), { type: 'object', properties: { [`field${n}`]: text } }],
    }
  return schemas
}

/** Schemas that refer to each other and to themselves, also in lists, maps and unions. */
export function recursion(name: string, count: number): Record<string, Schema> {
  const one = (n: number) => ref(`${name}${n % count}`)
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `${name}${n}`,
      {
        type: 'object',
        properties: {
          id: text,
          self: one(n),
          next: one(n + 1),
          children: { type: 'array', items: { oneOf: [one(n + 2), one(n * 7 + 3), { type: 'null' }] } },
          byName: { type: 'object', additionalProperties: one(n * 3 + 1) },
          nested: {
            type: 'object',
            properties: { a: { type: 'object', properties: { b: one(n + 5), c: text } } },
          },
        },
      },
    ]),
  )
}

/** A document with an operation for each of these schemas, as request and as response. */
export function documentOf(schemas: Record<string, Schema>, roots = Object.keys(schemas)): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: 'Synthetic', version: '1.0.0' },
    paths: Object.fromEntries(
      roots.map((name) => [
        `/${name}`,
        {
          post: {
            operationId: `post${name}`,
            requestBody: { required: true, content: json(ref(name)) },
            responses: { 200: { description: 'Fine', content: json(ref(name)) } },
          },
        },
      ]),
    ),
    components: { schemas },
  }
}

/** A document of about so many bytes. */
export function syntheticDocument(bytes: number): OpenApiDocument {
  const schemas: Record<string, Schema> = {}
  for (let n = 0, size = 0; size < bytes; n++) {
    const more = {
      ...nestedUnions(`Union${n}_`, 12, 6),
      ...extensions(`Base${n}_`, 60),
      ...recursion(`Node${n}_`, 60),
    }
    Object.assign(schemas, more)
    size += JSON.stringify(documentOf(more)).length
  }
  return documentOf(schemas)
}
