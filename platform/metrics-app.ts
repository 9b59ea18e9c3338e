import express, { type Express } from 'express'
import { checkMessage, notFound, onlyGet, problemMiddleware } from './problem-middleware.ts'
import type { Health } from './telemetry/health.ts'
import type { Metrics } from './telemetry/metrics.ts'

/** What `<SERVICE>_METRICS_PORT` serves: the metrics, and the probes for those that have no certificate. */
export function metricsApp({ endpoint }: Metrics, health: Health): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(checkMessage)
  app.all('/metrics', onlyGet).get('/metrics', endpoint)
  app.all(['/health', '/health/live', '/health/ready'], onlyGet).use(health.router)
  app.use(notFound, problemMiddleware())
  return app
}
