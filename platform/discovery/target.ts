import type { Logger } from 'pino'
import { Counter, Gauge, type Registry } from 'prom-client'
import { type Balancer, type BalancerOptions, createBalancer } from './balancer.ts'
import { discover } from './discover.ts'
import { createRetryBudget } from './retry-budget.ts'
import { watchOf } from './addresses.ts'

export interface TargetOptions<Link> extends BalancerOptions<Link> {
  /** Its name, for messages and metrics: `products`. */
  service: string
  /** As in `PRODUCTS_URL`: base URLs, or where to find them (`addresses.ts`). */
  addresses: string | readonly string[]
  metrics?: Registry
  /** Warns when the source of the addresses begins to fail. */
  log?: Pick<Logger, 'warn'>
}

/** Another service that this process calls. */
export interface Target<Link = undefined> extends Pick<Balancer<Link>, 'choose' | 'endpoints'> {
  service: string
  /** Resolves when the instances are known, or their source has failed for the first time. */
  started: Promise<void>
  /** Counts a call, not its retries. */
  called(): void
  /** Takes a retry from the budget. @returns false if there is none */
  mayRetry(): boolean
  /** Why `choose` found no instance. */
  reason(operation: string): string
  /** For `/health/ready`: resolves while calls can be sent; rejects with what is wrong, without addresses. */
  check(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a service to call: finds its instances, keeps their list up to date, and distributes calls over them.
 *
 * @throws Error for addresses of an unknown form
 */
export function openTarget(options: Omit<TargetOptions<undefined>, 'open' | 'close'>): Target
export function openTarget<Link>(options: TargetOptions<Link>): Target<Link>
export function openTarget<Link>(
  options: Omit<TargetOptions<Link>, 'open'> & { open?: (origin: string) => Link },
): Target<Link> {
  const {
    service,
    addresses,
    metrics,
    log,
    now = () => performance.now(),
    open = () => undefined as Link,
  } = options
  const balancer = createBalancer<Link>({ ...options, open, now })
  const budget = createRetryBudget(now)
  const onError = (err: Error) => log?.warn({ err }, `The addresses of ${service} may be out of date`)
  const discovery = discover(watchOf(addresses), balancer.update, onError)
  const record = metrics ? observe(metrics, service, balancer) : undefined

  const openBreakers = () => {
    const states = balancer.states()
    const operations = states.flatMap(({ breakers }) =>
      Object.keys(breakers).filter((name) => breakers[name]),
    )
    return [...new Set(operations)].map((operation) => {
      const count = operations.filter((name) => name === operation).length
      return `the circuit breaker of ${operation} is open at ${count} of ${states.length} instances`
    })
  }
  const reason = (operation: string) => {
    if (balancer.endpoints().length > 0) return `the circuit breaker of ${operation} is open`
    const { message } = discovery.error() ?? { message: 'it has not responded yet' }
    return `no instance is known: ${message}`
  }

  return {
    service,
    started: discovery.started,
    choose: balancer.choose,
    endpoints: balancer.endpoints,
    called: budget.called,
    mayRetry: () => {
      const isGranted = budget.take()
      record?.retry(isGranted)
      return isGranted
    },
    reason,
    check: async () => {
      await discovery.started
      if (balancer.endpoints().length === 0) throw new Error('no instance is known')
      const broken = openBreakers()
      if (broken.length > 0) throw new Error(broken.join('; '))
    },
    close: async () => {
      record?.stop()
      await discovery.close()
      await balancer.close()
    },
  }
}

/** By registry, its targets: a gauge is registered once and read for all of them. */
const observed = new WeakMap<Registry, ReturnType<typeof createMetrics>>()

function observe(registry: Registry, service: string, balancer: Pick<Balancer<unknown>, 'states'>) {
  let metrics = observed.get(registry)
  if (!metrics) observed.set(registry, (metrics = createMetrics(registry)))
  const { targets, retries } = metrics
  targets.set(service, balancer)
  return {
    retry: (isGranted: boolean) => retries.inc({ target: service, result: isGranted ? 'made' : 'denied' }),
    stop: () => void targets.delete(service),
  }
}

function createMetrics(registry: Registry) {
  const targets = new Map<string, Pick<Balancer<unknown>, 'states'>>()
  const all = () =>
    [...targets].flatMap(([target, balancer]) => balancer.states().map((state) => ({ target, state })))
  new Gauge({
    name: 'target_instances',
    help: 'Known instances of the services that this one calls; ejected: none of its calls go there for a while',
    labelNames: ['target', 'state'],
    aggregator: 'max',
    registers: [registry],
    collect() {
      this.reset()
      for (const target of targets.keys())
        for (const state of ['healthy', 'ejected']) this.set({ target, state }, 0)
      for (const { target, state } of all())
        this.inc({ target, state: state.isEjected ? 'ejected' : 'healthy' })
    },
  })
  new Gauge({
    name: 'circuit_breaker_open',
    help: '1 while the circuit breaker of an operation at an instance is open or tries one call, otherwise 0',
    labelNames: ['target', 'instance', 'operation'],
    aggregator: 'max',
    registers: [registry],
    collect() {
      this.reset()
      for (const { target, state } of all())
        for (const [operation, isOpen] of Object.entries(state.breakers))
          this.set({ target, instance: state.origin, operation }, isOpen ? 1 : 0)
    },
  })
  const retries = new Counter({
    name: 'target_retries_total',
    help: 'Retries of calls to other services; denied: the retry budget was exhausted',
    labelNames: ['target', 'result'],
    registers: [registry],
  })
  return { targets, retries }
}
