import { BlockList, isIP } from 'node:net'

/**
 * Whether an IP address is one of the public internet: none of the special ones that the IANA lists (RFC 6890), such
 * as those of this machine, of private networks, and of the metadata services of clouds (169.254.169.254).
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special.check(address)
  // Global unicast only. What carries an IPv4 address inside (::ffff:0:0/96, 64:ff9b::/96) is outside of that.
  return family === 6 && globalUnicast.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

const special = new BlockList()
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(network, prefix)

for (const [network, prefix] of [
  // Teredo, ORCHID and other protocols' own.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4: an IPv4 address, which may be any.
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, prefix, 'ipv6')
