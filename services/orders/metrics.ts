import type { Pool } from 'pg'
import { Counter, Histogram, type Registry } from 'prom-client'
import { databaseGauge } from '#platform/database/gauge.ts'
import type { End, Outcome, Step } from './saga/saga.ts'

/** The metrics of this service, in addition to those of its requests. */
export interface Metrics {
  step(step: Step, outcome: Outcome['kind'], seconds: number): void
  /** Counts a finished saga. @param seconds since the order was accepted */
  ended(end: End, seconds: number): void
  /** Records that the projection has processed an event. @param time of the event (RFC 3339) */
  projected(time: string): void
}

export function createMetrics(registry: Registry, pool: Pool): Metrics {
  const registers = [registry]
  const steps = new Histogram({
    name: 'orders_saga_step_duration_seconds',
    help: 'Duration of one attempt at a saga step',
    labelNames: ['step', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  })
  const ends = new Counter({
    name: 'orders_ended_total',
    help: 'Orders by the final state of their saga; an order that is confirmed and later cancelled counts twice',
    labelNames: ['end'],
    registers,
  })
  const confirmations = new Histogram({
    name: 'orders_confirmation_duration_seconds',
    help: 'Time from accepting an order to its confirmation',
    buckets: [0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  })
  const lag = new Histogram({
    name: 'orders_projection_delay_seconds',
    help: 'Time from an event to its effect on the order list',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers,
  })
  // Queried at each scrape, because counters do not change for orders that are stuck.
  const gauges: Record<string, [help: string, sql: string]> = {
    orders_needing_attention: [
      'Orders that need attention',
      `SELECT count(*) AS value FROM sagas WHERE state = 'needs-attention'`,
    ],
    orders_in_work: [
      'Orders whose saga is in progress',
      `SELECT count(*) AS value FROM sagas WHERE state IN ('reserve-stock', 'authorize-payment', 'confirm-stock',
         'capture-payment', 'refund-payment', 'void-payment', 'release-stock')`,
    ],
    orders_projection_lag_seconds: [
      'Age of the oldest of the last 1,000 events of this service that is not yet in the order list',
      `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(recent.created_at)), 0) AS value
       FROM (SELECT id, created_at FROM outbox ORDER BY position DESC LIMIT 1000) recent
       WHERE NOT EXISTS (SELECT FROM inbox WHERE consumer = 'orders' AND event_id = recent.id)`,
    ],
  }
  for (const [name, [help, sql]] of Object.entries(gauges)) databaseGauge(registry, pool, { name, help, sql })
  return {
    step: (step, outcome, seconds) => steps.observe({ step, outcome }, seconds),
    ended: (end, seconds) => {
      ends.inc({ end })
      if (end === 'confirmed') confirmations.observe(seconds)
    },
    projected: (time) => lag.observe(Math.max(0, (Date.now() - Date.parse(time)) / 1000)),
  }
}
