/** What generated projections are made of: each takes a reply's value and returns what of it may leave. */

/**
 * Any value but a list or an object; one that has `toJSON`, such as a Date, is left to JSON.stringify when that gives
 * a scalar.
 *
 * @throws ReplyMisfit for a list or an object: the contract does not say what of it may leave
 */
export function scalar(value: unknown): unknown {
  if (typeof value !== 'object' && typeof value !== 'bigint') return value
  return value === null ? null : unusual(value)
}

function unusual(value: object | bigint): unknown {
  // As a JSON number, exactly: JavaScript's own numbers end at 2^53.
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

/** Of this value the contract says nothing: it leaves as it is. */
export const same = (value: unknown): unknown => value

/** A reply whose form is so far from the contract that it can't be cut down to it. */
export class ReplyMisfit extends Error {
  override name = 'ReplyMisfit'
}

export function misfit(what: string): never {
  throw new ReplyMisfit(`The reply has ${what} where the contract has none`)
}
