import type { Priority } from '../../contract/compiled.ts'
import { platformProblem, type Problem } from '../../problem.ts'

/** Refuses requests while the process is overloaded. */
export interface LoadShedder {
  /** Whether a request may run. */
  admits(priority: Priority): boolean
  /** 0 without overload. Up to 1, this share of sheddable requests is refused; up to 2, of normal ones; up to 3, of critical ones. */
  level(): number
}

export interface LoadShedderOptions {
  /** The delay of the event loop that the level is regulated to, in milliseconds. */
  targetMs?: number
  /** A number from 0 to 1. */
  random?: () => number
}

const TARGET_MS = 50
const SAMPLE_MS = 20
/* The growth of the level in a second at twice the target, and its fall without any delay. */
const RISE_PER_SECOND = 2
const FALL_PER_SECOND = 0.5
const MAX_STEP = 0.5
const MAX_LEVEL = 3

/** What is subtracted from the level for each priority. */
const FROM: Readonly<Record<Priority, number>> = { sheddable: 0, normal: 1, critical: 2 }

/** The rule without its clock: `sample` is called with each measured delay. */
export function delayShedder({ targetMs = TARGET_MS, random = Math.random }: LoadShedderOptions = {}) {
  let level = 0
  let previousMs = 0
  return {
    admits: (priority: Priority) => level === 0 || random() >= level - FROM[priority],
    level: () => level,
    /**
     * @param delayMs how much later than planned a timer ran
     * @param elapsedMs the time since the last sample
     */
    sample: (delayMs: number, elapsedMs: number): void => {
      // A single long pause, such as a garbage collection, is no queue.
      const excess = Math.min(delayMs, previousMs) / targetMs - 1
      previousMs = delayMs
      const perSecond = excess > 0 ? RISE_PER_SECOND : FALL_PER_SECOND
      const step = Math.min(MAX_STEP, (excess * perSecond * elapsedMs) / 1000)
      level = Math.min(MAX_LEVEL, Math.max(0, level + step))
    },
  }
}

/** Measures the delay of this process's event loop. */
export function openLoadShedder(options: LoadShedderOptions = {}): LoadShedder & { close(): void } {
  const shedder = delayShedder(options)
  let lastMs = performance.now()
  const timer = setInterval(() => {
    const nowMs = performance.now()
    const elapsedMs = nowMs - lastMs
    lastMs = nowMs
    shedder.sample(Math.max(0, elapsedMs - SAMPLE_MS), elapsedMs)
  }, SAMPLE_MS).unref()
  return { admits: shedder.admits, level: shedder.level, close: () => clearInterval(timer) }
}

/** A 503 for a request that was not started. Clients are spread over some seconds. */
export function overloaded(): Problem {
  return platformProblem('unavailable', {
    detail: 'The service is overloaded. The request was not processed.',
    headers: { 'Retry-After': String(1 + Math.floor(Math.random() * 3)) },
  })
}
