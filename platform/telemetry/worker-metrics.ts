import type { Worker } from 'node:cluster'
import type { MetricObject, Registry } from 'prom-client'
import { inTime } from '../timeout.ts'

/** Between a worker of `WORKERS` and its primary process, which adds up the metrics of all. */
export type MetricsMessage =
  | { metricsRequest: number; metrics?: MetricObject[] }
  | { metricsResponse: number; text?: string }

const METRICS_WITHIN_MS = 2_000

let requests = 0

/** In the primary process: asks a worker. */
export async function metricsOf(worker: Worker): Promise<MetricObject[]> {
  const id = ++requests
  worker.send({ metricsRequest: id } satisfies MetricsMessage)
  const answered = new Promise<MetricObject[]>((done) => {
    const take = (message: MetricsMessage) => {
      if (!('metricsRequest' in message) || message.metricsRequest !== id || !message.metrics) return
      worker.off('message', take)
      done(message.metrics)
    }
    worker.on('message', take)
  })
  return inTime(answered, METRICS_WITHIN_MS, 'no metrics')
}

/** In a worker: reports the metrics of this process, and reads those of all workers together. */
export function shareMetrics(registry: Registry): () => Promise<string> {
  const waiting = new Map<number, (text: string) => void>()
  process.on('message', (message: MetricsMessage) => {
    if ('metricsRequest' in message)
      void registry
        .getMetricsAsJSON()
        .then((metrics) => process.send?.({ ...message, metrics: metrics as unknown as MetricObject[] }))
    else if ('metricsResponse' in message) waiting.get(message.metricsResponse)?.(message.text ?? '')
  })
  return async () => {
    const id = ++requests
    const text = new Promise<string>((done) => waiting.set(id, done))
    process.send?.({ metricsRequest: id } satisfies MetricsMessage)
    return inTime(text, METRICS_WITHIN_MS + 1_000, 'The primary process does not respond').finally(() =>
      waiting.delete(id),
    )
  }
}
