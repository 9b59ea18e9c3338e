import { isObject } from '../document/json-pointer.ts'
import { childrenOf, refsOf, type Located, type Source } from '../document/source.ts'

/** What a JSON value is (JSON Schema 2020-12, section 4.2.1). */
export const KINDS = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const
export type Kind = (typeof KINDS)[number]

const kindOf = (value: unknown): Kind =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : (typeof value as Kind)

const known = new WeakMap<Source, Map<string, Set<Kind>>>()

/** The kinds of values that can match a schema; some of them perhaps cannot after all. */
export function kindsOf(source: Source, here: Located): Set<Kind> {
  const kinds = known.get(source) ?? new Map<string, Set<Kind>>()
  known.set(source, kinds)
  const found = kinds.get(here.pointer)
  if (found) return found
  // Until more is known: a schema that applies to itself without end is refused elsewhere.
  kinds.set(here.pointer, new Set(KINDS))
  const own = findKinds(source, here)
  kinds.set(here.pointer, own)
  return own
}

function findKinds(source: Source, here: Located): Set<Kind> {
  const { schema } = here
  if (schema === false) return new Set()
  if (!isObject(schema)) return new Set(KINDS)
  const sets: Set<Kind>[] = []
  const refs = refsOf(source, here)
  if (!(source.is30 && refs.length > 0)) {
    const { type, nullable } = schema
    if (type !== undefined) {
      const types = [type].flat().map((one) => (one === 'integer' ? 'number' : (one as Kind)))
      sets.push(new Set(source.is30 && nullable === true ? [...types, 'null'] : types))
    }
    if (Array.isArray(schema.enum)) sets.push(new Set(schema.enum.map(kindOf)))
    if ('const' in schema) sets.push(new Set([kindOf(schema.const)]))
    const children = childrenOf(here)
    for (const child of children) if (child.keyword === 'allOf') sets.push(kindsOf(source, child))
    for (const keyword of ['anyOf', 'oneOf']) {
      const branches = children.filter((child) => child.keyword === keyword)
      if (branches.length > 0) sets.push(new Set(branches.flatMap((branch) => [...kindsOf(source, branch)])))
    }
  }
  for (const ref of refs) sets.push(kindsOf(source, ref))
  return new Set(KINDS.filter((kind) => sets.every((set) => set.has(kind))))
}
