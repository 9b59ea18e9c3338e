/** `x-cache`: how long caches may reuse the response 200 of a GET. */
export interface CacheRule {
  maxAgeSeconds: number
  /** How long a stale response may be used while it is revalidated (RFC 5861, section 3). */
  staleWhileRevalidateSeconds?: number
  /** How long a stale response may be used when the service fails (RFC 5861, section 4). */
  staleIfErrorSeconds?: number
  /** The types of the events that invalidate it in the caches of gateways. */
  tags?: readonly string[]
  /** Required for an operation with security: each principal has responses of its own. */
  by?: 'principal'
}
