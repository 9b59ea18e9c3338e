import type { Request, RequestHandler, Response } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { localsOf } from './locals.ts'
import { statusOf } from './log.ts'
import { isProbe } from './probe.ts'
import { shareMetrics } from './worker-metrics.ts'

export interface Metrics {
  registry: Registry
  /** Times each request, labelled by the contract's operation and never by the raw path. */
  middleware: RequestHandler
  /** Handles `GET /metrics` in the Prometheus text format. */
  endpoint: RequestHandler
}

/**
 * The metrics of one service. Each has its own registry, so that one process can run several services.
 *
 * @param isWorker the endpoint returns the metrics of all workers together
 */
export function createMetrics(service: string, isWorker = false): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its response',
    labelNames: ['version', 'operation', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const read = isWorker ? shareMetrics(registry) : () => registry.metrics()
  return {
    registry,
    middleware: (request: Request, response: Response, next) => {
      if (isProbe(request)) return next()
      const startedNs = process.hrtime.bigint()
      response.once('close', () => {
        const { operation } = localsOf(response)
        const labels = {
          version: operation?.version ?? '',
          operation: operation?.id ?? '',
          status: String(statusOf(response)),
        }
        duration.observe(labels, Number(process.hrtime.bigint() - startedNs) / 1e9)
      })
      next()
    },
    endpoint: async (_request, response) => {
      response.type(registry.contentType).end(await read())
    },
  }
}
