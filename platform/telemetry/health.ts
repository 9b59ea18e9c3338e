import { Router } from 'express'
import { inTime } from '../timeout.ts'

/** Resolves when the dependency works; rejects with the reason otherwise. */
export type HealthCheck = () => Promise<void>
export type HealthChecks = Readonly<Record<string, HealthCheck>>

export interface DependencyState {
  status: 'up' | 'down'
  latencyMs: number
  error?: string
}

export interface Readiness {
  service: string
  /** `degraded`: it serves requests, but an optional dependency is down. */
  status: 'ready' | 'degraded' | 'not-ready' | 'draining'
  dependencies: Record<string, DependencyState>
}

export interface DependencyChecks {
  required?: HealthChecks
  optional?: HealthChecks
}

export interface Health {
  /** `/health/live`, `/health/ready` and `/health`, for services whose contracts do not declare them. */
  router: Router
  liveness(): { service: string; status: 'live' }
  readiness(): Promise<Readiness>
  uptimeSeconds(): number
  /** Sets the dependencies: a required one that is down makes the service not ready, an optional one degraded. */
  setChecks(checks: DependencyChecks): void
  /** Adds an optional dependency to those that are set. */
  addOptional(name: string, check: HealthCheck): void
  /** Reports not ready from now on, so that load balancers stop sending requests. */
  drain(): void
}

/** True when a load balancer should send requests here. */
export const serves = ({ status }: Readiness): boolean => status === 'ready' || status === 'degraded'

const CHECK_TIMEOUT_MS = 2_000

/**
 * `/health/live` (the process responds), `/health/ready` (its dependencies work: 200 or 503) and `/health` (both, with
 * uptime), each as JSON that lists every dependency with its latency in milliseconds.
 */
export function createHealth(service: string): Health {
  const startedAt = Date.now()
  let required: HealthChecks = {}
  let optional: HealthChecks = {}
  const added: Record<string, HealthCheck> = {}
  let draining = false

  const liveness = () => ({ service, status: 'live' }) as const
  const readiness = async (): Promise<Readiness> => {
    const [needed, useful] = await Promise.all([runAll(required), runAll({ ...optional, ...added })])
    const isDown = (state: Record<string, DependencyState>) =>
      Object.values(state).some(({ status }) => status === 'down')
    const status = draining
      ? 'draining'
      : isDown(needed)
        ? 'not-ready'
        : isDown(useful)
          ? 'degraded'
          : 'ready'
    return { service, status, dependencies: { ...needed, ...useful } }
  }
  const uptimeSeconds = () => Math.round((Date.now() - startedAt) / 1000)

  const router = Router()
  router.use('/health', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  router.get('/health/live', (_request, response) => {
    response.json(liveness())
  })
  router.get('/health/ready', async (_request, response) => {
    const state = await readiness()
    response.status(serves(state) ? 200 : 503).json(state)
  })
  router.get('/health', async (_request, response) => {
    const state = await readiness()
    response.status(serves(state) ? 200 : 503).json({ ...state, uptimeSeconds: uptimeSeconds() })
  })
  return {
    router,
    liveness,
    readiness,
    uptimeSeconds,
    setChecks: (checks) => {
      required = checks.required ?? {}
      optional = checks.optional ?? {}
    },
    addOptional: (name, check) => {
      added[name] = check
    },
    drain: () => {
      draining = true
    },
  }
}

async function runAll(checks: HealthChecks): Promise<Record<string, DependencyState>> {
  const names = Object.keys(checks)
  const states = await Promise.all(names.map((name) => run(checks[name] as HealthCheck)))
  return Object.fromEntries(names.map((name, i) => [name, states[i] as DependencyState]))
}

async function run(check: HealthCheck): Promise<DependencyState> {
  const startedAt = performance.now()
  const latencyMs = () => Math.round((performance.now() - startedAt) * 10) / 10
  try {
    await inTime(check(), CHECK_TIMEOUT_MS, `no response within ${CHECK_TIMEOUT_MS} ms`)
    return { status: 'up', latencyMs: latencyMs() }
  } catch (error) {
    return {
      status: 'down',
      latencyMs: latencyMs(),
      error: error instanceof Error ? error.message : String(error),
    }
  }
}
