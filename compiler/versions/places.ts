import type { Places } from '#platform/contract/migration-plan.ts'
import { isObject } from '../document/json-pointer.ts'
import { nodeAt, type Source } from '../document/source.ts'
import { MARK } from './opaque.ts'

/** Members of a composition that would convert one property in different ways: only the whole value can be converted. */
export class Ambiguous extends Error {}

/**
 * Where a schema of an opaque document refers to schemas that differ.
 *
 * @param placeOf what is done with a value of such a schema
 * @throws Ambiguous when it depends on the value
 */
export function placesIn(
  source: Source,
  schema: unknown,
  placeOf: (name: string) => Places,
): Places | undefined {
  const walk = (node: unknown, seen: readonly string[]): Places | undefined => {
    if (!isObject(node)) return undefined
    const marked = node[MARK]
    if (typeof marked === 'string') return placeOf(marked)
    const parts: (Places | undefined)[] = []
    if (typeof node.$ref === 'string' && !seen.includes(node.$ref))
      parts.push(walk(nodeAt(source, node.$ref), [...seen, node.$ref]))
    const properties = Object.entries(isObject(node.properties) ? node.properties : {}).flatMap(
      ([name, property]) => {
        const found = walk(property, seen)
        return found ? [[name, found] as const] : []
      },
    )
    const items = walk(node.items, seen)
    const entries = walk(node.additionalProperties, seen)
    if (properties.length > 0) parts.push({ properties: Object.fromEntries(properties) })
    if (items) parts.push({ items })
    if (entries) parts.push({ entries })
    for (const member of listOf(node.allOf)) parts.push(walk(member, seen))
    for (const union of [listOf(node.oneOf), listOf(node.anyOf)]) {
      const found = union.map((member) => walk(member, seen))
      // A property that one alternative converts must not be in another one that does not.
      union.forEach((member, i) => refuseOthers(source, member, i, found))
      parts.push(...found)
    }
    for (const key of [
      'prefixItems',
      'if',
      'then',
      'else',
      'not',
      'patternProperties',
      'unevaluatedProperties',
    ])
      if (JSON.stringify(node[key] ?? null).includes(`"${MARK}"`)) throw new Ambiguous()
    return parts.reduce(merged, undefined)
  }
  return walk(schema, [])
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function refuseOthers(
  source: Source,
  member: unknown,
  index: number,
  found: readonly (Places | undefined)[],
): void {
  const names = propertyNames(source, member)
  found.forEach((places, i) => {
    if (i === index || !places) return
    if (places.call ?? places.at ?? places.items ?? places.entries) {
      if (JSON.stringify(found[index]) !== JSON.stringify(places)) throw new Ambiguous()
    }
    for (const [name, place] of Object.entries(places.properties ?? {})) {
      const own = found[index]?.properties?.[name]
      if (names.has(name) && JSON.stringify(own) !== JSON.stringify(place)) throw new Ambiguous()
    }
  })
}

function propertyNames(source: Source, member: unknown, seen: readonly string[] = []): Set<string> {
  if (!isObject(member)) return new Set()
  const target =
    typeof member.$ref === 'string' && !seen.includes(member.$ref)
      ? propertyNames(source, nodeAt(source, member.$ref), [...seen, member.$ref])
      : []
  const parts = [...listOf(member.allOf), ...listOf(member.oneOf), ...listOf(member.anyOf)]
  return new Set([
    ...target,
    ...Object.keys(isObject(member.properties) ? member.properties : {}),
    ...parts.flatMap((part) => [...propertyNames(source, part, seen)]),
  ])
}

function merged(one: Places | undefined, other: Places | undefined): Places | undefined {
  if (!one || !other) return one ?? other
  if (JSON.stringify(one) === JSON.stringify(other)) return one
  if (one.call ?? one.at ?? other.call ?? other.at) throw new Ambiguous()
  const names = new Set([...Object.keys(one.properties ?? {}), ...Object.keys(other.properties ?? {})])
  const properties = [...names].map(
    (name) => [name, merged(one.properties?.[name], other.properties?.[name]) as Places] as const,
  )
  const items = merged(one.items, other.items)
  const entries = merged(one.entries, other.entries)
  return {
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(items ? { items } : {}),
    ...(entries ? { entries } : {}),
  }
}
