import ipaddr from 'ipaddr.js'
import { isIP } from 'node:net'

/**
 * Whether an IP address is one of the public internet: none of the special ones that the IANA lists (RFC 6890), such
 * as those of this machine, of private networks, and of the metadata services of clouds (169.254.169.254).
 */
export const isPublicAddress = (address: string): boolean =>
  isIP(address) !== 0 && ipaddr.parse(address).range() === 'unicast'
