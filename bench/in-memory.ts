import type { Server } from 'node:http'
import { Duplex } from 'node:stream'
import type { BenchRequest } from './requests.ts'

const HEAD_END = '\r\n\r\n'
const LENGTH = /\r\ncontent-length: *(\d+)/i

/** The other end of a connection that has no socket: one request in flight, responses read by their length. */
class Loopback extends Duplex {
  #onReply = (): void => {}
  #head = ''
  #pending = -1

  override _read(): void {}
  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.#take(chunk)
    done()
  }
  override _writev(chunks: { chunk: Buffer | string }[], done: () => void): void {
    for (const { chunk } of chunks) this.#take(chunk)
    done()
  }
  /** What Node's server asks of a socket. */
  setTimeout(): this {
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }

  ask(bytes: Buffer): Promise<void> {
    this.#pending = -1
    this.#head = ''
    return new Promise((replied) => {
      this.#onReply = replied
      this.push(bytes)
    })
  }

  #take(chunk: Buffer | string): void {
    if (this.#pending < 0) {
      this.#head += typeof chunk === 'string' ? chunk : chunk.toString('latin1')
      const end = this.#head.indexOf(HEAD_END)
      if (end === -1) return
      const length = Number(LENGTH.exec(this.#head)?.[1])
      this.#pending = length - (this.#head.length - end - HEAD_END.length)
    } else {
      this.#pending -= chunk.length
    }
    // Not in the stack of the response: the server first ends what it does.
    if (this.#pending <= 0) setImmediate(this.#onReply)
  }
}

const encode = ({ method, path, body }: BenchRequest): Buffer =>
  Buffer.from(
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n` +
      (body === undefined
        ? ''
        : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`) +
      `\r\n${body ?? ''}`,
  )

/**
 * CPU microseconds of one request without the kernel's share: the server's own listener, fed in its own process. The
 * lowest of many windows, since other work on the machine only ever adds.
 */
export async function measureInMemory(
  server: Server,
  requests: BenchRequest[],
  { windows, perWindow }: { windows: number; perWindow: number },
): Promise<number> {
  const connections = Array.from({ length: 16 }, () => {
    const loopback = new Loopback()
    server.emit('connection', loopback)
    return loopback
  })
  const wire = requests.map(encode)
  let lowest = Infinity
  for (let window = 0; window < windows; window++) {
    const before = process.cpuUsage()
    let sent = 0
    await Promise.all(
      connections.map(async (connection) => {
        while (sent < perWindow) await connection.ask(wire[sent++ % wire.length]!)
      }),
    )
    const used = process.cpuUsage(before)
    lowest = Math.min(lowest, (used.user + used.system) / sent)
  }
  for (const connection of connections) connection.destroy()
  return lowest
}
