import {
  type BreakerOptions,
  type CallResult,
  type CircuitBreaker,
  createBreaker,
} from './circuit-breaker.ts'
import type { Instance } from './instance.ts'

/**
 * How a call ended: `ok` (any response that shows that the instance works), `error` (a response that counts for the
 * circuit breaker only), `failed` (no complete response, or one that reports that the instance cannot work),
 * `unreachable` (nothing was sent), `cancelled` (by the caller).
 */
export type Outcome = 'ok' | 'error' | 'failed' | 'unreachable' | 'cancelled'

/**
 * 502, 503 and 504 report that the instance cannot work; another 5xx, that the operation has an error. 501 is what an
 * operation without a handler responds with: a circuit breaker must not replace it.
 */
export const outcomeOf = (status: number): Outcome =>
  status < 500 || status === 501 ? 'ok' : status >= 502 && status <= 504 ? 'failed' : 'error'

/** An instance of a service, with what this process knows about it. */
export interface Endpoint<Link> extends Instance {
  /** What the caller opened for it, such as connection pools. */
  readonly link: Link
  /** Calls that began and have not ended. */
  readonly inFlight: number
  /** Counts a call, which must be sent. @returns a function for its outcome, to be called once */
  begin(operation: string): (outcome: Outcome) => void
}

export interface BalancerOptions<Link> {
  /** Opens what calls to an instance need. */
  open: (origin: string) => Link
  /** Waits for calls in flight, then closes it. */
  close?: (link: Link) => Promise<void>
  breaker?: BreakerOptions
  /** The zone of this process: instances in it are preferred. */
  zone?: string | undefined
  /** A monotonic clock in milliseconds. */
  now?: () => number
  /** A number from 0 to 1. */
  random?: () => number
}

export interface Balancer<Link> {
  /**
   * The instance for the next attempt of a call: of two at random, the one with fewer calls in flight. Instances that
   * are ejected, or in another zone, only come into question when there are no others.
   *
   * @param tried instances that this call has tried
   * @returns undefined when none is left whose circuit breaker is closed for this operation
   */
  choose(operation: string, tried?: readonly Endpoint<Link>[]): Endpoint<Link> | undefined
  endpoints(): readonly Endpoint<Link>[]
  /** Takes the place of the list before; instances that are in both stay as they are. */
  update(instances: readonly Instance[]): void
  states(): EndpointState[]
  close(): Promise<void>
}

export interface EndpointState {
  origin: string
  inFlight: number
  isEjected: boolean
  /** By operation, whether its circuit breaker is open. */
  breakers: Record<string, boolean>
}

/* Consecutive failures after which an instance is ejected. */
const FAILURES = 5
/* The first ejection; the next one, without a success between, is longer by the same. */
const EJECTED_MS = 10_000
const MAX_EJECTED_MS = 60_000
/* Short, because a failed connection attempt is cheap. */
const UNREACHABLE_MS = 2_000
/* An instance that appears later gets a growing share of the calls for this long, from a tenth on. */
const SLOW_START_MS = 10_000

/** Distributes calls over the instances of a service. */
export function createBalancer<Link>(options: BalancerOptions<Link>): Balancer<Link> {
  const { open, breaker = {}, zone, now = () => performance.now(), random = Math.random } = options
  let members: Member<Link>[] = []
  const closing = new Set<Promise<void>>()

  const retire = (member: Member<Link>) => {
    const closed = options.close?.(member.link).finally(() => closing.delete(closed as Promise<void>))
    if (closed) closing.add(closed)
  }
  const update = (instances: readonly Instance[]) => {
    const known = new Map(members.map((member) => [member.origin, member]))
    const startedAt = members.length === 0 ? -Infinity : now()
    const next = new Map<string, Member<Link>>()
    for (const { origin, zone } of instances) {
      const member = known.get(origin) ?? new Member(origin, open(origin), startedAt, breaker, now)
      member.zone = zone
      next.set(origin, member)
    }
    for (const member of members) if (!next.has(member.origin)) retire(member)
    members = [...next.values()]
  }

  const draw = (from: readonly Member<Link>[]) => from[Math.floor(random() * from.length)] as Member<Link>
  const isWarm = (member: Member<Link>) => {
    const age = (now() - member.startedAt) / SLOW_START_MS
    return age >= 1 || random() < Math.max(0.1, age)
  }
  const lessLoaded = (from: readonly Member<Link>[]) => {
    const one = draw(from)
    const other = draw(from.filter((member) => member !== one))
    const warm = isWarm(one)
    if (warm !== isWarm(other)) return warm ? one : other
    return other.inFlight < one.inFlight ? other : one
  }

  return {
    choose: (operation, tried = []) => {
      const able = members.filter((member) => !tried.includes(member) && member.canSend(operation))
      if (able.length < 2) return able[0]
      const at = now()
      const healthy = able.filter((member) => member.ejectedUntil <= at)
      const near = nearest(healthy.length > 0 ? healthy : able, members, zone)
      return near.length === 1 ? near[0] : lessLoaded(near)
    },
    endpoints: () => members,
    update,
    states: () => members.map((member) => member.state()),
    close: async () => {
      members.forEach(retire)
      members = []
      await Promise.all(closing)
    },
  }
}

/**
 * Of these the ones in the zone, unless more than half of the zone's instances are missing: the rest would be
 * overloaded.
 */
function nearest<Link>(from: Member<Link>[], all: Member<Link>[], zone: string | undefined) {
  if (zone === undefined) return from
  const isNear = (member: Member<Link>) => member.zone === zone
  const near = from.filter(isNear)
  return near.length > 0 && near.length * 2 >= all.filter(isNear).length ? near : from
}

class Member<Link> implements Endpoint<Link> {
  readonly origin: string
  readonly link: Link
  readonly startedAt: number
  zone: string | undefined
  inFlight = 0
  ejectedUntil = -Infinity
  #failures = 0
  #ejections = 0
  readonly #breakers = new Map<string, CircuitBreaker>()
  readonly #options: BreakerOptions
  readonly #now: () => number

  constructor(origin: string, link: Link, startedAt: number, options: BreakerOptions, now: () => number) {
    this.origin = origin
    this.link = link
    this.startedAt = startedAt
    this.#options = options
    this.#now = now
  }

  canSend(operation: string): boolean {
    return this.#breakers.get(operation)?.canSend() ?? true
  }

  begin(operation: string): (outcome: Outcome) => void {
    let breaker = this.#breakers.get(operation)
    if (!breaker) this.#breakers.set(operation, (breaker = createBreaker(this.#options, this.#now)))
    const record = breaker.begin()
    this.inFlight++
    return (outcome) => {
      this.inFlight--
      record(RESULTS[outcome])
      this.#learn(outcome)
    }
  }

  #learn(outcome: Outcome): void {
    if (outcome === 'ok' || outcome === 'error') {
      this.#failures = 0
      this.#ejections = 0
    } else if (outcome === 'unreachable') this.#eject(UNREACHABLE_MS)
    else if (outcome === 'failed' && ++this.#failures >= FAILURES) {
      // Calls that were in flight when it was ejected do not eject it again.
      if (this.ejectedUntil <= this.#now())
        this.#eject(Math.min(MAX_EJECTED_MS, EJECTED_MS * ++this.#ejections))
    }
  }

  #eject(forMs: number): void {
    this.ejectedUntil = Math.max(this.ejectedUntil, this.#now() + forMs)
  }

  state(): EndpointState {
    const breakers = [...this.#breakers].map(([operation, breaker]) => [operation, breaker.isOpen()])
    return {
      origin: this.origin,
      inFlight: this.inFlight,
      isEjected: this.ejectedUntil > this.#now(),
      breakers: Object.fromEntries(breakers) as Record<string, boolean>,
    }
  }
}

const RESULTS: Record<Outcome, CallResult> = {
  ok: 'success',
  error: 'failure',
  failed: 'failure',
  unreachable: 'failure',
  cancelled: 'none',
}
