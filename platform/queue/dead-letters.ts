import type { Db } from 'pg-boss'

/** The name of the dead-letter queue of a queue. */
export const deadLettersOf = (queue: string) => `${queue}.dead`

/** The queue of a dead-letter queue; undefined for any other queue. */
export const queueOfDeadLetters = (name: string) => /^(.+)\.dead$/.exec(name)?.[1]

/** The data of a dead letter. */
export interface DeadLetterData {
  work: object
  key?: string
  reason: string
  attempts: number
}

/** Deletes dead letters and returns them: those with these ids, or all, oldest first. */
export async function takeDeadLetters(
  db: Db,
  schema: string,
  queue: string,
  ids: readonly string[] | undefined,
): Promise<{ data: DeadLetterData }[]> {
  return rowsOf<{ data: DeadLetterData }>(
    db,
    `WITH gone AS (
       DELETE FROM ${schema}.job WHERE name = $1 AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[])) RETURNING data, created_on, id
     ) SELECT data FROM gone ORDER BY created_on, id`,
    [deadLettersOf(queue), ids ?? null],
  )
}

/** The result of a statement on pg-boss's connection. */
export async function rowsOf<Row>(db: Db, sql: string, values: unknown[]): Promise<Row[]> {
  const { rows } = await db.executeSql(sql, values)
  return rows as Row[]
}
