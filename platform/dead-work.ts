import type { Db } from 'pg-boss'
import { rowsOf } from './queue-pump.ts'

/** The name of the dead-letter queue of a queue. */
export const deadOf = (queue: string) => `${queue}.dead`

/** The queue of a dead-letter queue; undefined for any other queue. */
export const queueOfDead = (name: string) => /^(.+)\.dead$/.exec(name)?.[1]

/** The data of a dead letter. */
export interface DeadData {
  work: object
  key?: string
  reason: string
  attempts: number
}

/** Deletes dead letters and returns them: those with these ids, or all, oldest first. */
export async function takeDead(
  db: Db,
  schema: string,
  queue: string,
  ids: readonly string[] | undefined,
): Promise<{ data: DeadData }[]> {
  return rowsOf<{ data: DeadData }>(
    db,
    `WITH gone AS (
       DELETE FROM ${schema}.job WHERE name = $1 AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[])) RETURNING data, created_on, id
     ) SELECT data FROM gone ORDER BY created_on, id`,
    [deadOf(queue), ids ?? null],
  )
}
