import { describe, expect, test } from 'vitest'
import { fine, serve } from '../../testing/router.ts'
import { delayShedder, openLoadShedder } from './load-shedder.ts'
import type { Priority } from '../../contract/compiled.ts'

const PRIORITIES: readonly Priority[] = ['sheddable', 'normal', 'critical']
const TARGET_MS = 40

/** The share of each priority that is admitted. */
function admitted(shedder: ReturnType<typeof delayShedder>, draws: () => number) {
  return PRIORITIES.map((priority) => {
    const all = Array.from({ length: 100 }, () => {
      draws()
      return shedder.admits(priority)
    })
    return all.filter(Boolean).length / 100
  })
}

/** Draws every hundredth in turn. */
function setUp() {
  let at = 0
  const shedder = delayShedder({ targetMs: TARGET_MS, random: () => at / 100 })
  const next = () => (at = (at + 1) % 100)
  return { shedder, shares: () => admitted(shedder, next) }
}

describe('the level of load shedding', () => {
  test('is 0 below the target, and everything is admitted', () => {
    const { shedder, shares } = setUp()
    for (let i = 0; i < 1_000; i += 1) shedder.sample(TARGET_MS * 0.9, 20)
    expect(shedder.level()).toBe(0)
    expect(shares()).toEqual([1, 1, 1])
  })

  test('is not raised by a single long pause, such as a garbage collection', () => {
    const { shedder } = setUp()
    for (const delayMs of [1, 5_000, 1, 5_000, 1]) shedder.sample(delayMs, delayMs + 20)
    expect(shedder.level()).toBe(0)
  })

  test('rises with a delay that lasts: sheddable operations are refused first, critical ones last', () => {
    const { shedder, shares } = setUp()
    const seen: number[][] = []
    for (let i = 0; i < 400; i += 1) {
      shedder.sample(TARGET_MS * 2, 20)
      seen.push(shares())
    }
    for (const [sheddable = 0, normal = 0, critical = 0] of seen) {
      if (normal < 1) expect(sheddable).toBe(0)
      if (critical < 1) expect(normal).toBe(0)
    }
    expect(seen.some(([sheddable = 1, normal = 0]) => sheddable === 0 && normal > 0.9)).toBe(true)
    expect(seen.some(([, normal = 1, critical = 0]) => normal === 0 && critical > 0.9)).toBe(true)
    expect(shedder.level()).toBe(3)
  })

  test('falls to 0 within seconds when the delay is gone', () => {
    const { shedder, shares } = setUp()
    for (let i = 0; i < 400; i += 1) shedder.sample(TARGET_MS * 5, 20)
    for (let ms = 0; ms < 6_100; ms += 20) shedder.sample(0, 20)
    expect(shedder.level()).toBe(0)
    expect(shares()).toEqual([1, 1, 1])
  })

  test('does not wind up during a delay of any length', () => {
    const { shedder } = setUp()
    for (const delayMs of [1e9, 1e9, 1e9]) shedder.sample(delayMs, delayMs)
    expect(shedder.level()).toBeLessThanOrEqual(1.5)
  })
})

test('a blocked event loop raises the level, and an idle one lowers it', async () => {
  const shedder = openLoadShedder({ targetMs: 5 })
  try {
    while (shedder.level() === 0) {
      const endMs = performance.now() + 60
      while (performance.now() < endMs);
      await new Promise((done) => setTimeout(done))
    }
    expect(shedder.admits('critical')).toBe(true)
  } finally {
    shedder.close()
  }
})

test('an operation is refused by its x-priority, with 503 and Retry-After, before anything else', async () => {
  const operation = (operationId: string, more: object) => ({
    get: { operationId, responses: fine, ...more },
  })
  const refused: Priority[] = []
  const { direct, seen } = serve({
    paths: {
      '/critical': operation('a', { 'x-priority': 'critical' }),
      '/normal': operation('b', {}),
      '/sheddable': operation('c', { 'x-priority': 'sheddable', 'x-rate-limit': { limit: 1 } }),
    },
    options: {
      loadShedder: {
        admits: (priority) => {
          if (priority !== 'critical') refused.push(priority)
          return priority === 'critical'
        },
        level: () => 2,
      },
    },
  })
  expect((await direct.get('/v1/critical')).status).toBe(204)
  for (const path of ['/v1/normal', '/v1/sheddable', '/v1/sheddable']) {
    const { status, body, headers } = await direct.get(path)
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(headers).not.toHaveProperty('ratelimit')
  }
  expect(refused).toEqual(['normal', 'sheddable', 'sheddable'])
  expect(seen).toHaveLength(1)
})
