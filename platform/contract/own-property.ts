/*
 * Names come from callers and from contracts, and any text is a name: `constructor`, `toString`, `__proto__`. Objects keyed
 * by such names are read by `ownOf` and written by `setOwn` (check.ts): what objects inherit is no value.
 */

/** The object's own property of a name. */
export const ownOf = <T>(object: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined

/** The schemas or plans of an object's properties: named ones, those of a pattern, and the rest. */
export interface Members<T> {
  patterns?: readonly (readonly [pattern: string, member: T])[]
  /** For every other name; null in a closed object. */
  rest: T | null
}

const expressions = new Map<string, RegExp>()

/**
 * The entry for a property name (JSON Schema 2020-12, section 10.3.2); undefined for an unknown name of a closed
 * object.
 */
export function memberOf<T>(
  properties: Readonly<Record<string, T>>,
  { patterns, rest }: Members<T>,
  name: string,
): T | undefined {
  const own = ownOf(properties, name)
  if (own !== undefined) return own
  for (const [pattern, member] of patterns ?? []) {
    // Patterns come from contracts, so the cache is bounded.
    let expression = expressions.get(pattern)
    if (!expression) expressions.set(pattern, (expression = new RegExp(pattern, 'u')))
    if (expression.test(name)) return member
  }
  return rest ?? undefined
}
