import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { at, escapeKey, isObject, keysOf, normalRef, valueAt } from './json-pointer.ts'
import { openOpaqueFields } from './opaque-fields.ts'
import { findReferences, linkReferences, resolve, resourceOf, type References } from './references.ts'
import { LIST, MAP, ONE } from './keywords.ts'
import type { ReadOnlyPolicy } from './read-only.ts'

export type Schema = Record<string, unknown>

/** A schema and where the document has it. */
export interface Located {
  schema: Schema | boolean
  pointer: string
  base?: string
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
  references: References
  readOnly: ReadOnlyPolicy
}

export interface Child extends Located {
  keyword: string
  /** The property's name or the place in the list; empty for keywords that hold one schema. */
  key: string
}

/** The schemas directly inside of a schema. */
export function childrenOf({ schema, pointer }: Located): Child[] {
  if (!isObject(schema)) return []
  const children: Child[] = []
  const add = (value: unknown, keyword: string, ...keys: string[]) => {
    if (!isObject(value) && typeof value !== 'boolean') return
    children.push({
      schema: value,
      pointer: at(pointer, keyword, ...keys),
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
  return valueAt(source.document, keysOf(pointer))
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

/** The schema that a `$ref` names: a JSON Pointer from the root, since `openSource` has linked all references. */
export function resolveRef(source: Source, ref: string, from: Located): Located {
  const target = normalRef(ref)
  if (target !== '#' && !target.startsWith('#/')) {
    const reason = ref.startsWith('#')
      ? 'names an anchor that no schema, or more than one, has'
      : 'leaves the document; bundle it first'
    throw new Refusal(from.pointer, `$ref: ${ref} ${reason}`)
  }
  return located(source, ref, target, from)
}

/** The schema that a value of `discriminator.mapping` refers to: by JSON Pointer, or by the URI of a schema with an `$id`. */
export function resolveMapping(source: Source, ref: string, from: Located): Located {
  const { document, references } = source
  const target = resolve(document, references.resources, normalRef(ref), resourceAt(source, from.pointer))
  return target === undefined ? resolveRef(source, ref, from) : located(source, ref, target, from)
}

/**
 * The schema that a `$dynamicRef` names: the one that a `$ref` would name or, where that has a `$dynamicAnchor` of
 * the name, the one that the outermost schema resource on the way here has (JSON Schema 2020-12, section 8.2.3.2).
 */
export function resolveDynamicRef(source: Source, ref: string, from: Located): Located {
  const { document, references } = source
  const initial = resolve(document, references.resources, ref, resourceAt(source, from.pointer))
  if (initial === undefined)
    throw new Refusal(from.pointer, `$dynamicRef: ${ref} points to no schema, or to several`)
  const name = ref.slice(ref.indexOf('#') + 1)
  const anchored = (valueAt(document, keysOf(initial)) as Schema | undefined)?.$dynamicAnchor === name
  const target = anchored ? (scopeAt(source, from.pointer).get(name) ?? initial) : initial
  return located(source, ref, target, from)
}

/** The schemas that a schema refers to. */
export function refsOf(source: Source, here: Located): Located[] {
  if (!isObject(here.schema)) return []
  const { $ref, $dynamicRef } = here.schema
  return [
    ...(typeof $ref === 'string' ? [resolveRef(source, $ref, here)] : []),
    ...(typeof $dynamicRef === 'string' && !source.is30
      ? [resolveDynamicRef(source, $dynamicRef, here)]
      : []),
  ]
}

function located(source: Source, ref: string, target: string, from: Located): Located {
  const schema = nodeAt(source, target)
  if (schema === undefined) throw new Refusal(from.pointer, `$ref: ${ref} points to nothing`)
  if (!isObject(schema) && typeof schema !== 'boolean')
    throw new Refusal(from.pointer, `$ref: ${ref} is not a schema`)
  return { schema, pointer: scopedPointer(source, target, from) }
}

/*
 * The dynamic scope of a schema, as far as it matters below it, is part of its pointer: `#tree=#~1components…/…` is
 * the schema at `#/…` where `$dynamicRef: '#tree'` means the schema at `#/components…`. So whatever is made for a
 * schema, and remembered by its pointer, is made once for each dynamic scope.
 */
const headOf = (pointer: string): string => pointer.split('/', 1)[0] as string
const placeOf = (pointer: string): string => `#${pointer.slice(headOf(pointer).length)}`
const resourceAt = (source: Source, pointer: string) =>
  resourceOf(source.references.resources, placeOf(pointer))

function scopeAt(source: Source, pointer: string): Map<string, string> {
  const bindings = headOf(pointer).slice(1).split(';').filter(Boolean)
  const scope = new Map(
    bindings.map((binding) => binding.split('=').map((part) => keysOf(`/${part}`)[0]) as [string, string]),
  )
  for (const [name, [anchor]] of resourceAt(source, pointer).dynamicAnchors)
    if (!scope.has(name)) scope.set(name, anchor as string)
  return scope
}

function scopedPointer(source: Source, target: string, from: Located): string {
  if (!source.references.isDynamic) return target
  const names = dynamicNames(source, target)
  const bindings = [...scopeAt(source, from.pointer)].filter(([name]) => names.has(name)).sort()
  return `#${bindings.map((binding) => binding.map(escapeKey).join('=')).join(';')}${target.slice(1)}`
}

/** The names of the `$dynamicRef`s of a schema and of the schemas that it refers to. */
function dynamicNames(source: Source, target: string): Set<string> {
  const { document, references } = source
  const names = new Set<string>()
  const seen = new Set<string>()
  const search = (place: string): void => {
    if (seen.has(place)) return
    seen.add(place)
    const visit = (here: Located): void => {
      if (!isObject(here.schema)) return
      const resource = resourceOf(references.resources, here.pointer)
      for (const keyword of ['$ref', '$dynamicRef']) {
        const ref = here.schema[keyword]
        if (typeof ref !== 'string') continue
        if (keyword === '$dynamicRef') names.add(ref.slice(ref.indexOf('#') + 1))
        const next = resolve(document, references.resources, ref, resource)
        if (next !== undefined) search(next)
      }
      // What the name stands for is not known here, so all that it could stand for counts.
      for (const name of names)
        for (const one of references.resources.values()) one.dynamicAnchors.get(name)?.forEach(search)
      for (const child of childrenOf(here)) visit(child)
    }
    visit({ schema: valueAt(document, keysOf(place)) as Schema, pointer: place })
  }
  search(target)
  return names
}

/** Follows a chain of references that have no siblings, to the schema at its end. */
export function resolveSchema(source: Source, from: Located): Located {
  const seen = new Set<string>()
  let current = from
  for (let next = aliasOf(source, current); next; next = aliasOf(source, current)) {
    if (seen.has(current.pointer)) {
      const { $ref, $dynamicRef } = current.schema as Schema
      throw new Refusal(from.pointer, `$ref: ${String($ref ?? $dynamicRef)} refers to itself`)
    }
    seen.add(current.pointer)
    current = next
  }
  return current
}

/** What a schema refers to that is nothing but a reference. */
function aliasOf(source: Source, here: Located): Located | undefined {
  if (!isObject(here.schema)) return undefined
  const { $ref, $dynamicRef } = here.schema
  if (source.is30) return typeof $ref === 'string' ? resolveRef(source, $ref, here) : undefined
  if ((typeof $ref === 'string') === (typeof $dynamicRef === 'string')) return undefined
  if (Object.keys(here.schema).some((key) => ASSERTIONS.has(key))) return undefined
  return refsOf(source, here)[0]
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
])

/**
 * Whether a document is OpenAPI 3.0; otherwise it is 3.1.
 *
 * @throws Refusal for any other version
 */
export function is30Of(document: OpenApiDocument): boolean {
  const version = String(document.openapi ?? (document.swagger as string | undefined) ?? '')
  if (!/^3\.[01](\.|$)/.test(version)) {
    throw new Refusal(
      '#',
      version === ''
        ? 'this is no OpenAPI document: it has no `openapi` field'
        : `OpenAPI ${version} is not supported: 3.0 and 3.1 are${version === '2.0' ? '. Convert it first: npx charter convert <file> --out openapi.yaml' : ''}`,
    )
  }
  return version.startsWith('3.0')
}

/** Opens a document for compilation: refuses what is no OpenAPI 3.0 or 3.1, and links its references. */
export function openSource(document: OpenApiDocument, readOnly: ReadOnlyPolicy = 'refuse'): Source {
  const is30 = is30Of(document)
  const references = findReferences(document)
  const linked = linkReferences(document, references)
  const source: Source = {
    document: linked,
    is30,
    notes: openOpaqueFields(linked, references.bodies),
    references,
    readOnly,
  }
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
  return source
}
