import type { RateLimit } from '#platform/contract/compiled.ts'
import { at, isObject } from '../document/json-pointer.ts'
import { Refusal } from '../document/source.ts'

const MAX_LIMIT = 1_000_000
/* A day: the maximum of `Retry-After` in openapi/shared/headers.yaml. */
const MAX_WINDOW_SECONDS = 86_400

/**
 * Reads `x-rate-limit` of an operation; `windowSeconds` is 60 and `by` is `principal` by default.
 *
 * @throws Refusal for a value of another form
 */
export function compileRateLimit(operation: Record<string, unknown>, pointer: string): RateLimit | undefined {
  const value = operation['x-rate-limit']
  if (value === undefined) return undefined
  const place = at(pointer, 'x-rate-limit')
  const refuse = (message: string, key?: string): never => {
    throw new Refusal(key === undefined ? place : at(place, key), `x-rate-limit ${message}`)
  }
  if (!isObject(value)) return refuse('must be an object: { limit, windowSeconds, by }')
  const { limit, windowSeconds = 60, by = 'principal', ...others } = value
  const [other] = Object.keys(others)
  if (other !== undefined) refuse(`has no property ${other}`, other)
  if (!isCount(limit, MAX_LIMIT)) return refuse(`needs a limit from 1 to ${MAX_LIMIT}`, 'limit')
  if (!isCount(windowSeconds, MAX_WINDOW_SECONDS))
    return refuse(`needs windowSeconds from 1 to ${MAX_WINDOW_SECONDS}`, 'windowSeconds')
  if (by !== 'principal' && by !== 'address') return refuse('is by principal or by address', 'by')
  return { limit, windowSeconds, by }
}

const isCount = (value: unknown, max: number): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max
