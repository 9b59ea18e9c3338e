import { performance } from 'node:perf_hooks'
import type { Priority } from '../../contract/compiled.ts'
import { platformProblem, type Problem } from '../../problem.ts'

/** What a request is for. */
export interface Admitted {
  priority: Priority
}

/** Refuses requests while the process is overloaded. */
export interface LoadShedder {
  /**
   * @param operation the same object for each request of an operation: what they take is compared
   * @returns a function to be called once when the request has ended; undefined if it is refused
   */
  admit(operation: Admitted): (() => void) | undefined
  /** How many requests may be in progress; infinite without overload. */
  limit(): number
}

const SAMPLE_MS = 100
/* The event loop is saturated when it is busy for this share of a sample. */
const SATURATED = 0.95
/* Requests wait for each other when they take this many times as long as without saturation, and this much longer. */
const SLOWER = 2
const WAIT_MS = 50
/* Overload is both for as many samples: a long garbage collection is none. */
const PATIENCE = 3
const MIN_LIMIT = 8
/* From one sample to the next: shrinks in proportion to how much slower requests are, within these bounds. */
const SHRINK = { least: 0.9, most: 0.5 }
const GROW = 1.05
/* After as many samples without a refusal, the overload is over. */
const CALM = 50
/* The weight of a sample in what requests usually take. */
const WEIGHT = 0.2

/** The share of the limit that each priority may use. */
const SHARE: Readonly<Record<Priority, number>> = { sheddable: 0.4, normal: 0.7, critical: 1 }

/**
 * A limit of requests in progress that adapts to what they take: beyond it they would only wait for each other. `sample` is
 * called with the share of time in which the event loop was busy.
 *
 * Requests that arrive in one turn of the event loop are read one after the other. One that is processed without waiting
 * for anything has ended before the next is read, so all of them count as begun with the turn and, at least, until its
 * end.
 *
 * @param now a monotonic clock in milliseconds
 * @param atEndOfTurn calls a function when all requests that have arrived are read
 */
export function concurrencyLimit(
  now = () => performance.now(),
  atEndOfTurn: (callback: () => void) => unknown = setImmediate,
): LoadShedder & { sample(busy: number): void } {
  const times = new Map<Admitted, Times>()
  let limit = Infinity
  let inProgress = 0
  /** When the first request of this turn was read; undefined before it. */
  let turnBeganAt: number | undefined
  let endedInTurn = 0
  let most = 0
  let overloadedFor = 0
  let calmFor = 0

  const timesOf = (operation: Admitted): Times => {
    let known = times.get(operation)
    if (!known) times.set(operation, (known = { usualMs: undefined, count: 0, tookMs: 0, leastMs: Infinity }))
    return known
  }
  /** What the requests of this sample took, over what they may take; infinite if none has ended. */
  const slowness = (isSaturated: boolean): number => {
    let tookMs = 0
    let allowedMs = 0
    for (const each of times.values()) {
      if (each.count === 0) continue
      // Not the mean: overload may have begun in this sample.
      each.usualMs ??= each.leastMs
      tookMs += each.tookMs
      allowedMs += each.count * Math.max(each.usualMs * SLOWER, each.usualMs + WAIT_MS)
      learn(each, each.usualMs, isSaturated)
    }
    return tookMs === 0 ? Infinity : tookMs / allowedMs
  }
  const adapt = (isSaturated: boolean) => {
    const slower = slowness(isSaturated)
    const isOverloaded = isSaturated && slower >= 1
    overloadedFor = isOverloaded ? overloadedFor + 1 : 0
    calmFor++
    if (isOverloaded && (limit < Infinity || overloadedFor >= PATIENCE))
      limit = Math.max(MIN_LIMIT, Math.min(limit, most) * clamp(1 / slower, SHRINK))
    else if (calmFor > CALM) limit = Infinity
    else limit = limit * GROW + 1
  }
  const endTurn = () => {
    inProgress -= endedInTurn
    endedInTurn = 0
    turnBeganAt = undefined
  }
  const beginTurn = () => {
    atEndOfTurn(endTurn)
    return (turnBeganAt = now())
  }
  return {
    admit: (operation) => {
      const startedAt = turnBeganAt ?? beginTurn()
      if (inProgress >= limit * SHARE[operation.priority]) {
        calmFor = 0
        return undefined
      }
      inProgress++
      if (inProgress > most) most = inProgress
      const its = timesOf(operation)
      return () => {
        if (startedAt === turnBeganAt) endedInTurn++
        else inProgress--
        its.count++
        const ms = now() - startedAt
        its.tookMs += ms
        if (ms < its.leastMs) its.leastMs = ms
      }
    },
    limit: () => limit,
    sample: (busy) => {
      adapt(busy >= SATURATED)
      most = inProgress
    },
  }
}

/** What the requests of an operation take. */
interface Times {
  /** Without saturation, on average. */
  usualMs: number | undefined
  /** Those that ended since the last sample. */
  count: number
  tookMs: number
  /** Of one of them. */
  leastMs: number
}

function learn(times: Times, usualMs: number, isSaturated: boolean): void {
  const meanMs = times.tookMs / times.count
  if (!isSaturated || meanMs < usualMs) times.usualMs = usualMs + (meanMs - usualMs) * WEIGHT
  times.count = times.tookMs = 0
  times.leastMs = Infinity
}

const clamp = (value: number, { least, most }: typeof SHRINK) => Math.min(least, Math.max(most, value))

/** Follows the event loop of this process. */
export function openLoadShedder(): LoadShedder & { close(): void } {
  const { admit, limit, sample } = concurrencyLimit()
  let last = performance.eventLoopUtilization()
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    sample(performance.eventLoopUtilization(now, last).utilization)
    last = now
  }, SAMPLE_MS).unref()
  return { admit, limit, close: () => clearInterval(timer) }
}

/** A 503 for a request that was not started. Clients are spread over some seconds. */
export function overloaded(): Problem {
  return platformProblem('unavailable', {
    detail: 'The service is overloaded. The request was not processed.',
    headers: { 'Retry-After': String(1 + Math.floor(Math.random() * 3)) },
  })
}
