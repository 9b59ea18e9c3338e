import { METHODS } from '#platform/contract.ts'

/** An object of the OpenAPI Specification, by the name that it has there. */
export type Kind =
  | 'document'
  | 'paths'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'requestBody'
  | 'responses'
  | 'response'
  | 'mediaType'
  | 'encoding'
  | 'callback'
  | 'components'
  | 'schema'
  | 'example'
  | 'link'
  | 'securityScheme'

/** A field holds one object, a list of objects or a map of objects. */
type Field = readonly ['one' | 'list' | 'map', Kind]
const one = (kind: Kind): Field => ['one', kind]
const list = (kind: Kind): Field => ['list', kind]
const map = (kind: Kind): Field => ['map', kind]

/** Keywords whose value is a schema, a list of schemas or a map of schemas (JSON Schema 2020-12, section 10). */
export const ONE = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
] as const
export const LIST = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
export const MAP = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'] as const

const fields = (keys: readonly string[], field: Field) =>
  Object.fromEntries(keys.map((key) => [key, field])) as Record<string, Field>
const CONTENT = { content: map('mediaType') }
const VALUE = { schema: one('schema'), examples: map('example'), ...CONTENT }

/* What stands below each object: every other key holds data, in which `$ref` means nothing. */
const FIELDS: Record<Kind, Readonly<Record<string, Field>>> = {
  document: { paths: one('paths'), webhooks: map('pathItem'), components: one('components') },
  paths: {},
  pathItem: { ...fields(METHODS, one('operation')), query: one('operation'), parameters: list('parameter') },
  operation: {
    parameters: list('parameter'),
    requestBody: one('requestBody'),
    responses: one('responses'),
    callbacks: map('callback'),
  },
  parameter: VALUE,
  header: VALUE,
  requestBody: CONTENT,
  responses: {},
  response: { headers: map('header'), links: map('link'), ...CONTENT },
  mediaType: {
    schema: one('schema'),
    itemSchema: one('schema'),
    examples: map('example'),
    encoding: map('encoding'),
  },
  encoding: { headers: map('header') },
  callback: {},
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    examples: map('example'),
    requestBodies: map('requestBody'),
    headers: map('header'),
    securitySchemes: map('securityScheme'),
    links: map('link'),
    callbacks: map('callback'),
    pathItems: map('pathItem'),
  },
  schema: { ...fields(ONE, one('schema')), ...fields(LIST, list('schema')), ...fields(MAP, map('schema')) },
  example: {},
  link: {},
  securityScheme: {},
}

/* Objects that are maps themselves: what each of their values is. Their keys that start with x- are extensions. */
const VALUES: Partial<Record<Kind, Kind>> = { paths: 'pathItem', responses: 'response', callback: 'pathItem' }

export interface Visited {
  node: Record<string, unknown>
  kind: Kind
  /** From where the walk started: `/components/schemas/User`. */
  keys: readonly string[]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Visits every object of a document that the OpenAPI Specification names, so that a key is a keyword only where it is
 * one: a property may be called `default`, a response is, and an extension or an example holds any data.
 *
 * @param visit called before what stands below the object; returning false leaves that out
 */
export function walk(
  node: unknown,
  kind: Kind,
  visit: (visited: Visited) => boolean | void,
  keys: readonly string[] = [],
): void {
  if (!isObject(node)) return
  if (visit({ node, kind, keys }) === false) return
  const each = VALUES[kind]
  for (const [key, value] of Object.entries(node)) {
    if (each) {
      if (!key.startsWith('x-')) walk(value, each, visit, [...keys, key])
      continue
    }
    const field = Object.hasOwn(FIELDS[kind], key) ? FIELDS[kind][key] : undefined
    if (!field) continue
    const [form, child] = field
    if (form === 'one') walk(value, child, visit, [...keys, key])
    else if (form === 'list' ? Array.isArray(value) : isObject(value))
      for (const [name, item] of Object.entries(value as object))
        walk(item, child, visit, [...keys, key, name])
  }
}
