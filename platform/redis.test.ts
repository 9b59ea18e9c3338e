import { createServer, type AddressInfo, type Server } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { freePorts } from '../scripts/free-ports.ts'
import { startLimited } from './testing/limited-service.ts'

/* What a service does without its Redis. With a real one: tests/distributed/redis.test.ts. */

const degraded = { code: 200, status: 'degraded', dependencies: { redis: { status: 'down' } } }

test('without Redis at its URL, a service counts in its memory, and is degraded', async () => {
  const [port] = await freePorts(1)
  await using service = await startLimited({ limit: 3 }, { REDIS_URL: `redis://127.0.0.1:${port}` })
  const statuses = await Promise.all(Array.from({ length: 8 }, () => service.call()))
  expect(statuses.filter((status) => status === 204)).toHaveLength(3)
  expect(await service.metric()).toBe(1)
  expect(await service.readiness()).toMatchObject(degraded)
})

test('a server that accepts connections and never responds does not keep requests waiting', async () => {
  await using silent = await startSilent()
  await using service = await startLimited({ limit: 3 }, { REDIS_URL: silent.url })
  const statuses = await Promise.all(Array.from({ length: 8 }, () => service.call()))
  expect(statuses.filter((status) => status === 204)).toHaveLength(3)
  expect(await service.readiness()).toMatchObject(degraded)
})

test('without REDIS_URL nothing is degraded', async () => {
  await using service = await startLimited({ limit: 3 })
  expect(await service.call()).toBe(204)
  expect(await service.metric()).toBe(0)
  expect(await service.readiness()).toMatchObject({ code: 200, status: 'ready', dependencies: {} })
})

test('RATE_LIMITS=off ignores rate limits', async () => {
  await using service = await startLimited({ limit: 1 }, { RATE_LIMITS: 'off' })
  expect([await service.call(), await service.call()]).toEqual([204, 204])
})

async function startSilent() {
  const server: Server = createServer((socket) => void socket.on('error', () => {}).resume())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `redis://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => void server.close(),
  }
}
