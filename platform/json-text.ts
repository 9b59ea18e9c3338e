/** What generated serializers are made of. Everything returns JSON text. */

/* Below this length a loop beats a regular expression. */
const SHORT = 42
// eslint-disable-next-line no-control-regex -- JSON escapes control characters (RFC 8259, section 7)
const ESCAPED = /[\u0000-\u001f"\\\ud800-\udfff]/

/** A JSON string. */
export function text(value: unknown): string {
  if (typeof value !== 'string') return scalar(value)
  const { length } = value
  if (length > SHORT) return ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`
  for (let i = 0; i < length; i++) {
    const code = value.charCodeAt(i)
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code <= 0xdfff))
      return JSON.stringify(value)
  }
  return `"${value}"`
}

/** A JSON number; JSON has no NaN and no infinity. */
export function number(value: unknown): string {
  if (typeof value !== 'number') return scalar(value)
  return Number.isFinite(value) ? `${value}` : 'null'
}

/**
 * Any value but a list or an object; one that has `toJSON`, such as a Date, is asked for its scalar.
 *
 * @throws ReplyMisfit for a list or an object: the contract does not say what of it may leave
 */
export function scalar(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return text(value)
    case 'number':
      return number(value)
    case 'boolean':
    case 'bigint':
      return String(value)
    case 'object':
      if (value === null) return 'null'
      if (typeof (value as { toJSON?: unknown }).toJSON === 'function')
        return scalar((value as { toJSON: () => unknown }).toJSON())
      return misfit(Array.isArray(value) ? 'a list' : 'an object')
    default:
      return 'null'
  }
}

/** A value of which the contract says nothing: as JavaScript would write it. */
export function any(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}

/** Sets and other iterables are written as the lists that they hold. */
export function iterable(value: unknown, write: (list: unknown[]) => string): string {
  if (typeof (value as Iterable<unknown>)[Symbol.iterator] === 'function')
    return write(Array.from(value as Iterable<unknown>))
  return misfit('an object')
}

/** A reply whose form is so far from the contract that it can't be cut down to it. */
export class ReplyMisfit extends Error {
  override name = 'ReplyMisfit'
}

export function misfit(what: unknown): never {
  throw new ReplyMisfit(
    `The reply has ${typeof what === 'string' ? what : 'an object'} where the contract has none`,
  )
}
