import { describe, expect, test } from 'vitest'
import { fine, serve } from '../../testing/router.ts'
import type { Priority } from '../../contract/compiled.ts'
import { type Admitted, concurrencyLimit, openLoadShedder } from './load-shedder.ts'

const operation = (priority: Priority): Admitted => ({ priority })
const [sheddable, normal, critical] = [operation('sheddable'), operation('normal'), operation('critical')]

/** A limit whose clock the test sets, in a process where requests usually take 10 ms. */
function setUp() {
  const clock = { ms: 0 }
  const turn: (() => void)[] = []
  const shedder = concurrencyLimit(
    () => clock.ms,
    (callback) => turn.push(callback),
  )
  const endTurn = () => {
    for (const callback of turn.splice(0)) callback()
  }
  /** The share of requests that are admitted, of this many at the same time that take this long. */
  const run = (operation: Admitted, count: number, ms: number) => {
    const ends = Array.from({ length: count }, () => shedder.admit(operation)).filter(
      (end) => end !== undefined,
    )
    endTurn()
    clock.ms += ms
    for (const end of ends) end()
    return ends.length / count
  }
  /** The same, of requests that arrive in one turn of the event loop and take this long without waiting for anything. */
  const runInTurn = (operation: Admitted, count: number, ms: number) => {
    let admitted = 0
    for (let n = 0; n < count; n++) {
      const end = shedder.admit(operation)
      if (!end) continue
      admitted++
      clock.ms += ms
      end()
    }
    endTurn()
    return admitted / count
  }
  for (const each of [sheddable, normal, critical]) run(each, 1, 10)
  shedder.sample(0.5)
  /** Requests that take ten times longer than usual, while the event loop is busy. */
  const overload = (samples: number) => {
    for (let n = 0; n < samples; n++) {
      run(critical, 100, 100)
      shedder.sample(1)
    }
  }
  return { shedder, run, runInTurn, overload }
}

describe('the limit of requests in progress', () => {
  test('counts what is processed without waiting: the others wait in their sockets meanwhile', () => {
    const { shedder, run, runInTurn } = setUp()
    for (let n = 0; n < 10; n++) {
      runInTurn(normal, 100, 10)
      shedder.sample(1)
    }
    expect(shedder.limit()).toBeLessThanOrEqual(20)
    expect(runInTurn(normal, 100, 10) * 100).toBe(Math.ceil(shedder.limit() * 0.7))
    // The next turn begins with none in progress.
    expect(run(normal, 1, 1)).toBe(1)
  })
  test('does not exist without saturation, however long requests take', () => {
    const { shedder, run } = setUp()
    for (let n = 0; n < 100; n++) {
      run(normal, 500, 1_000)
      shedder.sample(0.94)
    }
    expect(run(sheddable, 10_000, 1)).toBe(1)
    expect(shedder.limit()).toBe(Infinity)
  })

  test('nor while a busy process takes hardly longer than usual', () => {
    const { shedder, run } = setUp()
    for (let n = 0; n < 100; n++) {
      run(normal, 50, 55)
      shedder.sample(1)
    }
    expect(shedder.limit()).toBe(Infinity)
  })

  test('nor after a single long pause, such as a garbage collection', () => {
    const { shedder, run, overload } = setUp()
    for (let n = 0; n < 20; n++) {
      overload(2)
      run(normal, 1, 10)
      shedder.sample(0.3)
    }
    expect(shedder.limit()).toBe(Infinity)
  })

  test('shrinks within a second under overload, and leaves the least to sheddable requests and all to critical ones', () => {
    const { shedder, run, overload } = setUp()
    overload(10)
    const limit = shedder.limit()
    expect(limit).toBeLessThanOrEqual(10)
    const admitted = [sheddable, normal, critical].map((each) => run(each, 100, 100) * 100)
    expect(admitted).toEqual([...admitted].sort((a, b) => a - b))
    expect(new Set(admitted).size).toBe(3)
    expect(admitted[0]).toBeGreaterThan(0)
    expect(admitted[2]).toBe(Math.ceil(limit))
  })

  test('is never so low that nothing is processed', () => {
    const { shedder, run, overload } = setUp()
    overload(1_000)
    for (let n = 0; n < 1_000; n++) shedder.sample(1)
    expect(run(sheddable, 100, 1)).toBeGreaterThan(0)
  })

  test('grows when the process has time again, and ends some seconds after the last refusal', () => {
    const { shedder, run, overload } = setUp()
    overload(50)
    const calm = (samples: number) => {
      for (let n = 0; n < samples; n++) {
        run(normal, 5, 10)
        shedder.sample(0.4)
      }
    }
    calm(10)
    expect(shedder.limit()).toBeGreaterThan(15)
    calm(60)
    expect(shedder.limit()).toBe(Infinity)
  })

  test('what requests take under overload does not become usual', () => {
    const { shedder, overload } = setUp()
    overload(2_000)
    expect(shedder.limit()).toBeLessThanOrEqual(10)
  })
})

test('requests that keep the event loop busy, and wait for each other, are limited', async () => {
  const shedder = openLoadShedder()
  const request = async () => {
    const end = shedder.admit(normal)
    if (!end) return
    await new Promise((done) => setTimeout(done))
    const endMs = performance.now() + 2
    while (performance.now() < endMs);
    end()
  }
  try {
    for (let n = 0; n < 5; n++) await request()
    while (shedder.limit() === Infinity) await Promise.all(Array.from({ length: 100 }, request))
    expect(shedder.limit()).toBeLessThan(100)
  } finally {
    shedder.close()
  }
})

test('an operation is refused by its x-priority, with 503 and Retry-After, before anything else', async () => {
  const described = (operationId: string, more: object) => ({
    get: { operationId, responses: fine, ...more },
  })
  const refused: Priority[] = []
  let inProgress = 0
  const { direct, seen } = serve({
    paths: {
      '/critical': described('a', { 'x-priority': 'critical' }),
      '/normal': described('b', {}),
      '/sheddable': described('c', { 'x-priority': 'sheddable', 'x-rate-limit': { limit: 1 } }),
    },
    options: {
      loadShedder: {
        admit: ({ priority }) => {
          if (priority !== 'critical') {
            refused.push(priority)
            return undefined
          }
          inProgress++
          return () => void inProgress--
        },
        limit: () => 1,
      },
    },
  })
  expect((await direct.get('/v1/critical')).status).toBe(204)
  expect(inProgress).toBe(0)
  for (const path of ['/v1/normal', '/v1/sheddable', '/v1/sheddable']) {
    const { status, body, headers } = await direct.get(path)
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'unavailable' })
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(headers).not.toHaveProperty('ratelimit')
  }
  expect(refused).toEqual(['normal', 'sheddable', 'sheddable'])
  expect(seen).toHaveLength(1)
})
