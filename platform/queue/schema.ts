import type pg from 'pg'
import { inTransaction } from '../database/sql-transaction.ts'

/* The class (first key) of our advisory locks, which separates them from all others: "CHAR". */
export const LOCK_CLASS = 0x43484152

/**
 * Each entry upgrades the schema by one version. Entries that were released never change.
 *
 * The two indexes of `job` serve all of its statements. None contains `worker` or `attempts`, so a claim is a HOT update.
 */
const VERSIONS = [
  (schema: string) => `
    CREATE TABLE ${schema}.job (
      id bigint GENERATED ALWAYS AS IDENTITY,
      queue text NOT NULL,
      key text NOT NULL DEFAULT '',
      data json NOT NULL,
      due timestamptz NOT NULL DEFAULT now(),
      attempts int NOT NULL DEFAULT 0,
      worker int,
      PRIMARY KEY (queue, key, id)
    ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
    CREATE INDEX job_due ON ${schema}.job (queue, due, id);
    CREATE TABLE ${schema}.dead_letter (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      queue text NOT NULL,
      key text NOT NULL,
      data json NOT NULL,
      reason text NOT NULL,
      attempts int NOT NULL,
      died_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE ${schema}.worker (id int PRIMARY KEY);
    CREATE TABLE ${schema}.job_kind (name text PRIMARY KEY);
    CREATE TABLE ${schema}.consumed_type (
      consumer text NOT NULL, type text NOT NULL, PRIMARY KEY (consumer, type)
    )`,
]

/** Creates the schema of the queues, or upgrades it. Concurrent processes wait for each other. */
export function migrate(pool: pg.Pool, schema: string): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1, 0)', [LOCK_CLASS])
    await client.query(
      `CREATE SCHEMA IF NOT EXISTS ${schema};
       CREATE TABLE IF NOT EXISTS ${schema}.schema_version (version int NOT NULL)`,
    )
    const { rows } = await client.query<{ version: number }>(`SELECT version FROM ${schema}.schema_version`)
    const version = rows[0]?.version ?? 0
    if (version >= VERSIONS.length) return
    for (const upgrade of VERSIONS.slice(version)) await client.query(upgrade(schema))
    await client.query(`DELETE FROM ${schema}.schema_version`)
    await client.query(`INSERT INTO ${schema}.schema_version VALUES ($1)`, [VERSIONS.length])
  })
}
