import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

/* Below the ports that systems give to outgoing connections (from 32,768 on Linux): one of those may take a port before the
 * program that it was chosen for listens. */
const RANGE = [10_000, 32_767] as const

/**
 * Returns this many different TCP ports of 127.0.0.1 that are currently free, and that no other call returns while this
 * process runs, here or in another process.
 */
export async function freePorts(
  count: number,
  [first, last]: readonly [number, number] = RANGE,
): Promise<number[]> {
  const ports: number[] = []
  while (ports.length < count) {
    const port = first + Math.floor(Math.random() * (last - first + 1))
    if (await reservePort(port)) ports.push(port)
  }
  return ports
}

/**
 * Reserves a TCP port of 127.0.0.1 until this process ends, by the UDP port of the same number: the TCP port stays free for
 * the program that is to listen.
 *
 * @returns false for a port that is in use or reserved
 * @throws Error when the system refuses it for another reason
 */
export async function reservePort(port: number): Promise<boolean> {
  const code = (await takeUdpPort(port)) ?? (await tryToListen({ port, host: '127.0.0.1' }))
  if (code === undefined) return true
  if (code === 'EADDRINUSE' || code === 'EACCES') return false
  throw new Error(`Port ${port} on 127.0.0.1 cannot be used: ${code}`)
}

/** @returns the code of the error; undefined for a TCP port on which this process can listen */
export const tryToListen = ({ port, host }: { port: number; host: string }) =>
  new Promise<string | undefined>((done) => {
    const server = createServer().once('error', (error) => done(codeOf(error)))
    server.listen(port, host, () => server.close(() => done(undefined)))
  })

const takeUdpPort = (port: number) =>
  new Promise<string | undefined>((done) => {
    const socket = createSocket('udp4').once('error', (error) => done(codeOf(error)))
    socket.bind(port, '127.0.0.1', () => done(undefined))
    socket.unref()
  })

const codeOf = ({ code, message }: NodeJS.ErrnoException) => code ?? message
