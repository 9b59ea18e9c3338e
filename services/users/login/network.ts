import ipaddr from 'ipaddr.js'
import { isIP } from 'node:net'

/**
 * The key for rate limits per client address: an IPv4 address or an IPv6 /64 network, which is the smallest allocation to
 * a customer, who can use any address in it. Invalid addresses share one key.
 */
export function networkOf(ip: string | undefined): string {
  if (ip === undefined || isIP(ip) === 0) return 'unknown'
  const address = ipaddr.process(ip)
  if (address instanceof ipaddr.IPv4) return address.toString()
  return `${address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}
