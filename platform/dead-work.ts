import type { Db } from 'pg-boss'
import { rowsOf } from './queue-pump.ts'

/** The queue of the work of another one that was given up. */
export const deadOf = (queue: string) => `${queue}.dead`

/** The queue that such a queue belongs to; undefined for any other one. */
export const queueOfDead = (name: string) => /^(.+)\.dead$/.exec(name)?.[1]

/** What lies in it. */
export interface DeadData {
  work: object
  key?: string
  reason: string
  attempts: number
}

/** Removes them from the dead: those with these ids, or all, the oldest first. */
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
