/**
 * The load generator, a process of its own: raw sockets, one request in flight on each (a closed loop). It is cheap on
 * purpose: it must keep the fastest server busy from the other core, and what it costs is never counted.
 */
import { connect, type Socket } from 'node:net'
import type { BenchRequest } from './requests.ts'
import { HOST } from './server.ts'

export interface LoadOrder {
  port: number
  requests: BenchRequest[]
  status: number
  connections: number
  seconds: number
}
/** The runner's messages: an order connects and warms up for `rampSeconds`; `go` measures. */
export type ToLoad = { connect: LoadOrder; rampSeconds: number } | 'go'
export type FromLoad = 'ready' | { requests: number; seconds: number; p99Ms: number } | { fault: string }

interface Connection {
  socket: Socket
  sentAtMs: number
  /** Bytes of the response still to come; -1 while its head is incomplete. */
  pending: number
  head: Buffer | undefined
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LENGTH = /\r\ncontent-length: *(\d+)/i
/** Beyond these, a window's p99 is no different. */
const MAX_SAMPLES = 500_000

let order: LoadOrder
let wire: Buffer[] = []
let connections: Connection[] = []
const latenciesMs = new Float64Array(MAX_SAMPLES)
let samples = 0
let completed = 0
let inFlight = 0
let stopAtMs = 0
let onDrained = (): void => {}

function encode({ method, path, headers = {}, body }: BenchRequest, port: number): Buffer {
  const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `${method} ${path} HTTP/1.1\r\nHost: ${HOST}:${port}\r\nAccept: application/json\r\nConnection: keep-alive\r\n${own.join('')}`
  const entity =
    body === undefined
      ? ''
      : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
  return Buffer.from(`${head}${entity}\r\n${body ?? ''}`)
}

function send(connection: Connection): void {
  connection.pending = -1
  connection.sentAtMs = performance.now()
  connection.socket.write(wire[completed % wire.length]!)
}

function receive(connection: Connection, chunk: Buffer): void {
  if (connection.pending >= 0) {
    connection.pending -= chunk.length
  } else {
    const bytes = connection.head ? Buffer.concat([connection.head, chunk]) : chunk
    const end = bytes.indexOf(HEAD_END)
    if (end === -1) {
      connection.head = bytes
      return
    }
    connection.head = undefined
    const head = bytes.toString('latin1', 0, end)
    if (!head.startsWith(`HTTP/1.1 ${order.status} `)) return fail(`expected ${order.status}, got: ${head}`)
    const length = LENGTH.exec(head)
    // Every stack sends its length; one that streams in chunks would be measured on something else.
    if (!length) return fail(`a response without content-length: ${head}`)
    connection.pending = Number(length[1]) - (bytes.length - end - HEAD_END.length)
  }
  if (connection.pending > 0) return
  if (connection.pending < 0) return fail('a response is longer than its content-length')
  const nowMs = performance.now()
  if (samples < MAX_SAMPLES) latenciesMs[samples++] = nowMs - connection.sentAtMs
  completed++
  if (nowMs < stopAtMs) send(connection)
  else if (--inFlight === 0) onDrained()
}

function fail(fault: string): void {
  for (const { socket } of connections) socket.destroy()
  process.send?.({ fault } satisfies FromLoad)
}

/** Keeps every connection busy for that long, and returns when the last response is in. */
function run(seconds: number): Promise<void> {
  samples = 0
  completed = 0
  inFlight = connections.length
  stopAtMs = performance.now() + seconds * 1000
  return new Promise((drained) => {
    onDrained = drained
    for (const connection of connections) send(connection)
  })
}

async function open(): Promise<void> {
  connections = await Promise.all(
    Array.from({ length: order.connections }, async () => {
      const socket = connect({ port: order.port, host: HOST, noDelay: true })
      const connection: Connection = { socket, sentAtMs: 0, pending: -1, head: undefined }
      socket.on('data', (chunk) => receive(connection, chunk))
      socket.on('error', (error) => fail(error.message))
      await new Promise((connected) => socket.once('connect', connected))
      return connection
    }),
  )
}

process.on('disconnect', () => process.exit())
process.on('message', async (message: ToLoad) => {
  if (message !== 'go') {
    order = message.connect
    wire = order.requests.map((request) => encode(request, order.port))
    await open()
    await run(message.rampSeconds)
    process.send?.('ready' satisfies FromLoad)
    return
  }
  const startedMs = performance.now()
  await run(order.seconds)
  const seconds = (performance.now() - startedMs) / 1000
  const sorted = latenciesMs.subarray(0, samples).sort()
  const p99Ms = sorted[Math.min(samples - 1, Math.floor(samples * 0.99))]!
  for (const { socket } of connections) socket.destroy()
  process.send?.({ requests: completed, seconds, p99Ms } satisfies FromLoad)
})
