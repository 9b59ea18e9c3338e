import { Router } from 'express'

/** Resolves when the dependency works; rejects with a reason when it doesn't. */
export type HealthCheck = () => Promise<void>

interface CheckResult {
  status: 'up' | 'down'
  latencyMs: number
  error?: string
}

export interface Health {
  router: Router
  /** From now on the service says that it is not ready, so that load balancers stop sending to it. */
  drain(): void
}

const CHECK_TIMEOUT_MS = 2_000

/**
 * `/health/live` (the process answers), `/health/ready` (so do the dependencies: 200 or 503) and `/health` (both,
 * with uptime), each as JSON that names every dependency with its latency in milliseconds.
 */
export function createHealth(service: string, checks: Readonly<Record<string, HealthCheck>>): Health {
  const startedAt = Date.now()
  let draining = false

  const readiness = async () => {
    const names = Object.keys(checks)
    const results = await Promise.all(names.map((name) => run(checks[name] as HealthCheck)))
    const dependencies = Object.fromEntries(names.map((name, i) => [name, results[i] as CheckResult]))
    const ready = !draining && results.every((result) => result.status === 'up')
    return { service, status: draining ? 'draining' : ready ? 'ready' : 'not-ready', ready, dependencies }
  }

  const router = Router()
  router.use('/health', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  router.get('/health/live', (_request, response) => {
    response.json({ service, status: 'live' })
  })
  router.get('/health/ready', async (_request, response) => {
    const { ready, ...state } = await readiness()
    response.status(ready ? 200 : 503).json(state)
  })
  router.get('/health', async (_request, response) => {
    const { ready, ...state } = await readiness()
    response
      .status(ready ? 200 : 503)
      .json({ ...state, uptimeSeconds: Math.round((Date.now() - startedAt) / 1000) })
  })
  return {
    router,
    drain: () => {
      draining = true
    },
  }
}

async function run(check: HealthCheck): Promise<CheckResult> {
  const startedAt = performance.now()
  const latencyMs = () => Math.round((performance.now() - startedAt) * 10) / 10
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS)
  })
  try {
    await Promise.race([check(), timeout])
    return { status: 'up', latencyMs: latencyMs() }
  } catch (error) {
    return {
      status: 'down',
      latencyMs: latencyMs(),
      error: error instanceof Error ? error.message : String(error),
    }
  } finally {
    clearTimeout(timer)
  }
}
