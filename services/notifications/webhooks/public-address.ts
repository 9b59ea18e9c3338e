import ipaddr from 'ipaddr.js'
import { isIP } from 'node:net'

/**
 * Whether an IP address is publicly routable: not a special-purpose address (RFC 6890), such as loopback, private
 * networks or cloud metadata services (169.254.169.254).
 */
export const isPublicAddress = (address: string): boolean =>
  isIP(address) !== 0 && ipaddr.parse(address).range() === 'unicast'
