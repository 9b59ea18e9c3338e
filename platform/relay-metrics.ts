import type { Pool } from 'pg'
import { Counter, Histogram, type Registry } from 'prom-client'
import { databaseGauge } from './database-gauge.ts'
import type { RelayOptions } from './relay.ts'

/** What is told of a service's outbox: what waits in it, and how long events take to the broker. */
export function relayMetrics(
  registry: Registry,
  pool: Pool,
): Required<Pick<RelayOptions, 'onPublished'>>['onPublished'] {
  const registers = [registry]
  const published = new Counter({
    name: 'events_published_total',
    help: 'Events that the broker has taken, from this process',
    registers,
  })
  const delay = new Histogram({
    name: 'events_publish_delay_seconds',
    help: 'Time from an event to the broker, of the oldest of each batch',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers,
  })
  databaseGauge(registry, pool, {
    name: 'events_waiting',
    help: 'Events in the outbox that the broker has not taken yet',
    sql: 'SELECT count(*) AS value FROM outbox WHERE published_at IS NULL',
  })
  databaseGauge(registry, pool, {
    name: 'events_waiting_seconds',
    help: 'Age of the oldest event that the broker has not taken yet',
    sql: `SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) AS value FROM outbox
      WHERE published_at IS NULL`,
  })
  return (count, lagMs) => {
    published.inc(count)
    delay.observe(Math.max(0, lagMs / 1000))
  }
}
