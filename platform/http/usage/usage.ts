/** The requests of a consumer in an hour. */
export interface UsageRow {
  hour: Date
  /** `v1` */
  version: string
  operation: string
  /** Empty for the operation itself; else a deprecated part of the request. */
  element: string
  consumer: string
  count: number
}

export interface UsageStore {
  /** Adds to the counts in the table. */
  add(rows: readonly UsageRow[]): Promise<void>
  /** Deletes what is older. */
  clean(keepMs: number): Promise<void>
}
