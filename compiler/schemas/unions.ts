import { at, isObject, keysOf } from '../document/json-pointer.ts'
import {
  childrenOf,
  refsOf,
  resolveMapping,
  resolveRef,
  resolveSchema,
  type Located,
  type Schema,
  type Source,
} from '../document/source.ts'

/** A `oneOf` or `anyOf`, and how the branch of a value is found. */
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
  const mapping = mappedValues(source, here)
  const resolved = branches.map((branch) => resolveSchema(source, branch))
  const names = declared === undefined ? constantNames(source, resolved[0] as Located) : [declared]
  for (const property of names) {
    const cases = new Map<string | number | boolean, Located>()
    const complete = branches.every((branch, i) => {
      const target = resolved[i] as Located
      const mapped = mapping.get(target.pointer) ?? []
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

/** The values that `discriminator.mapping` gives to schemas, by pointer. */
export function mappedValues(source: Source, here: Located): Map<string, string[]> {
  const { discriminator } = here.schema as Schema
  const mapping = isObject(discriminator) && isObject(discriminator.mapping) ? discriminator.mapping : {}
  const values = new Map<string, string[]>()
  for (const [value, text] of Object.entries(mapping)) {
    const target = mappedSchema(source, String(text), here)
    if (target) values.set(target.pointer, [...(values.get(target.pointer) ?? []), value])
  }
  return values
}

/** A mapping value that is the name of a schema means it; any other is a reference (OpenAPI 3.1.1, "Discriminator Object"). */
function mappedSchema(source: Source, text: string, here: Located): Located | undefined {
  const schemas = source.document.components?.schemas
  if (isObject(schemas) && Object.hasOwn(schemas, text))
    return resolveSchema(source, resolveRef(source, at('#/components/schemas', text), here))
  return /[#/.]/.test(text) ? resolveSchema(source, resolveMapping(source, text, here)) : undefined
}

/** The values of a property for which a schema can be valid, and whether the schema requires the property. */
export interface Guard {
  values: readonly (string | number | boolean | null)[]
  required: boolean
}

const guards = new WeakMap<Source, Map<string, Guard | undefined>>()

/** The guard of a schema by one property: a constant of it or of its `allOf`, or those of all branches of a union in it. */
export function guardOf(source: Source, here: Located, property: string): Guard | undefined {
  const known = guards.get(source) ?? new Map<string, Guard | undefined>()
  guards.set(source, known)
  const key = `${here.pointer} ${property}`
  if (known.has(key)) return known.get(key)
  // A union that contains itself has no guard of its own.
  known.set(key, undefined)
  const { required, values } = constantsOf(source, here, property)
  let guard: Guard | undefined = values.length > 0 ? { required, values } : undefined
  for (const part of guard ? [] : partsOf(source, here)) {
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = childrenOf(part).filter((child) => child.keyword === keyword)
      const all = branches.map((branch) => guardOf(source, branch, property))
      const found = all.filter((one) => one !== undefined)
      if (branches.length === 0 || found.length < all.length) continue
      guard = {
        values: found.flatMap((one) => one.values),
        required: required || found.every((one) => one.required),
      }
    }
  }
  known.set(key, guard)
  return guard
}

/**
 * The property that distinguishes the branches of a union: that of the discriminator when a branch has constants for it,
 * or one that each branch requires with constants.
 */
export function tagNameOf(source: Source, here: Located, all: readonly Located[]): string | undefined {
  const branches = all.filter(({ schema }) => isObject(schema) && schema.type !== 'null')
  if (branches.length < 2) return undefined
  const { discriminator } = here.schema as Schema
  if (isObject(discriminator) && typeof discriminator.propertyName === 'string') {
    const { propertyName } = discriminator
    return branches.some((branch) => guardOf(source, branch, propertyName)) ? propertyName : undefined
  }
  const names = constantNames(source, branches[0] as Located)
  return names.find((name) => branches.every((branch) => guardOf(source, branch, name)?.required))
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

/** The properties of a schema that have constant values: `const`, or an `enum`. */
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
export function partsOf(source: Source, here: Located): Located[] {
  const parts = new Map<string, Located>()
  const queue = [here]
  // The queue grows while it is read: a chain of `allOf` may be longer than the call stack.
  for (const next of queue) {
    const target = resolveSchema(source, next)
    if (parts.has(target.pointer) || !isObject(target.schema)) continue
    parts.set(target.pointer, target)
    queue.push(...refsOf(source, target))
    queue.push(...childrenOf(target).filter((child) => child.keyword === 'allOf'))
  }
  return [...parts.values()]
}
