import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A TCP proxy in front of a server that is shared and so is not stopped: tests stop the proxy instead. */
export interface Proxy {
  port: number
  /** Closes every connection and rejects new ones. */
  cut(): Promise<void>
  /** Passes nothing on, without closing anything: the server seems to hang. */
  stall(): void
  restore(): Promise<void>
  /** Closes every connection; new ones lead to another server. */
  redirect(url: string): void
}

export interface ProxyHooks {
  /** Changes what the server sends, for a protocol in which servers send their own addresses. */
  rewrite?(chunk: Buffer, proxyPort: number): Buffer
  /** For how many milliseconds a request is held back. */
  delay?(chunk: Buffer): number
  /** Where it listens; default: any free port of 127.0.0.1. */
  host?: string
}

/** @param url of the server */
export async function startProxy(url: string, hooks: ProxyHooks = {}): Promise<Proxy> {
  let target = new URL(url)
  const sockets = new Set<Socket>()
  let isStalled = false
  let server: Server | undefined
  let port = 0
  const restore = async () => {
    isStalled = false
    for (const socket of sockets) socket.resume()
    if (server) return
    const opened = createServer((socket) => {
      const upstream = connect(Number(target.port), target.hostname)
      for (const [from, to] of [
        [socket, upstream],
        [upstream, socket],
      ] as const) {
        sockets.add(from)
        from.setNoDelay(true)
        from.on('data', (chunk: Buffer) => {
          const delayMs = from === socket ? (hooks.delay?.(chunk) ?? 0) : 0
          if (delayMs === 0) to.write(from === upstream ? (hooks.rewrite?.(chunk, port) ?? chunk) : chunk)
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
    await new Promise<void>((done) => opened.listen(port, hooks.host ?? '127.0.0.1', done))
    port = (opened.address() as AddressInfo).port
  }
  await restore()
  const closeAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port,
    restore,
    redirect: (to) => {
      target = new URL(to)
      closeAll()
    },
    stall: () => {
      isStalled = true
      for (const socket of sockets) socket.pause()
    },
    cut: async () => {
      const closing = server
      server = undefined
      const closed = new Promise<void>((done) => (closing ? closing.close(() => done()) : done()))
      closeAll()
      await closed
    },
  }
}
