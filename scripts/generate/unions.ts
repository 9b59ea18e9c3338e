import {
  at,
  childrenOf,
  isObject,
  keysOf,
  nodeAt,
  resolveRef,
  resolveSchema,
  type Located,
  type Schema,
  type Source,
} from './source.ts'
import { resolve, resourceOf } from './references.ts'

/** A `oneOf` or `anyOf`, and how a value tells which branch it belongs to. */
export interface Union {
  keyword: 'oneOf' | 'anyOf'
  /** The branches that are not just `type: null`. */
  branches: Located[]
  acceptsNull: boolean
  /** The property whose value names the branch. */
  tag: { property: string; cases: Map<string | number | boolean, Located> } | undefined
}

/** The unions of a schema: two when it has both keywords. */
export function unionsOf(source: Source, here: Located): Union[] {
  const children = childrenOf(here)
  return (['oneOf', 'anyOf'] as const).flatMap((keyword) => {
    const all = children.filter((child) => child.keyword === keyword)
    if (all.length === 0) return []
    const branches = all.filter(({ schema }) => !(isObject(schema) && schema.type === 'null'))
    if (branches.length === 0) return [{ keyword, branches: all, acceptsNull: false, tag: undefined }]
    return [
      { keyword, branches, acceptsNull: branches.length < all.length, tag: tagOf(source, here, branches) },
    ]
  })
}

/**
 * The tag of a union: its `discriminator` when every branch is a reference (OpenAPI 3.1, "Discriminator Object":
 * inline schemas are not considered), or a property that each branch requires with a constant of its own.
 */
function tagOf(source: Source, here: Located, branches: Located[]): Union['tag'] {
  if (branches.length < 2) return undefined
  const { discriminator } = here.schema as Schema
  const declared =
    isObject(discriminator) && typeof discriminator.propertyName === 'string'
      ? discriminator.propertyName
      : undefined
  const resolved = branches.map((branch) => resolveSchema(source, branch))
  const names = declared === undefined ? constantNames(source, resolved[0] as Located) : [declared]
  for (const property of names) {
    const cases = new Map<string | number | boolean, Located>()
    const complete = branches.every((branch, i) => {
      const target = resolved[i] as Located
      const mapped = declared === undefined ? [] : mappedValues(source, here, target)
      const constants = constantsOf(source, target, property)
      const isReference = isObject(branch.schema) && typeof branch.schema.$ref === 'string'
      const implicit = declared !== undefined && isReference ? [keysOf(target.pointer).at(-1) as string] : []
      const values = mapped.length > 0 ? mapped : constants.values.length > 0 ? constants.values : implicit
      if (declared === undefined && !constants.required) return false
      const fresh = values.length > 0 && values.every((value) => !cases.has(value))
      for (const value of values) cases.set(value, branch)
      return fresh
    })
    if (complete) return { property, cases }
  }
  return undefined
}

/** The values that `discriminator.mapping` gives to a schema, by reference or by name. */
function mappedValues(source: Source, here: Located, target: Located): string[] {
  const { discriminator } = here.schema as { discriminator: { mapping?: Record<string, string> } }
  return Object.entries(discriminator.mapping ?? {})
    .filter(([, value]) => mappedPointer(source, here, value) === target.pointer)
    .map(([value]) => value)
}

/** The schema that a value of `mapping` means: one of that name first, then a reference (OpenAPI 3.1.1, section 4.8.25.3). */
function mappedPointer(source: Source, here: Located, value: string): string | undefined {
  const named = at('#/components/schemas', value)
  const { resources } = source.references
  const pointer =
    nodeAt(source, named) !== undefined
      ? named
      : resolve(source.document, resources, value, resourceOf(resources, here.pointer))
  if (pointer === undefined) return undefined
  return resolveSchema(source, resolveRef(source, pointer, here)).pointer
}

/** The properties of a schema that have a constant value: `const`, or an `enum`. */
function constantNames(source: Source, target: Located): string[] {
  return partsOf(source, target).flatMap(({ schema }) =>
    Object.entries(((schema as Schema).properties ?? {}) as Record<string, Schema>)
      .filter(
        ([, property]) =>
          isObject(property) && (property.const !== undefined || Array.isArray(property.enum)),
      )
      .map(([name]) => name),
  )
}

export function constantsOf(
  source: Source,
  target: Located,
  property: string,
): { required: boolean; values: (string | number | boolean)[] } {
  const parts = partsOf(source, target)
  const required = parts.some(({ schema }) =>
    ((schema as Schema).required as string[] | undefined)?.includes(property),
  )
  for (const part of parts) {
    const node = ((part.schema as Schema).properties as Record<string, Schema> | undefined)?.[property]
    if (!isObject(node)) continue
    const value = resolveSchema(source, {
      schema: node,
      pointer: at(part.pointer, 'properties', property),
      base: part.base,
    }).schema as Schema
    const values = value.const !== undefined ? [value.const] : Array.isArray(value.enum) ? value.enum : []
    if (values.length > 0 && values.every((v) => ['string', 'number', 'boolean'].includes(typeof v)))
      return { required, values: values as string[] }
  }
  return { required, values: [] }
}

/** A schema and the parts of its `allOf`, through references. */
export function partsOf(source: Source, here: Located, seen = new Set<string>()): Located[] {
  const target = resolveSchema(source, here)
  if (seen.has(target.pointer) || !isObject(target.schema)) return []
  seen.add(target.pointer)
  const own = childrenOf(target).filter((child) => child.keyword === 'allOf')
  const beside =
    typeof target.schema.$ref === 'string' ? [resolveRef(source, target.schema.$ref, target)] : []
  return [target, ...[...beside, ...own].flatMap((part) => partsOf(source, part, seen))]
}
