import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningService } from '#platform/service.ts'
import type { Context } from './context.ts'
import { startGateway } from './testing/gateway.ts'

/* What anyone can do to the port of the gateway. */

let running: RunningService<Context>
beforeAll(async () => {
  running = await startGateway({
    GATEWAY_METRICS_PORT: '0',
    GATEWAY_CONNECTIONS_PER_ADDRESS: '3',
    REQUEST_TIMEOUT_MS: '1000',
  })
})
afterAll(() => running.close())

const openSocket = async (): Promise<Socket> => {
  const socket = connect(running.port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** All that the server sends until it closes the connection. */
async function read(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(socket, 'close')
  return text
}

test('metrics are at their own port only', async () => {
  expect((await fetch(`${running.url}/metrics`)).status).toBe(404)
  expect((await fetch(`${running.metricsUrl}/metrics`)).status).toBe(200)
})

test('connections of one address above the limit are closed; when others close, they are accepted again', async () => {
  const sockets = await Promise.all(Array.from({ length: 3 }, openSocket))
  expect(await read(await openSocket())).toBe('')
  for (const socket of sockets) socket.destroy()
  const status = async () =>
    (await fetch(`${running.url}/health/live`, { headers: { Connection: 'close' } })).status
  await expect.poll(status).toBe(200)
})

test('a client whose headers arrive byte by byte is cut off', async () => {
  const socket = await openSocket()
  socket.write('GET /health HTTP/1.1\r\nHost: gateway\r\nX-Slow: ')
  const drip = setInterval(() => socket.write('x'), 50)
  expect(await read(socket)).toMatch(/^HTTP\/1\.1 408 /)
  clearInterval(drip)
})

test('headers above 16 KiB get 431', async () => {
  const socket = await openSocket()
  socket.write(`GET /health HTTP/1.1\r\nHost: gateway\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`)
  expect(await read(socket)).toMatch(/^HTTP\/1\.1 431 /)
})
