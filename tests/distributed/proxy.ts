import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A TCP proxy in front of a server that is shared and so is not stopped: tests stop the proxy instead. */
export interface Proxy {
  port: number
  /** Closes every connection and rejects new ones. */
  cut(): Promise<void>
  /** Passes nothing on, without closing anything: the server seems to hang. */
  stall(): void
  restore(): Promise<void>
}

export interface ProxyOptions {
  /** Changes what the server sends, for a protocol in which servers send their own addresses. */
  rewrite?(chunk: Buffer, proxyPort: number): Buffer
  /** For how many milliseconds a request is held back. */
  delay?(chunk: Buffer): number
  /** Where it listens; port 0, the default, is any free one. */
  host?: string
  port?: number
}

/** @param url of the server */
export async function startProxy(url: string, options: ProxyOptions = {}): Promise<Proxy> {
  const { host = '127.0.0.1', rewrite, delay } = options
  let { port = 0 } = options
  const { hostname, port: target } = new URL(url)
  const sockets = new Set<Socket>()
  let isStalled = false
  let server: Server | undefined
  const restore = async () => {
    isStalled = false
    for (const socket of sockets) socket.resume()
    if (server) return
    const opened = createServer((socket) => {
      const upstream = connect(Number(target), hostname)
      for (const [from, to] of [
        [socket, upstream],
        [upstream, socket],
      ] as const) {
        sockets.add(from)
        from.setNoDelay(true)
        from.on('data', (chunk: Buffer) => {
          const delayMs = from === socket ? (delay?.(chunk) ?? 0) : 0
          if (delayMs === 0) to.write(from === upstream ? (rewrite?.(chunk, port) ?? chunk) : chunk)
          else {
            from.pause()
            setTimeout(() => {
              to.write(chunk)
              if (!isStalled) from.resume()
            }, delayMs)
          }
        })
        if (isStalled) from.pause()
        from.on('error', () => {})
        from.on('close', () => {
          sockets.delete(from)
          to.destroy()
        })
      }
    })
    server = opened
    await new Promise<void>((done) => opened.listen(port, host, done))
    port = (opened.address() as AddressInfo).port
  }
  await restore()
  return {
    port,
    restore,
    stall: () => {
      isStalled = true
      for (const socket of sockets) socket.pause()
    },
    cut: async () => {
      const closing = server
      server = undefined
      const closed = new Promise<void>((done) => (closing ? closing.close(() => done()) : done()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
