import { expect } from 'vitest'
import { createShopClient, problemOf, type ShopClient } from '#generated/sdk/dist/index.js'
import type { System } from '../system.ts'

let visitors = 0

/** Somebody with the SDK, at the gateway, at an address of their own; with a token once they have logged in. */
export function visitor(system: System, token?: string): ShopClient {
  const number = ++visitors
  return createShopClient({
    serverUrl: system.urls.gateway,
    headers: { 'X-Forwarded-For': `10.55.${number >> 8}.${number & 255}` },
    // A journey shall see each refusal, not what a second attempt makes of it.
    retry: { retries: 0 },
    auth: token === undefined ? {} : { bearer: token },
  })
}

/** Asserts that a call is refused by this status and code. */
export async function expectRefusal(call: Promise<unknown>, status: number, code: string): Promise<void> {
  const outcome = await call.then(
    (result) => ({ result }),
    (error: unknown) => problemOf(error) ?? { error },
  )
  expect(outcome).toMatchObject({ status, code, requestId: expect.any(String) })
}

/** The stuff of a product; `sku` is the caller's. */
export const table = {
  name: 'Oak dining table',
  description: 'Solid oak, oiled by hand. Seats six.',
  category: 'furniture',
  price: { amount: 64_900, currency: 'EUR' },
  stock: 12,
} as const
