import { type Violation, remove, replace } from './violation.ts'
import { at, isObject, keysOf, normalRef } from './json-pointer.ts'
import type { Structure, TypedNode } from './structure.ts'
import { findReferences } from './references.ts'
import { nodeAt, type Source } from './source.ts'

/** References that point to nothing, to an object of another type, to themselves or out of the document; and components that nothing refers to. */
export function checkReferences(source: Source, structure: Structure): Violation[] {
  const types = new Map<string, string>()
  for (const { pointer, type } of [...structure.objects, ...structure.references]) types.set(pointer, type)
  // Anchors and `$id`s decide where the references of schemas lead.
  const targets = new Map(findReferences(source.document).all.map(({ pointer, target }) => [pointer, target]))
  return [
    ...structure.references.flatMap((reference) => {
      const message = faultOf(source, reference, types, targets.get(reference.pointer))
      return message === undefined
        ? []
        : [
            {
              pointer: reference.pointer,
              message,
              isNote: false,
              target: normalRef(String(reference.node.$ref)),
              repair: repairOf(source, reference),
            },
          ]
    }),
    ...unusedSchemas(source, structure),
  ]
}

function faultOf(
  source: Source,
  { node, type, pointer }: TypedNode,
  types: Map<string, string>,
  found: string | undefined,
): string | undefined {
  const ref = String(node.$ref)
  const target = found ?? normalRef(ref)
  if (!target.startsWith('#')) {
    const isRemote = /^[a-z][a-z0-9+.-]*:/i.test(target)
    return `$ref: ${ref} leaves the document: ${isRemote ? 'add --allow-remote to fetch it, or' : 'bundle it first, or'} copy it under components`
  }
  if (target === '#')
    return type === 'Schema' ? undefined : `$ref: ${ref} is the document itself, and no ${type}`
  if (!target.startsWith('#/'))
    return type === 'Schema'
      ? `$ref: ${ref} names an anchor that no schema has, or that several have`
      : `$ref: ${ref} must be a JSON pointer such as #/components/schemas/Name`
  const value = nodeAt(source, target)
  if (value === undefined) return `$ref: ${ref} points to nothing: correct it, or add what it names`
  const isBoolean = typeof value === 'boolean' && type === 'Schema'
  if (!isObject(value) && !isBoolean)
    return `$ref: ${ref} must refer to an object (${type}), not to ${JSON.stringify(value)?.slice(0, 40)}`
  const other = types.get(target)
  if (other !== undefined && other !== type)
    return `$ref: ${ref} refers to a ${other}, but a ${type} must stand here`
  return refersToItself(source, node, pointer)
    ? `$ref: ${ref} refers to itself: there is nothing at its end`
    : undefined
}

/** Whether a chain of references without anything beside them comes back to its start. */
function refersToItself(source: Source, node: Record<string, unknown>, pointer: string): boolean {
  const seen = new Set([pointer])
  let current: unknown = node
  while (isObject(current) && typeof current.$ref === 'string' && normalRef(current.$ref).startsWith('#/')) {
    const target = normalRef(current.$ref)
    if (seen.has(target)) return true
    seen.add(target)
    current = nodeAt(source, target)
  }
  return false
}

/* A schema is read as one that accepts everything. Anything else is left out. */
function repairOf(source: Source, { type, pointer }: TypedNode): Violation['repair'] {
  const keys = keysOf(pointer)
  const key = keys.pop() as string
  const parent = nodeAt(source, at('#', ...keys))
  if (!isObject(parent) && !Array.isArray(parent)) return undefined
  return type === 'Schema'
    ? replace(parent, key, {}, 'read as a schema that accepts everything')
    : remove(parent, key)
}

/** One note for all schemas under components that no operation, webhook or other component in use refers to. */
function unusedSchemas(source: Source, { objects, references }: Structure): Violation[] {
  const schemas = Object.keys(source.document.components?.schemas ?? {})
  const hasOperations = Object.keys(source.document.paths ?? {}).length > 0
  const hasAnchors = objects.some(
    ({ node, type }) =>
      type === 'Schema' && [node.$id, node.$anchor, node.$dynamicAnchor].some((name) => name !== undefined),
  )
  if (!hasOperations || hasAnchors) return []
  const componentOf = (pointer: string): string => {
    const keys = keysOf(pointer)
    return keys[0] === 'components' && keys.length > 2 ? at('#', ...keys.slice(0, 3)) : '#'
  }
  const uses = new Map<string, Set<string>>()
  const use = (from: string, to: string): void => {
    const set = uses.get(from) ?? new Set()
    uses.set(from, set.add(to))
  }
  for (const { node, pointer } of references) {
    const target = componentOf(normalRef(String(node.$ref)))
    use(componentOf(pointer), target)
    // Children that name a parent by allOf may stand in its place.
    if (/\/allOf\/\d+$/.test(pointer)) use(target, componentOf(pointer))
  }
  for (const { node, pointer, type } of objects) {
    if (type !== 'Discriminator' || !isObject(node.mapping)) continue
    for (const value of Object.values(node.mapping))
      use(
        componentOf(pointer),
        String(value).startsWith('#')
          ? componentOf(normalRef(String(value)))
          : at('#/components/schemas', String(value)),
      )
  }
  const reached = new Set(['#'])
  for (const from of reached) for (const to of uses.get(from) ?? []) reached.add(to)
  const unused = schemas.filter((name) => !reached.has(at('#/components/schemas', name)))
  if (unused.length === 0) return []
  const names = unused.slice(0, 8).join(', ')
  return [
    {
      pointer: at('#/components/schemas', unused[0] as string),
      message: `no operation uses ${unused.length === 1 ? 'the schema' : `${unused.length} schemas:`} ${names}${unused.length > 8 ? ', …' : ''}`,
      isNote: true,
    },
  ]
}
