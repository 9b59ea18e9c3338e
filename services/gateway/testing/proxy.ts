import express, { type ErrorRequestHandler } from 'express'
import { type IncomingMessage, request, type RequestOptions, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { edgeListener } from '#platform/http/edge.ts'
import { setEdgeHeaders } from '#platform/http/edge-headers.ts'
import type { Contract } from '#platform/contract/contract.ts'
import type { LoadShedder } from '#platform/http/overload/load-shedder.ts'
import { memoryLimiter } from '#platform/http/rate-limit/memory-limiter.ts'
import { createLog, requestLog } from '#platform/telemetry/log.ts'
import { openHttp } from '#platform/testing/open-http.ts'
import { notFound, problemMiddleware } from '#platform/problem-middleware.ts'
import { forwarding } from '../forwarding/forwarding.ts'
import type { Identify } from '../forwarding/authenticate.ts'
import { openUpstream } from '../forwarding/upstream.ts'
import { Registry } from 'prom-client'
import { createCache } from '../cache/cache.ts'
import { memoryStore } from '../cache/memory-store.ts'
import type { Store } from '../cache/store.ts'

/** A contract of the service `things` with these paths and methods. */
export function contractOf(paths: Record<string, Record<string, object>>): Contract {
  const operations = Object.entries(paths).map(([path, methods]) => {
    const item = Object.entries(methods).map(([method, more]) => [
      method,
      { operationId: `${method}${path}`, responses: {}, ...more },
    ])
    return [path, Object.fromEntries(item)]
  })
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1.0.0' },
    servers: [{ url: '/api/v1' }],
  }
  return {
    service: 'things',
    version: 'v1',
    document: {
      ...document,
      paths: Object.fromEntries(operations) as Record<string, Record<string, unknown>>,
    },
  }
}

const everything = contractOf({
  '/things': { get: {}, post: {}, put: {}, delete: {} },
  '/things/{thingId}': { get: {}, put: {} },
})

export interface TestProxyOptions {
  timeoutMs?: number
  idleTimeoutMs?: number
  maxConnections?: number
  maxUploads?: number
  maxQueue?: number
  maxStreams?: number
  requestsPerMinute?: number
  requestsPerAddress?: number
  streamsPerCaller?: number
  trustedProxies?: string[]
  /** The clock of circuit breakers and the retry budget. */
  now?: () => number
  contract?: Contract
  loadShedder?: LoadShedder
  identify?: Identify
  /** Has a cache in front of the proxy; `maxBytes` of its memory. */
  cache?: { store?: Store; maxBytes?: number; entryLimitBytes?: number; isCurrent?: () => boolean }
}

/** A gateway with only the proxy, in front of these addresses. Disposing it closes everything. */
export async function startProxy(origins: string | readonly string[], options: TestProxyOptions = {}) {
  const limits = {
    ...{ timeoutMs: 5_000, idleTimeoutMs: 5_000 },
    ...{ requestsPerMinute: 0, requestsPerAddress: 500, streamsPerCaller: 16 },
    rateLimiter: memoryLimiter(),
    ...{ maxConnections: 10, maxUploads: 10, maxQueue: 100, maxStreams: 10, connectTimeoutMs: 1_000 },
    ...options,
  }
  const { trustedProxies = [], identify = async () => undefined, contract = everything } = options
  const upstream = openUpstream('things', origins, limits)
  await upstream.started
  const metrics = new Registry()
  const cache =
    options.cache &&
    createCache({
      ...{ entryLimitBytes: 10_000, isCurrent: () => true, metrics },
      ...options.cache,
      store: options.cache.store ?? memoryStore(options.cache.maxBytes ?? 1_000_000),
      log: createLog({ service: 'gateway', level: 'silent' }),
    })
  const respondWithProblem = problemMiddleware()
  const onError: ErrorRequestHandler = (error, request, response, next) => {
    setEdgeHeaders(request, response)
    respondWithProblem(error, request, response, next)
  }
  const listener = edgeListener({
    edge: [
      requestLog(createLog({ service: 'gateway', level: 'silent' })),
      (_request, response, next) => {
        response.setHeader('Vary', 'Origin')
        next()
      },
    ],
    routers: [
      forwarding([contract], new Map([['things', upstream]]), { ...limits, trustedProxies, identify, cache }),
    ],
    app: express().use(notFound, onError),
    onError,
  })
  const server = await startServer(listener)
  return {
    url: server.url,
    metrics,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      await upstream.close()
    },
  }
}

/** A real HTTP server on a free port. */
export async function startServer(
  listener: (incoming: IncomingMessage, response: ServerResponse) => unknown,
) {
  const { url, close } = await openHttp((incoming, response) => void listener(incoming, response))
  return { url, [Symbol.asyncDispose]: close }
}

/** A TCP server with a custom connection handler. */
export async function startTcpServer(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** A URL that refuses connections. */
export async function refusingUrl(): Promise<string> {
  const server = await startServer(() => {})
  await server[Symbol.asyncDispose]()
  return server.url
}

export interface Received {
  status: number
  headers: IncomingMessage['headers']
  text: string
}

/** Sends a request and reads the whole response; rejects if a connection is lost. */
export async function call(url: string, options: RequestOptions = {}, body?: string): Promise<Received> {
  const response = await open(url, options, body)
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk)
  return { status: response.statusCode ?? 0, headers: response.headers, text }
}

/** Sends a request and resolves with the response headers. */
export function open(url: string, options: RequestOptions = {}, body?: string): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const outgoing = request(url, { agent: false, ...options }, done)
    outgoing.on('error', fail)
    outgoing.end(body)
  })
}
