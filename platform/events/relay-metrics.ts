import type { Pool } from 'pg'
import { Counter, Histogram, type Registry } from 'prom-client'
import { databaseGauge } from '../database/gauge.ts'
import type { RelayOptions } from './relay.ts'

/** The metrics of a service's outbox: waiting events, and the delay until they are published. */
export function relayMetrics(
  registry: Registry,
  pool: Pool,
): Required<Pick<RelayOptions, 'onPublished'>>['onPublished'] {
  const registers = [registry]
  const published = new Counter({
    name: 'events_published_total',
    help: 'Events published to the broker by this process',
    registers,
  })
  const delay = new Histogram({
    name: 'events_publish_delay_seconds',
    help: 'Time from commit to publication of the oldest event of each batch',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers,
  })
  databaseGauge(registry, pool, {
    name: 'events_waiting',
    help: 'Events in the outbox that are not published yet',
    sql: 'SELECT count(*) AS value FROM outbox WHERE published_at IS NULL',
  })
  databaseGauge(registry, pool, {
    name: 'events_waiting_seconds',
    help: 'Age of the oldest event that is not published yet',
    sql: `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) AS value FROM outbox
      WHERE published_at IS NULL`,
  })
  return (count, lagMs) => {
    published.inc(count)
    delay.observe(Math.max(0, lagMs / 1000))
  }
}
