import { expect, test } from 'vitest'
import { type DeliveryResult, verdictOf } from './retry.ts'

const policy = { pausesMs: [5_000, 300_000], failuresAllowed: 5, failedAttemptsAllowed: 500 }
const noResponse = { error: 'There was no response.' }

test.each<[DeliveryResult, number, object]>([
  [{ status: 200 }, 1, { state: 'delivered' }],
  [{ status: 204 }, 3, { state: 'delivered' }],
  [{ status: 299 }, 1, { state: 'delivered' }],
  [{ status: 500 }, 1, { state: 'pending', pauseMs: 5_000 }],
  [{ status: 400 }, 2, { state: 'pending', pauseMs: 300_000 }],
  [{ status: 301 }, 1, { state: 'pending', pauseMs: 5_000 }],
  [noResponse, 1, { state: 'pending', pauseMs: 5_000 }],
  [noResponse, 3, { state: 'failed', gone: false }],
  [{ status: 503 }, 4, { state: 'failed', gone: false }],
  [{ status: 410 }, 1, { state: 'failed', gone: true }],
])('after %j, attempt %i: %j', (result, attempts, verdict) => {
  expect(verdictOf(result, attempts, policy)).toEqual(verdict)
})
