import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { API, createClient, OPERATIONS, type Ops } from '#generated/products/v1/client.ts'
import { clientConfig } from '#platform/client/client.ts'
import { openTarget } from '#platform/discovery/target.ts'

const opened: (() => void)[] = []
afterEach(() => {
  for (const close of opened.splice(0)) close()
})

/** A fake of products: sends the given responses in order. */
async function answering(replies: { status: number; body?: object }[]) {
  const requests: { line: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, headers: request.headers })
    const { status, body } = replies[Math.min(requests.length, replies.length) - 1] ?? { status: 500 }
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    response.writeHead(status, { 'Content-Type': type }).end(body && JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  opened.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const addresses = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const token = async () => 'a.b.c'
  const target = openTarget({ service: 'products', addresses })
  opened.push(() => void target.close())
  const config = clientConfig({ api: API, target, token, retryDelayMs: 1 })
  return { requests, products: createClient<Ops>(OPERATIONS, config) }
}

const reservation = {
  body: { items: [{ productId: crypto.randomUUID(), quantity: 1 }] } as Ops['reserveStock']['args']['body'],
  headers: { 'Idempotency-Key': 'order-1:reserve-stock' },
}

it('calls an internal operation with the token, and retries under the same key', async () => {
  const { requests, products } = await answering([{ status: 503 }, { status: 201, body: { id: 'r' } }])
  const { data, error } = await products.reserveStock(reservation)
  expect({ data, error }).toEqual({ data: { id: 'r' }, error: undefined })
  expect(requests.map(({ line }) => line)).toEqual(['POST /api/v1/reservations', 'POST /api/v1/reservations'])
  for (const { headers } of requests) {
    expect(headers).not.toHaveProperty('x-operation')
    expect(headers).toMatchObject({
      'idempotency-key': 'order-1:reserve-stock',
      authorization: 'Bearer a.b.c',
      'request-timeout-ms': '3000',
    })
  }
})

it('returns the provider’s problem as a value', async () => {
  const problem = {
    type: 'urn:problem-type:x',
    title: 'Sold out',
    status: 409,
    code: 'products.out-of-stock',
  }
  const { requests, products } = await answering([{ status: 409, body: problem }])
  const { data, error, response } = await products.reserveStock(reservation)
  expect({ data, code: error?.code, status: response.status }).toEqual({
    ...{ data: undefined, code: 'products.out-of-stock', status: 409 },
  })
  expect(requests).toHaveLength(1)
})
