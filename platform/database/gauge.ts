import type { Pool } from 'pg'
import { Gauge, type Registry } from 'prom-client'

/**
 * A gauge that queries the database with each scrape, for values that no counter can follow.
 *
 * @param sql returns one row with a `value`; with a label, one row per label value, in the column of that name
 */
export function databaseGauge(
  registry: Registry,
  pool: Pool,
  { name, help, sql, label }: { name: string; help: string; sql: string; label?: string },
): void {
  new Gauge({
    ...{ name, help, registers: [registry], labelNames: label === undefined ? [] : [label] },
    // All workers of `WORKERS` read the same value.
    aggregator: 'max',
    async collect() {
      // While the database is down, the gauge is omitted and the other metrics are still reported.
      const { rows } = await pool
        .query<Record<string, string>>(sql)
        .catch(() => ({ rows: [] as Record<string, string>[] }))
      this.reset()
      for (const row of rows)
        this.set(label === undefined ? {} : { [label]: row[label] ?? '' }, Number(row.value))
    },
  })
}
