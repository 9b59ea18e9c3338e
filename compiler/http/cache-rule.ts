import type { CacheRule } from '#platform/contract/cache-rule.ts'
import { at, isObject } from '../document/json-pointer.ts'
import { Refusal } from '../document/source.ts'

const SECONDS = ['maxAgeSeconds', 'staleWhileRevalidateSeconds', 'staleIfErrorSeconds'] as const
const MEMBERS = new Set<string>([...SECONDS, 'tags', 'by'])

/**
 * Reads `x-cache` of an operation.
 *
 * @param pointer of the operation
 * @throws Refusal for an operation other than GET, and for a value of another form
 */
export function cacheRuleOf(
  value: unknown,
  method: string,
  pointer: string,
  isSecured: boolean,
): CacheRule | undefined {
  if (value === undefined) return undefined
  const here = at(pointer, 'x-cache')
  const refuse = (reason: string, ...path: string[]): never => {
    throw new Refusal(path.length > 0 ? at(here, ...path) : here, reason)
  }
  if (method !== 'get') refuse('x-cache is for GET only')
  if (!isObject(value)) return refuse('x-cache must be an object')
  for (const name of Object.keys(value)) if (!MEMBERS.has(name)) refuse(`x-cache has no ${name}`, name)
  if (value.maxAgeSeconds === undefined) refuse('x-cache must have maxAgeSeconds')
  for (const name of SECONDS) {
    const seconds = value[name]
    if (seconds !== undefined && !(Number.isSafeInteger(seconds) && (seconds as number) >= 1))
      refuse(`${name} must be a whole number of at least 1`, name)
  }
  const { tags, by } = value
  if (tags !== undefined && !(Array.isArray(tags) && tags.every((tag) => typeof tag === 'string')))
    refuse('tags must be a list of types of events', 'tags')
  if (by !== undefined && by !== 'principal') refuse('by must be principal', 'by')
  if (isSecured && by === undefined)
    refuse('responses of an operation with security may only be cached for each principal: by: principal')
  if (!isSecured && by !== undefined) refuse('an operation without security has no principal', 'by')
  return value as unknown as CacheRule
}
