/** `at('#/paths', '/users')` is `#/paths/~1users` (RFC 6901). */
export function at(pointer: string, ...keys: (string | number)[]): string {
  let path = pointer
  for (const key of keys) path += `/${escapeKey(String(key))}`
  return path
}

/** A key as a JSON Pointer writes it (RFC 6901, section 3). */
export const escapeKey = (key: string): string =>
  /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The keys of a JSON Pointer in a URI fragment (RFC 6901): `#/paths/~1users` has `paths` and `/users`. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value at a place of a document; undefined where there is none. */
export function valueAt(document: unknown, keys: readonly string[]): unknown {
  let value = document
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** A reference is a URI, so its fragment may be percent-encoded (RFC 6901, section 6). */
export function normalRef(ref: string): string {
  try {
    return ref.includes('%') ? decodeURIComponent(ref) : ref
  } catch {
    return ref
  }
}
