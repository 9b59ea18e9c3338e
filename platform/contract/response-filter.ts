/**
 * The runtime of generated response filters: each takes a value of a response and returns a copy of what the contract
 * declares.
 */
import { ARRAY, OBJECT, SCALAR, type FilterRef } from './filter-node.ts'
import type { Terms, View } from './filter-terms.ts'
import { openViews } from './filter-view.ts'

/**
 * Any value but a list or an object; one that has `toJSON`, such as a Date, is left to JSON.stringify when that gives a
 * scalar.
 *
 * @throws ReplyMisfit for a list or an object: the contract does not declare its content
 */
export function scalar(value: unknown): unknown {
  if (typeof value !== 'object' && typeof value !== 'bigint') return value
  return value === null ? null : unusual(value)
}

function unusual(value: object | bigint): unknown {
  // As a JSON number, exactly: JavaScript's numbers are exact only up to 2^53.
  if (typeof value === 'bigint')
    return (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON(String(value))
  const { toJSON } = value as { toJSON?: () => unknown }
  if (typeof toJSON === 'function') return scalar(toJSON.call(value))
  return misfit(Array.isArray(value) ? 'a list' : 'an object')
}

/** A list, item by item; Sets and other iterables become lists. */
export function list(value: unknown, cut: (item: unknown, index: number) => unknown): unknown {
  if (value === null || typeof value !== 'object') return scalar(value)
  if (!Array.isArray(value)) return list(listOf(value), cut)
  const items = new Array<unknown>(value.length)
  for (let i = 0; i < items.length; i++) items[i] = cut(value[i], i)
  return items
}

function listOf(value: object): unknown[] {
  if (Symbol.iterator in value) return Array.from(value as Iterable<unknown>)
  return misfit('an object')
}

/** A value without a schema is sent unchanged. */
export const same = (value: unknown): unknown => value

/** A response whose structure differs too much from the contract to be filtered. */
export class ReplyMisfit extends Error {
  override name = 'ReplyMisfit'
}

export function misfit(what: string): never {
  throw new ReplyMisfit(`The response has ${what} where the contract has none`)
}

type Filter = (value: unknown) => unknown

/**
 * The response filter of a schema that depends on the value: unions, conditions, patterns, subtypes.
 *
 * @returns a function that copies what the contract declares of a value
 * @throws ReplyMisfit (the function) for a list or an object where the contract has none
 */
export function filter(schema: FilterRef): Filter {
  const viewOf = openViews()
  const filters = new Map<View, Filter>()

  const filterOf = (terms: Terms | 'any'): Filter => {
    if (terms === 'any') return same
    const [only] = terms.all
    if (terms.all.length === 1 && terms.groups.length === 0) {
      if (only === 1) return scalar
      // A shared schema has a filter of its own.
      if (typeof only === 'function') {
        const { cut } = only()
        if (cut) return cut
      }
    }
    return filterOfView(viewOf(terms))
  }

  const filterOfView = (view: View): Filter => {
    let known = filters.get(view)
    if (!known) filters.set(view, (known = open(view)))
    return known
  }

  const open = (view: View): Filter => {
    const { kinds, soft } = view
    if (kinds === SCALAR) return soft ? softScalar : scalar
    if (view.tag === undefined && isAnything(view)) return same
    let object: Filter | undefined
    let list: Filter | undefined
    const misfitOf = (value: object) =>
      soft ? emptied(value) : misfit(Array.isArray(value) ? 'a list' : 'an object')
    return (value) => {
      if (value === null || typeof value !== 'object') return scalar(value)
      if (typeof (value as { toJSON?: unknown }).toJSON === 'function') {
        value = (value as { toJSON: () => unknown }).toJSON()
        if (value === null || typeof value !== 'object') return scalar(value)
      }
      if (Array.isArray(value) || !(kinds & OBJECT)) {
        const items = kinds & ARRAY && (Array.isArray(value) ? value : Symbol.iterator in value)
        if (!items) return misfitOf(value)
        return (list ??= listFilter(view))(Array.isArray(value) ? value : listOf(value))
      }
      if (view.tag !== undefined) return filterOfView(view.choose(tagOf(value, view.tag)))(value)
      return (object ??= objectFilter(view))(value)
    }
  }

  const listFilter = (view: View): Filter => {
    const { prefixLength } = view
    if (prefixLength === undefined) return same
    const filterAt = Array.from({ length: prefixLength + 1 }, (_, i) => filterOf(view.itemTerms(i)))
    return (items) =>
      (items as unknown[]).map((item, i) => (filterAt[Math.min(i, prefixLength)] as Filter)(item))
  }

  const objectFilter = (view: View): Filter => {
    const properties = [...view.names].map((name) => {
      const terms = view.propertyTerms(name) ?? 'any'
      return { name, isInherited: name in Object.prototype, filter: filterOf(terms) }
    })
    const rest = view.isUniform ? uniformRest(view) : restByPattern(view)
    return (value) => {
      const out: Values = {}
      for (const { name, isInherited, filter: own } of properties) {
        if (isInherited && !Object.hasOwn(value as object, name)) continue
        const read = (value as Values)[name]
        if (read !== undefined) put(out, name, own(read))
      }
      if (!rest) return out
      for (const name of Object.keys(value as object)) {
        if (view.names.has(name) || view.hidden.has(name)) continue
        const own = rest(name)
        if (own) put(out, name, own((value as Values)[name]))
      }
      return out
    }
  }

  const uniformRest = (view: View): ((name: string) => Filter) | undefined => {
    // A name that no schema can declare.
    const terms = view.propertyTerms('\0')
    if (terms === undefined) return undefined
    const own = filterOf(terms)
    return () => own
  }

  const restByPattern = (view: View) => {
    const known = new Map<string, Filter | undefined>()
    return (name: string): Filter | undefined => {
      if (known.has(name)) return known.get(name)
      const terms = view.propertyTerms(name)
      const own = terms === undefined ? undefined : filterOf(terms)
      if (known.size < NAME_CACHE_SIZE) known.set(name, own)
      return own
    }
  }

  // Opened by the first value: while schemas that refer to each other are loaded, some of them are still empty.
  let whole: Filter | undefined
  return (value) => (whole ??= filterOf({ all: [schema], groups: [] }))(value)
}

type Values = Record<string, unknown>

/* Cache size for undeclared names that were matched with patterns. */
const NAME_CACHE_SIZE = 1000

function tagOf(value: object, name: string): unknown {
  if (name in Object.prototype && !Object.hasOwn(value, name)) return undefined
  const tag = (value as Values)[name] as { toJSON?: () => unknown } | null | undefined
  return typeof tag === 'object' && typeof tag?.toJSON === 'function' ? tag.toJSON() : tag
}

/** Nothing to remove: no property is undeclared, and no schema applies to any of them. */
function isAnything(view: View): boolean {
  return (
    !view.structured &&
    view.hidden.size === 0 &&
    view.prefixLength === undefined &&
    view.isUniform &&
    view.propertyTerms('\0') === 'any' &&
    [...view.names].every((name) => view.propertyTerms(name) === 'any')
  )
}

/** For a value that its branch does not declare, only the type is kept. */
const emptied = (value: object): unknown => (Array.isArray(value) ? [] : {})
const softScalar: Filter = (value) =>
  typeof value === 'object' && value !== null && !('toJSON' in value) ? emptied(value) : scalar(value)

/** Sets a property of any name. */
export function put(out: Values, name: string, value: unknown): void {
  // Not by assignment: it would set the prototype.
  if (name === '__proto__')
    Object.defineProperty(out, name, { value, enumerable: true, configurable: true, writable: true })
  else out[name] = value
}
