/** Why a request was forwarded (RFC 9211, section 2.2). */
export type Forwarded = 'bypass' | 'method' | 'request' | 'stale' | 'uri-miss' | 'vary-miss'

export interface CacheStatus {
  /** The response came from the cache, with this many seconds until it is stale; negative if it is. */
  ttl?: number
  fwd?: Forwarded
  /** The status of the service's response, if it differs from that of the response. */
  fwdStatus?: number
  stored?: boolean
  /** The request waited for the response to another one. */
  collapsed?: boolean
  detail?: string
}

/** The member of `Cache-Status` of this cache: `gateway; hit; ttl=42`. */
export function cacheStatusOf({ ttl, fwd, fwdStatus, stored, collapsed, detail }: CacheStatus): string {
  let text = 'gateway'
  if (fwd === undefined) text += '; hit'
  else text += `; fwd=${fwd}`
  if (fwdStatus !== undefined) text += `; fwd-status=${fwdStatus}`
  if (stored) text += '; stored'
  if (collapsed) text += '; collapsed'
  if (ttl !== undefined) text += `; ttl=${ttl}`
  if (detail !== undefined) text += `; detail=${detail}`
  return text
}
