import { expect } from 'vitest'
import { createShopClient, problemOf, type ShopClient } from '#generated/sdk/dist/index.js'
import {
  createShopClient as createShopClientV2,
  problemOf as problemOfV2,
} from '#generated/sdk/dist/v2/index.js'
import type { System } from '../system.ts'
import { inWordsOfV1 } from './in-words-of-v1.ts'

let visitors = 0

const clients = {
  v1: createShopClient,
  v2: (config: Parameters<typeof createShopClientV2>[0]) => inWordsOfV1(createShopClientV2(config)),
}
export type Version = keyof typeof clients

/** Every version that a service is served in (filter.test.ts). */
export const VERSIONS = Object.keys(clients) as Version[]

/** Who speaks which version, of two: both the same one, or each another one. */
export const PAIRS = VERSIONS.flatMap((one) => VERSIONS.map((other): [Version, Version] => [one, other]))

/** A user of the SDK at the gateway, with an address of their own; with a token after log-in. */
export function visitor(system: System, token?: string, version: Version = 'v1'): ShopClient {
  const number = ++visitors
  return clients[version]({
    serverUrl: system.urls.gateway,
    headers: { 'X-Forwarded-For': `10.55.${number >> 8}.${number & 255}` },
    // A journey must see each error, not the result of a retry.
    retry: { retries: 0 },
    auth: token === undefined ? {} : { bearer: token },
  })
}

/** Asserts that a call is rejected with this status and code. */
export async function expectRefusal(call: Promise<unknown>, status: number, code: string): Promise<void> {
  const outcome = await call.then(
    (result) => ({ result }),
    (error: unknown) => problemOf(error) ?? problemOfV2(error) ?? { error },
  )
  expect(outcome).toMatchObject({ status, code, requestId: expect.any(String) })
}

/** The fields of a product except `sku`. */
export const table = {
  name: 'Oak dining table',
  description: 'Solid oak, oiled by hand. Seats six.',
  category: 'furniture',
  price: { amount: 64_900, currency: 'EUR' },
  stock: 12,
} as const
