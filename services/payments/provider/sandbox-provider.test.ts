import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { type Provider, ProviderUnavailable } from './provider.ts'
import { openSandboxProvider } from './sandbox-provider.ts'

let database: TestDatabase
let provider: Provider
let pool: pg.Pool
beforeAll(async () => {
  database = await createTestDatabase('payments')
  provider = openSandboxProvider(database.url)
  pool = new pg.Pool({ connectionString: database.url, max: 1 })
})
afterAll(async () => {
  await pool.end()
  await provider.close()
  await database.drop()
})

const newCharge = (change: object = {}) => ({
  key: crypto.randomUUID(),
  paymentReference: crypto.randomUUID(),
  method: 'pm_card_ok',
  amountMinor: 500,
  currency: 'EUR',
  ...change,
})
const keyed = (reference: string) => ({ key: crypto.randomUUID(), reference })
const chargesOf = async (paymentReference: string) =>
  (
    await pool.query<{ state: string; captured: number; refunded: number }>(
      `SELECT state, captured_minor::int AS captured, refunded_minor::int AS refunded FROM provider.charges
       WHERE payment_reference = $1`,
      [paymentReference],
    )
  ).rows
const authorized = async (change: object = {}) => {
  const request = newCharge(change)
  const result = await provider.authorize(request)
  if (!result.accepted) throw new Error(result.reason)
  return { reference: result.reference, charges: () => chargesOf(request.paymentReference) }
}

test('a request is executed once per key, also concurrently', async () => {
  const request = newCharge()
  const results = await Promise.all(Array.from({ length: 8 }, () => provider.authorize(request)))
  expect(new Set(results.map((result) => result.accepted && result.reference)).size).toBe(1)
  expect(await chargesOf(request.paymentReference)).toHaveLength(1)
  const { rows } = await pool.query('SELECT attempts FROM provider.operations WHERE idempotency_key = $1', [
    request.key,
  ])
  expect(rows).toEqual([{ attempts: 8 }])
})

test('a refusal is final', async () => {
  const request = newCharge({ method: 'pm_card_declined' })
  for (const _time of ['first', 'second'])
    expect(await provider.authorize(request)).toEqual({ accepted: false, reason: 'card-declined' })
  expect(await chargesOf(request.paymentReference)).toEqual([{ state: 'declined', captured: 0, refunded: 0 }])
})

test('a key reused for a different request is an error without effect', async () => {
  const request = newCharge()
  await provider.authorize(request)
  await expect(provider.authorize({ ...request, amountMinor: 501 })).rejects.toThrow(TypeError)
  const { reference } = await authorized()
  await expect(provider.capture({ key: request.key, reference })).rejects.toThrow(TypeError)
  expect(await chargesOf(request.paymentReference)).toHaveLength(1)
})

test('a lost response: executed at the first attempt, returned at the second', async () => {
  const request = newCharge({ method: 'pm_card_timeout_then_ok' })
  await expect(provider.authorize(request)).rejects.toThrow(ProviderUnavailable)
  expect(await chargesOf(request.paymentReference)).toMatchObject([{ state: 'authorized' }])
  expect(await provider.authorize(request)).toMatchObject({ accepted: true })
  expect(await chargesOf(request.paymentReference)).toHaveLength(1)
})

test('an unreachable provider: executed at the second attempt', async () => {
  const request = newCharge({ method: 'pm_card_flaky' })
  await expect(provider.authorize(request)).rejects.toThrow(ProviderUnavailable)
  expect(await chargesOf(request.paymentReference)).toEqual([])
  expect(await provider.authorize(request)).toMatchObject({ accepted: true })
})

describe('a charge', () => {
  test('is captured, and refunded up to what was captured', async () => {
    const { reference, charges } = await authorized()
    expect(await provider.capture(keyed(reference))).toEqual({ accepted: true, reference })
    const refund = (amountMinor: number) => provider.refund({ ...keyed(reference), amountMinor })
    expect(await refund(400)).toMatchObject({ accepted: true })
    expect(await refund(101)).toMatchObject({ accepted: false })
    expect(await refund(100)).toMatchObject({ accepted: true })
    expect(await charges()).toEqual([{ state: 'captured', captured: 500, refunded: 500 }])
  })
  test('cannot be captured again with another key', async () => {
    const { reference, charges } = await authorized()
    await provider.capture(keyed(reference))
    expect(await provider.capture(keyed(reference))).toMatchObject({ accepted: false })
    expect(await charges()).toEqual([{ state: 'captured', captured: 500, refunded: 0 }])
  })
  test('cannot be captured after a void, or voided after a capture', async () => {
    const [one, other] = [await authorized(), await authorized()]
    await provider.void(keyed(one.reference))
    expect(await provider.capture(keyed(one.reference))).toMatchObject({ accepted: false })
    await provider.capture(keyed(other.reference))
    expect(await provider.void(keyed(other.reference))).toMatchObject({ accepted: false })
    expect([await one.charges(), await other.charges()]).toMatchObject([
      [{ state: 'voided' }],
      [{ state: 'captured' }],
    ])
  })
})

test('an unreachable database is reported as unavailable', async () => {
  const gone = openSandboxProvider('postgresql://postgres@127.0.0.1:1/none')
  await expect(gone.authorize(newCharge())).rejects.toThrow(ProviderUnavailable)
  await gone.close()
})
