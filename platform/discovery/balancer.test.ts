import { expect, test } from 'vitest'
import { type BalancerOptions, createBalancer, type Endpoint, type Outcome, outcomeOf } from './balancer.ts'
import type { Instance } from './instance.ts'
import { createRetryBudget } from './retry-budget.ts'

const instances = (...names: string[]): Instance[] =>
  names.map((name) => {
    const [host, zone] = name.split('@')
    return { origin: `http://${host}`, ...(zone ? { zone } : {}) }
  })

/** A balancer whose clock the test sets; random choices come from a fixed sequence. */
function balance(names: string[], options: Partial<BalancerOptions<undefined>> = {}) {
  const clock = { ms: 0 }
  let seed = 1
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
  const balancer = createBalancer({ open: () => undefined, now: () => clock.ms, random, ...options })
  balancer.update(instances(...names))
  const nameOf = (endpoint?: Endpoint<undefined>) => endpoint?.origin.slice('http://'.length)
  const call = (outcome: Outcome, tried?: Endpoint<undefined>[]) => {
    const endpoint = balancer.choose('op', tried)
    endpoint?.begin('op')(outcome)
    return nameOf(endpoint)
  }
  /** How often each instance is chosen. */
  const shares = (times = 1_000) => {
    const counts: Record<string, number> = {}
    for (let i = 0; i < times; i++) {
      const name = call('ok') ?? 'none'
      counts[name] = (counts[name] ?? 0) + 1
    }
    return counts
  }
  const fail = (name: string, outcome: Outcome, times: number) => {
    const endpoint = balancer.endpoints().find((each) => nameOf(each) === name)
    for (let i = 0; i < times; i++) endpoint?.begin('op')(outcome)
  }
  return { balancer, clock, call, shares, fail, nameOf }
}

test('calls go to all instances, and more of them to those with fewer calls in flight', () => {
  const { balancer, shares, nameOf } = balance(['a', 'b', 'c'])
  const even = shares()
  for (const name of ['a', 'b', 'c']) expect(even[name]).toBeGreaterThan(250)
  const busy = balancer.endpoints().find((each) => nameOf(each) === 'a')
  const ends = Array.from({ length: 5 }, () => busy?.begin('op'))
  expect(shares()).not.toHaveProperty('a')
  for (const end of ends) end?.('ok')
  expect(shares()).toHaveProperty('a')
})

test('an instance is ejected after five consecutive failures, longer each time', () => {
  const { clock, shares, fail } = balance(['a', 'b'], { breaker: { minimumCalls: Infinity } })
  fail('a', 'failed', 4)
  fail('a', 'error', 1)
  fail('a', 'failed', 4)
  expect(shares()).toHaveProperty('a')
  fail('a', 'failed', 5)
  expect(shares()).toEqual({ b: 1_000 })
  clock.ms = 10_000
  fail('a', 'failed', 1)
  clock.ms = 29_999
  expect(shares()).toEqual({ b: 1_000 })
  clock.ms = 30_000
  expect(shares()).toHaveProperty('a')
})

test('an unreachable instance is avoided at once, for two seconds', () => {
  const { clock, shares, fail } = balance(['a', 'b'])
  fail('a', 'unreachable', 1)
  expect(shares()).toEqual({ b: 1_000 })
  clock.ms = 2_000
  expect(shares()).toHaveProperty('a')
})

test('when all instances are ejected, all are used', () => {
  const { shares, fail } = balance(['a', 'b'], { breaker: { minimumCalls: Infinity } })
  fail('a', 'failed', 5)
  fail('b', 'failed', 5)
  expect(Object.keys(shares()).sort()).toEqual(['a', 'b'])
})

test('a call is not sent to an instance twice, nor to one whose circuit is open for its operation', () => {
  const { balancer, fail, nameOf } = balance(['a', 'b'], { breaker: { minimumCalls: 2 } })
  const first = balancer.choose('op') as Endpoint<undefined>
  const second = balancer.choose('op', [first]) as Endpoint<undefined>
  expect(new Set([nameOf(first), nameOf(second)])).toEqual(new Set(['a', 'b']))
  expect(balancer.choose('op', [first, second])).toBeUndefined()
  fail('a', 'error', 2)
  expect(nameOf(balancer.choose('op'))).toBe('b')
  fail('b', 'error', 2)
  expect(balancer.choose('op')).toBeUndefined()
  expect(balancer.choose('other')).toBeDefined()
})

test('an instance that appears later gets a share that grows for ten seconds', () => {
  const { balancer, clock, shares } = balance(['a', 'b'])
  balancer.update(instances('a', 'b', 'c'))
  const shareAt = (ms: number) => {
    clock.ms = ms
    return (shares(3_000).c ?? 0) / 1_000
  }
  expect(shareAt(0)).toBeLessThan(0.25)
  const half = shareAt(5_000)
  expect(half).toBeGreaterThan(0.25)
  expect(half).toBeLessThan(0.85)
  expect(shareAt(10_000)).toBeGreaterThan(0.85)
})

test('instances in the own zone are preferred, unless more than half of them are ejected', () => {
  const { shares, fail, clock } = balance(['a@x', 'b@x', 'c@x', 'd@y'], {
    zone: 'x',
    breaker: { minimumCalls: Infinity },
  })
  expect(Object.keys(shares()).sort()).toEqual(['a', 'b', 'c'])
  fail('a', 'failed', 5)
  expect(Object.keys(shares()).sort()).toEqual(['b', 'c'])
  fail('b', 'failed', 5)
  expect(Object.keys(shares()).sort()).toEqual(['c', 'd'])
  clock.ms = 10_000
  expect(Object.keys(shares()).sort()).toEqual(['a', 'b', 'c'])
  expect(Object.keys(balance(['a', 'b'], { zone: 'x' }).shares()).sort()).toEqual(['a', 'b'])
})

test('an instance that leaves the list gets no more calls and is closed; the others keep their state', async () => {
  const closed: string[] = []
  const balancer = createBalancer({
    open: (origin) => origin,
    close: async (origin) => void closed.push(origin),
  })
  balancer.update(instances('a', 'b'))
  const [, second] = balancer.endpoints()
  balancer.update(instances('b', 'c'))
  expect(closed).toEqual(['http://a'])
  expect(balancer.endpoints()[0]).toBe(second)
  await balancer.close()
  expect(closed).toEqual(['http://a', 'http://b', 'http://c'])
  expect(balancer.choose('op')).toBeUndefined()
})

test('a retry budget refills by one a second up to ten', () => {
  let ms = 0
  const budget = createRetryBudget(() => ms)
  const takeAll = () => {
    let taken = 0
    while (budget.take()) taken++
    return taken
  }
  expect(takeAll()).toBe(10)
  ms = 2_000
  expect(takeAll()).toBe(2)
  ms = 3_600_000
  expect(takeAll()).toBe(10)
  for (let i = 0; i < 5_000; i++) budget.called()
  expect(takeAll()).toBe(100)
})

test.each([
  [404, 'ok'],
  [500, 'error'],
  [501, 'ok'],
  [503, 'failed'],
] as const)('the outcome of a call with status %i is %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome)
})
