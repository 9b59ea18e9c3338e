import type { CacheRule } from '../contract/cache-rule.ts'

/**
 * The `Cache-Control` of an operation with `x-cache` (RFC 9111, section 5.2.2; RFC 5861). Responses that are cached by
 * principal are `private`: no shared cache may store them, except in a part of its own for each principal.
 */
export function cacheControlOf(rule: CacheRule): string {
  const directives = [rule.by === 'principal' ? 'private' : 'public', `max-age=${rule.maxAgeSeconds}`]
  if (rule.staleWhileRevalidateSeconds)
    directives.push(`stale-while-revalidate=${rule.staleWhileRevalidateSeconds}`)
  if (rule.staleIfErrorSeconds) directives.push(`stale-if-error=${rule.staleIfErrorSeconds}`)
  return directives.join(', ')
}
