import type { Pool } from 'pg'
import { Gauge, type Registry } from 'prom-client'

/**
 * A gauge that asks the database with each scrape, for what stands still and so changes no counter.
 *
 * @param sql has one row with a `value`; with a label, a row for each of its values, in the column of that name
 */
export function databaseGauge(
  registry: Registry,
  pool: Pool,
  { name, help, sql, label }: { name: string; help: string; sql: string; label?: string },
): void {
  new Gauge({
    ...{ name, help, registers: [registry], labelNames: label === undefined ? [] : [label] },
    async collect() {
      // Without the database there is nothing to tell, and the rest is told all the same.
      const { rows } = await pool
        .query<Record<string, string>>(sql)
        .catch(() => ({ rows: [] as Record<string, string>[] }))
      this.reset()
      for (const row of rows)
        this.set(label === undefined ? {} : { [label]: row[label] ?? '' }, Number(row.value))
    },
  })
}
