import { isIP, isIPv6 } from 'node:net'

/**
 * What counts as one address when attempts are counted: an IPv4 address; of IPv6 the first 64 bits, since everybody
 * gets at least so many and could take another address for each attempt. What is no address counts as one together.
 */
export function networkOf(ip: string | undefined): string {
  const address = (ip ?? '').replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return isIP(address) ? address : 'unknown'
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  // `::` stands for as many zero groups as are missing; of an address cut within its first half, they fill it up.
  const behind = tail ? tail.split(':').length : 0
  while (tail !== undefined && groups.length + behind < 8) groups.push('0')
  return `${[...groups, ...(tail ? tail.split(':') : [])]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
