import { at, isObject } from '../document/json-pointer.ts'
import { childrenOf, type Located, resolveSchema, type Schema, type Source } from '../document/source.ts'
import { guardOf, mappedValues } from '../schemas/unions.ts'
import type { NodeUnion, SharedRef } from './node.ts'

export interface Hierarchy {
  /** Whether a component extends another one that has a discriminator, or that extends one that has. */
  extends: (here: Located, parent: string) => boolean
  /** The schemas that extend one that has a discriminator, or the pointer of the one that lists them. */
  subtypesOf: (here: Located) => NodeUnion | SharedRef | undefined
  /** The pointers of the schemas that extend one that has a discriminator, directly or not. */
  descendantsOf: (pointer: string) => string[]
}

/**
 * The schemas under `components` that extend others by `allOf`, as far as a discriminator distinguishes them (OpenAPI
 * 3.1, "Discriminator Object": "all schemas building on the parent schema via an allOf construct").
 */
export function openHierarchy(source: Source): Hierarchy {
  const children = new Map<string, string[]>()
  const parents = new Map<string, string[]>()
  const schemas = new Map(
    Object.entries(
      isObject(source.document.components?.schemas) ? source.document.components.schemas : {},
    ).map(([name, schema]): [string, { name: string; here: Located }] => {
      const pointer = at('#/components/schemas', name)
      return [pointer, { name, here: { schema: schema as Schema, pointer } }]
    }),
  )
  const link = (parent: string, child: string) => {
    children.set(parent, [...(children.get(parent) ?? []), child])
    parents.set(child, [...(parents.get(child) ?? []), parent])
  }
  for (const [pointer, { here }] of schemas) {
    for (const child of childrenOf(here)) {
      if (child.keyword !== 'allOf' || !isObject(child.schema) || typeof child.schema.$ref !== 'string')
        continue
      const target = resolveSchema(source, child).pointer
      if (target !== pointer && schemas.has(target)) link(target, pointer)
    }
  }
  /* The nearest discriminator of a schema and of those that it extends. */
  const declared = new Map<string, { here: Located; property: string } | undefined>()
  const discriminatorOf = (pointer: string): { here: Located; property: string } | undefined => {
    for (const one of closure(pointer, parents)) {
      if (declared.has(one) && one === pointer) return declared.get(one)
      const here = (schemas.get(one) as { here: Located }).here
      const discriminator = isObject(here.schema) ? here.schema.discriminator : undefined
      if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') continue
      const found = { here, property: discriminator.propertyName }
      declared.set(pointer, found)
      return found
    }
    declared.set(pointer, undefined)
    return undefined
  }
  return {
    extends: (here, parent) => schemas.has(here.pointer) && discriminatorOf(parent) !== undefined,
    subtypesOf: ({ pointer }) => {
      if (!schemas.has(pointer) || !children.has(pointer)) return undefined
      const found = discriminatorOf(pointer)
      if (!found) return undefined
      const { here, property } = found
      // Listed once: lists of their own in all that extend it would grow with the square of their number.
      if (here.pointer !== pointer) return { pointer: here.pointer }
      const mapped = mappedValues(source, here)
      const branches = [...closure(pointer, children)].map((one) => {
        const { name, here: child } = schemas.get(one) as { name: string; here: Located }
        const constants = guardOf(source, child, property)?.values ?? []
        const values = [...new Set([name, ...(mapped.get(one) ?? []), ...constants])]
        return { schema: one === pointer ? (0 as const) : { pointer: one }, values, tagged: true as const }
      })
      return { branches, optional: true, tag: property }
    },
    descendantsOf: (pointer) =>
      children.has(pointer) && discriminatorOf(pointer)
        ? [...closure(pointer, children)].filter((one) => one !== pointer)
        : [],
  }
}

/** A schema and all that can be reached from it. */
function closure(from: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set([from])
  for (const one of found) for (const more of next.get(one) ?? []) found.add(more)
  return found
}
