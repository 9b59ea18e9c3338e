import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import proxyAddress from 'proxy-addr'

/** Who sent a request, as far as proxies in front of the gateway are trusted. */
export interface Sender {
  address: string
  protocol: string
  host: string
}

/**
 * Reads the sender of a request. `X-Forwarded-*` counts only from a trusted proxy, as in Express.
 *
 * @param trustedProxies addresses, subnets, or names such as `loopback`
 */
export function senderBehind(trustedProxies: readonly string[]): (request: IncomingMessage) => Sender {
  const isTrusted = proxyAddress.compile([...trustedProxies])
  return (request) => {
    const { socket, headers } = request
    const remote = socket.remoteAddress ?? ''
    const protocol = (socket as TLSSocket).encrypted ? 'https' : 'http'
    const host = headers.host ?? ''
    if (!isTrusted(remote, 0)) return { address: remote, protocol, host }
    return {
      address: proxyAddress(request, isTrusted),
      protocol: firstOf(headers['x-forwarded-proto']) ?? protocol,
      host: firstOf(headers['x-forwarded-host']) ?? host,
    }
  }
}

const firstOf = (header: string | string[] | undefined) =>
  header === undefined ? undefined : String(header).split(',', 1)[0]?.trim()
