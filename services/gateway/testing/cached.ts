import type { IncomingMessage, ServerResponse } from 'node:http'
import { vi } from 'vitest'
import { contractOf, startProxy, startServer, type TestProxyOptions } from './proxy.ts'

export const TAG = 'things.thing-changed.v1'
const RULE = { maxAgeSeconds: 60, staleWhileRevalidateSeconds: 30, staleIfErrorSeconds: 300 }
const json = { 200: { description: 'OK', content: { 'application/json': {} } } }
const webhooks = {
  ThingChanged: {
    post: {
      requestBody: {
        content: {
          'application/cloudevents+json': {
            schema: { allOf: [{}, { properties: { type: { const: TAG } } }] },
          },
        },
      },
    },
  },
}
const contract = contractOf({
  '/things': {
    get: { 'x-cache': RULE, responses: json },
    post: { 'x-emits': ['ThingChanged'] },
  },
  '/tagged': { get: { 'x-cache': { ...RULE, tags: [TAG] }, responses: json } },
  '/tagged/{id}': {
    get: { 'x-cache': { ...RULE, tags: [TAG] }, responses: json },
    put: { 'x-emits': ['ThingChanged'] },
  },
  '/mine': {
    get: { 'x-cache': { ...RULE, by: 'principal' }, responses: json, security: [{ bearer: [] }] },
  },
  '/uncached': { get: {} },
  '/throttled': { get: { 'x-throttle': { bytesPerSecond: 200_000 } } },
  '/throttled-and-cached': {
    get: { 'x-throttle': { bytesPerSecond: 20_000 }, 'x-cache': RULE, responses: json },
  },
})
contract.document.webhooks = webhooks

export const CONTROL = 'public, max-age=60, stale-while-revalidate=30, stale-if-error=300'
export type Listener = (incoming: IncomingMessage, response: ServerResponse, count: number) => unknown

/** A service whose responses are counted, behind a gateway with a cache. */
export async function startCached(listener: Listener, options: TestProxyOptions = {}) {
  const seen: IncomingMessage[] = []
  const server = await startServer((incoming, response) => {
    seen.push(incoming)
    return listener(incoming, response, seen.length)
  })
  const proxy = await startProxy([server.url], { contract, cache: {}, ...options })
  return {
    seen,
    metrics: proxy.metrics,
    url: `${proxy.url}/api/v1`,
    [Symbol.asyncDispose]: async () => {
      await proxy[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

/** Responds with the number of the request, cacheable. */
export const counting: Listener = (_incoming, response, count) =>
  response
    .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': CONTROL, ETag: `"${count}"` })
    .end(JSON.stringify({ count }))

/** Moves the clock of the cache only, until `vi.restoreAllMocks()`: timers and sockets run on. */
export function advance(seconds: number): void {
  vi.spyOn(performance, 'now').mockImplementation(() => realNow() + seconds * 1_000)
}
const realNow = performance.now.bind(performance)
