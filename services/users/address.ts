import ipaddr from 'ipaddr.js'
import { isIP } from 'node:net'

/**
 * What counts as one address when attempts are counted: an IPv4 address; of IPv6 the first 64 bits, since everybody
 * gets at least so many and could take another address for each attempt. What is no address counts as one together.
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
