/**
 * Clients of a server that trusts this machine as a proxy: each has an address of its own, in `X-Forwarded-For`.
 *
 * @param network the first two bytes of the addresses: `10.0`
 */
export function forwardedClients(network: string): () => typeof fetch {
  let count = 0
  return () => {
    const number = ++count
    return (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('X-Forwarded-For', `${network}.${number >> 8}.${number & 255}`)
      return fetch(input, { ...init, headers })
    }
  }
}
