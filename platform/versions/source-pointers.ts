import { escapePointer } from '../contract/json-pointer.ts'
import type { FieldError } from '../problem.ts'

/* A request with more values than this gets the pointer of the nearest part that both versions have. */
const MOST_LEAVES = 200

/**
 * Errors of the newer form of a request, with the pointers of the fields that the caller sent. Which fields a value was
 * made of is found by changing them one at a time: those that change the value are its sources.
 *
 * @param sent the request in the caller's version, by place: `path`, `query`, `header`, `cookie`, `body`
 * @param convert a pure function
 */
export function atTheSource(
  errors: readonly FieldError[],
  sent: unknown,
  convert: (sent: unknown) => unknown,
): FieldError[] {
  const converted = convert(sent)
  const known = new Map<string, string>()
  const sourceOf = (pointer: string): string => {
    const found = known.get(pointer) ?? findSource(pointer, sent, converted, convert)
    known.set(pointer, found)
    return found
  }
  const seen = new Set<string>()
  return errors
    .map(({ pointer, detail }) => ({ pointer: sourceOf(pointer), detail }))
    .filter(({ pointer, detail }) => {
      const key = `${pointer} ${detail}`
      return !seen.has(key) && seen.add(key)
    })
}

function findSource(
  pointer: string,
  sent: unknown,
  converted: unknown,
  convert: (sent: unknown) => unknown,
): string {
  const keys = keysOf(pointer)
  const before = valueAt(converted, keys)
  if (before !== undefined && valueAt(sent, keys) === before) return pointer
  const leaves = leavesOf(sent)
  const sources =
    leaves.length > MOST_LEAVES ? [] : leaves.filter((leaf) => isSource(leaf, keys, sent, before, convert))
  if (sources.length === 0) return pointerOf(commonPart(sent, keys))
  const [first = []] = sources
  const shared = first.findIndex((key, i) => sources.some((other) => other[i] !== key))
  return pointerOf(shared < 0 ? first : first.slice(0, Math.max(1, shared)))
}

type Keys = readonly string[]

function isSource(
  leaf: Keys,
  keys: Keys,
  sent: unknown,
  before: unknown,
  convert: (sent: unknown) => unknown,
): boolean {
  const text = JSON.stringify(before)
  return othersThan(valueAt(sent, leaf)).some((other) => {
    try {
      return JSON.stringify(valueAt(convert(withValue(sent, leaf, other)), keys)) !== text
    } catch {
      // A value that can't be converted says nothing.
      return false
    }
  })
}

/** Other values of the same kind, and none at all. */
function othersThan(value: unknown): unknown[] {
  if (typeof value === 'string') return [`${value} x`, `${value}1`, 'x', undefined]
  if (typeof value === 'number') return [value + 1, undefined]
  if (typeof value === 'boolean') return [!value, undefined]
  return [undefined]
}

/** The pointers of all values that are no objects and no arrays, or are empty ones. */
function leavesOf(value: unknown, keys: Keys = [], found: Keys[] = []): Keys[] {
  if (found.length > MOST_LEAVES) return found
  if (!isPlain(value)) return value === undefined ? found : [...found, keys]
  for (const [key, inner] of Object.entries(value)) {
    if (isPlain(inner) && Object.keys(inner).length > 0) found = leavesOf(inner, [...keys, key], found)
    else if (inner !== undefined) found = [...found, [...keys, key]]
  }
  return found
}

/* Streams and buffers are no parts of a request that have a pointer. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  Array.isArray(value) ||
  (typeof value === 'object' &&
    value !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null))

function valueAt(value: unknown, keys: Keys): unknown {
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** A copy with another value at one place; undefined removes it. */
function withValue(value: unknown, [key, ...rest]: Keys, other: unknown): unknown {
  if (key === undefined) return other
  const inner = withValue((value as Record<string, unknown>)[key], rest, other)
  if (Array.isArray(value)) return value.map((item: unknown, i) => (String(i) === key ? inner : item))
  const copy = { ...(value as Record<string, unknown>), [key]: inner }
  if (inner === undefined) delete copy[key]
  return copy
}

/** The longest part of a pointer that the request has. */
function commonPart(sent: unknown, keys: Keys): Keys {
  for (let length = keys.length; length > 1; length--)
    if (valueAt(sent, keys.slice(0, length)) !== undefined) return keys.slice(0, length)
  return keys.slice(0, 1)
}

const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

const pointerOf = (keys: Keys): string => keys.map((key) => `/${escapePointer(key)}`).join('')
