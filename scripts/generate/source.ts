import type { OpenApiDocument } from '#platform/contract.ts'

export type Schema = Record<string, unknown>

/** A schema and where the document has it. `base` is the pointer of the nearest schema with an `$id`. */
export interface Located {
  schema: Schema | boolean
  pointer: string
  base: string
}

/** What the generator can't do: the reason, and where in the document it stands. */
export class Refusal extends Error {
  readonly pointer: string
  /** The pointer of the operation that can't be compiled because of it. */
  operation?: string
  constructor(pointer: string, reason: string) {
    super(reason)
    this.pointer = pointer
  }
}

/** The document that is being compiled, and what was found on the way. */
export interface Source {
  document: OpenApiDocument
  /** OpenAPI 3.0: schemas are its own dialect, and `$ref` has no siblings. */
  is30: boolean
  /** Accepted, but a person should know: `{pointer, message}`. */
  notes: { pointer: string; message: string }[]
  /** `$anchor`, `$dynamicAnchor` and `$id` by the text that a reference to them has. */
  anchors: Map<string, Located[]>
}

const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** `at('#/paths', '/users')` is `#/paths/~1users` (RFC 6901). */
export function at(pointer: string, ...keys: (string | number)[]): string {
  return [pointer, ...keys.map((key) => escape(String(key)))].join('/')
}

export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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
] as const
export const LIST = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
export const MAP = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'] as const

export interface Child extends Located {
  keyword: string
  /** The property's name or the place in the list; empty for keywords that hold one schema. */
  key: string
}

/** The schemas directly inside of a schema. */
export function childrenOf({ schema, pointer, base }: Located): Child[] {
  if (!isObject(schema)) return []
  const here = typeof schema.$id === 'string' ? pointer : base
  const children: Child[] = []
  const add = (value: unknown, keyword: string, ...keys: string[]) => {
    if (!isObject(value) && typeof value !== 'boolean') return
    children.push({
      schema: value,
      pointer: at(pointer, keyword, ...keys),
      base: here,
      keyword,
      key: keys[0] ?? '',
    })
  }
  for (const keyword of ONE) add(schema[keyword], keyword)
  for (const keyword of LIST) {
    const list = schema[keyword]
    if (Array.isArray(list)) for (const [i, value] of list.entries()) add(value, keyword, String(i))
  }
  for (const keyword of MAP) {
    const map = schema[keyword]
    if (isObject(map)) for (const [key, value] of Object.entries(map)) add(value, keyword, key)
  }
  return children
}

/** Reads a node of the document by pointer: `#/components/schemas/User`. */
export function nodeAt(source: Pick<Source, 'document'>, pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, key)
        ? (node as Record<string, unknown>)[key]
        : undefined,
    source.document,
  )
}

/** Follows `$ref`s of anything that isn't a schema: parameters, responses, headers, bodies, examples, path items. */
export function resolveNode(
  source: Source,
  node: unknown,
  pointer: string,
): { node: Record<string, unknown>; pointer: string } {
  const seen = new Set<string>()
  while (isObject(node) && typeof node.$ref === 'string') {
    const target = normalRef(node.$ref)
    if (!target.startsWith('#/'))
      throw new Refusal(pointer, `$ref: ${node.$ref} leaves the document; bundle it first`)
    if (seen.has(target)) throw new Refusal(pointer, `$ref: ${node.$ref} refers to itself`)
    seen.add(target)
    node = nodeAt(source, target)
    if (node === undefined) throw new Refusal(pointer, `$ref: ${target} points to nothing`)
    pointer = target
  }
  if (!isObject(node)) throw new Refusal(pointer, `an object is expected here, not ${JSON.stringify(node)}`)
  return { node, pointer }
}

/** A reference is a URI, so its fragment may be percent-encoded (RFC 6901, section 6). */
export function normalRef(ref: string): string {
  try {
    return ref.includes('%') ? decodeURIComponent(ref) : ref
  } catch {
    return ref
  }
}

/** The schema that a `$ref` or `$dynamicRef` names. */
export function resolveRef(source: Source, ref: string, from: Located): Located {
  const text = normalRef(ref)
  if (text === '#')
    return from.base === ''
      ? { schema: source.document, pointer: '#', base: '' }
      : located(source, from.base, from)
  if (text.startsWith('#/')) {
    const pointer = from.base === '' ? text : from.base + text.slice(1)
    if (nodeAt(source, pointer) !== undefined) return located(source, pointer, from)
    return located(source, text, from)
  }
  const candidates = source.anchors.get(text)
  if (!candidates) {
    const what = text.startsWith('#')
      ? 'names an anchor that no schema has'
      : 'leaves the document; bundle it first'
    throw new Refusal(from.pointer, `$ref: ${ref} ${what}`)
  }
  if (candidates.length > 1)
    throw new Refusal(
      from.pointer,
      `${ref} may mean ${candidates.map((c) => c.pointer).join(' or ')}: dynamic references with several targets are not supported`,
    )
  return candidates[0] as Located
}

function located(source: Source, pointer: string, from: Located): Located {
  const schema = nodeAt(source, pointer)
  if (schema === undefined) throw new Refusal(from.pointer, `$ref: ${pointer} points to nothing`)
  if (!isObject(schema) && typeof schema !== 'boolean')
    throw new Refusal(from.pointer, `$ref: ${pointer} is not a schema`)
  return { schema, pointer, base: '' }
}

/** Follows a chain of `$ref`s that have no siblings, to the schema at its end. */
export function resolveSchema(source: Source, from: Located): Located {
  const seen = new Set<string>()
  let current = from
  while (isObject(current.schema) && typeof current.schema.$ref === 'string') {
    if (seen.has(current.pointer))
      throw new Refusal(from.pointer, `$ref: ${current.schema.$ref} refers to itself`)
    seen.add(current.pointer)
    const siblings = source.is30 ? [] : Object.keys(current.schema).filter((key) => ASSERTIONS.has(key))
    if (siblings.length > 0) return current
    current = resolveRef(source, current.schema.$ref, current)
  }
  return current
}

/* Keywords that are copied as they are. */
export const COPIED = [
  'enum',
  'const',
  'pattern',
  'required',
  'dependentRequired',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
] as const

/** Keywords that take part in validation: a `$ref` beside one of these is more than an alias. */
export const ASSERTIONS = new Set([
  ...ONE,
  'allOf',
  'anyOf',
  'oneOf',
  'prefixItems',
  'properties',
  'patternProperties',
  'dependentSchemas',
  ...COPIED,
  'type',
  'format',
  'discriminator',
  'default',
  'readOnly',
  'writeOnly',
  '$dynamicRef',
])

/** Opens a document for compilation: refuses what is no OpenAPI 3.0 or 3.1, and finds its anchors. */
export function openSource(document: OpenApiDocument): Source {
  const version = String(document.openapi ?? (document.swagger as string | undefined) ?? '')
  if (!/^3\.[01](\.|$)/.test(version)) {
    throw new Refusal(
      '#',
      version === ''
        ? 'this is no OpenAPI document: it has no `openapi` field'
        : `OpenAPI ${version} is not supported: 3.0 and 3.1 are`,
    )
  }
  const source: Source = { document, is30: version.startsWith('3.0'), notes: [], anchors: new Map() }
  const dialect = document.jsonSchemaDialect
  if (
    typeof dialect === 'string' &&
    !/^https:\/\/(spec\.openapis\.org\/oas\/3\.1\/dialect\/|json-schema\.org\/draft\/2020-12\/schema)/.test(
      dialect,
    )
  ) {
    throw new Refusal(
      '#/jsonSchemaDialect',
      `the schema dialect ${dialect} is not supported: JSON Schema 2020-12 is`,
    )
  }
  if (!source.is30) {
    const schemas = (document.components?.schemas ?? {}) as Record<string, Schema | boolean>
    for (const [name, schema] of Object.entries(schemas))
      findAnchors(source, { schema, pointer: at('#/components/schemas', name), base: '' })
  }
  return source
}

function findAnchors(source: Source, here: Located): void {
  if (!isObject(here.schema)) return
  const { $id, $anchor, $dynamicAnchor } = here.schema
  const names = [$id, ...[$anchor, $dynamicAnchor].map((name) => typeof name === 'string' && `#${name}`)]
  for (const name of new Set(names)) {
    if (typeof name === 'string') source.anchors.set(name, [...(source.anchors.get(name) ?? []), here])
  }
  for (const child of childrenOf(here)) findAnchors(source, child)
}
