import type { Pool } from 'pg'
import { Gauge, type Registry } from 'prom-client'

/**
 * A gauge that asks the database with each scrape, for what stands still and so changes no counter.
 *
 * @param sql has one row with a `value`
 */
export function databaseGauge(
  registry: Registry,
  pool: Pool,
  { name, help, sql }: { name: string; help: string; sql: string },
): void {
  new Gauge({
    ...{ name, help, registers: [registry] },
    async collect() {
      // Without the database there is nothing to tell, and the rest is told all the same.
      const { rows } = await pool
        .query<{ value: string }>(sql)
        .catch(() => ({ rows: [] as { value: string }[] }))
      if (rows[0]) this.set(Number(rows[0].value))
      else this.reset()
    },
  })
}
