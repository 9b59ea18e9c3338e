import { isObject } from '../document/json-pointer.ts'
import {
  childrenOf,
  Refusal,
  refsOf,
  type Child,
  type Located,
  type Schema,
  type Source,
} from '../document/source.ts'
import { partsOf } from './unions.ts'

/* Keywords whose schemas are applied to the value itself. */
const IN_PLACE = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'])
const checked = new WeakMap<Source, Set<string>>()

/**
 * Refuses schemas, from one on, that would be applied to the same value without end (JSON Schema 2020-12, section
 * 9.4.1), and those that no value matches because each one would have to contain another.
 */
export function refuseCircles(source: Source, root: Located): void {
  const done = checked.get(source) ?? new Set<string>()
  checked.set(source, done)
  const found: Located[] = []
  const next = [root]
  const path: string[] = []
  const visit = (here: Located): void => {
    const { pointer } = here
    const start = path.indexOf(pointer)
    if (start !== -1) {
      const circle = [...path.slice(start), pointer].map(placeOf).join(' -> ')
      throw new Refusal(
        pointer,
        `the schema applies to itself without end: ${circle}. Refer to it below a property or an item only`,
      )
    }
    if (done.has(pointer)) return
    path.push(pointer)
    const children = childrenOf(here)
    for (const part of [...refsOf(source, here), ...children.filter(({ keyword }) => IN_PLACE.has(keyword))])
      visit(part)
    path.pop()
    done.add(pointer)
    found.push(here)
    next.push(
      ...children.filter(
        ({ keyword }) => !IN_PLACE.has(keyword) && keyword !== '$defs' && keyword !== 'definitions',
      ),
    )
  }
  for (let here = next.pop(); here; here = next.pop()) visit(here)
  refuseEndless(source, found)
}

const placeOf = (pointer: string): string => pointer.replace(/^#[^/]*/, '#')

const finite = new WeakMap<Source, Set<string>>()

/** Refuses schemas that no finite value matches: a property that is required and has to have such a property itself. */
function refuseEndless(source: Source, schemas: readonly Located[]): void {
  const known = finite.get(source) ?? new Set<string>()
  finite.set(source, known)
  let open = schemas.filter(({ pointer }) => !known.has(pointer))
  // A schema is finite once the schemas that it cannot do without are, so this ends with those that never become it.
  for (let before = -1; before !== open.length;) {
    before = open.length
    open = open.filter((here) => {
      if (!isFinite(source, here, known)) return true
      known.add(here.pointer)
      return false
    })
  }
  const [first] = open
  if (first)
    throw new Refusal(
      first.pointer,
      'no value matches the schema: it requires a property or an item that has to contain one of its own again, without end',
    )
}

function isFinite(source: Source, here: Located, known: ReadonlySet<string>): boolean {
  if (!isObject(here.schema)) return true
  const isKnown = (one: Located) => known.has(one.pointer)
  const children = childrenOf(here)
  if (![...refsOf(source, here), ...children.filter(({ keyword }) => keyword === 'allOf')].every(isKnown))
    return false
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = children.filter((child) => child.keyword === keyword)
    if (branches.length > 0 && !branches.some(isKnown)) return false
  }
  const { type, minItems, prefixItems, nullable } = here.schema
  if (source.is30 && nullable === true) return true
  const parts = partsOf(source, here)
  if (parts.some(({ schema }) => (schema as Schema).type === 'object')) {
    const required = parts.flatMap(({ schema }) => ((schema as Schema).required ?? []) as string[])
    const isNeeded = (child: Child) => child.keyword === 'properties' && required.includes(child.key)
    if (required.length > 0 && !parts.flatMap(childrenOf).filter(isNeeded).every(isKnown)) return false
  }
  if (String(type) === 'array' && Number(minItems ?? 0) > 0) {
    const needed = children.filter(
      ({ keyword, key }) =>
        (keyword === 'prefixItems' && Number(key) < Number(minItems)) ||
        (keyword === 'items' && Number(minItems) > (Array.isArray(prefixItems) ? prefixItems.length : 0)),
    )
    if (!needed.every(isKnown)) return false
  }
  return true
}
