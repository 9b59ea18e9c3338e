import { uuid } from '../data.ts'
import type { BenchRequest } from '../requests.ts'

/** Operations of the shop's contracts, by what the gateway does for them. */
export const OPERATIONS = ['getOrder', 'placeOrder', 'getProduct'] as const
export type OperationId = (typeof OPERATIONS)[number]

export const titles: Record<OperationId, string> = {
  getOrder: 'GET with a token',
  placeOrder: 'POST with a token',
  getProduct: 'GET, cacheable',
}

/** The stacks in the order of the results. */
export const PROXIES: Record<string, string> = {
  undici: 'undici on node:http, bare',
  'http-proxy-middleware': 'http-proxy-middleware on Express, bare',
  'fastify-http-proxy': '@fastify/http-proxy, bare',
  nginx: 'nginx, one worker, no log',
  charter: 'Charter, everything on',
}

export const statuses: Record<OperationId, number> = { getOrder: 200, placeOrder: 202, getProduct: 200 }

const order = (n: number) => ({
  lines: Array.from({ length: 3 }, (_, line) => ({ productId: uuid(n * 3 + line), quantity: line + 1 })),
  paymentMethod: 'card-visa',
})

/** Sixteen requests for each operation, each with the token of another user. */
export const requestsWith = (tokens: readonly string[]): Record<OperationId, BenchRequest[]> => ({
  getOrder: tokens.map((token, n) => ({
    method: 'GET',
    path: `/api/v1/orders/${uuid(n)}`,
    headers: { Authorization: `Bearer ${token}` },
  })),
  placeOrder: tokens.map((token, n) => ({
    method: 'POST',
    path: '/api/v1/orders',
    headers: { Authorization: `Bearer ${token}`, 'Idempotency-Key': uuid(n) },
    body: JSON.stringify(order(n)),
  })),
  getProduct: tokens.map((_, n) => ({ method: 'GET', path: `/api/v1/products/${uuid(n)}` })),
})

export const USERS = 16
