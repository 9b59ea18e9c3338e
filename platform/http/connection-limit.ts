import type { Server } from 'node:http'
import proxyaddr from 'proxy-addr'

export interface ConnectionLimit {
  /** Open connections from one address; further ones are closed at once. */
  perAddress: number
  /** Proxies, which connect for many clients: addresses, subnets, or names such as `loopback`. */
  exempt: string[]
}

/** Limits the open connections of a server from each address: a client that opens thousands exhausts no file descriptors. */
export function limitConnections(server: Server, { perAddress, exempt }: ConnectionLimit): void {
  const isExempt = proxyaddr.compile(exempt)
  const counts = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = socket.remoteAddress
    if (address === undefined || isExempt(address, 0)) return
    const count = (counts.get(address) ?? 0) + 1
    if (count > perAddress) {
      socket.destroy()
      return
    }
    counts.set(address, count)
    socket.once('close', () => {
      const left = (counts.get(address) ?? 1) - 1
      if (left === 0) counts.delete(address)
      else counts.set(address, left)
    })
  })
}
