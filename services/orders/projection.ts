import type { CloudEvent } from '#platform/event.ts'
import type { Transaction } from './context.ts'
import type { Metrics } from './metrics.ts'
import { type Facts, merge, type SummaryTable } from './summary.ts'

/** What handlers of events write to. */
export interface Projection {
  /** Merges what an event says of an order into the projection. */
  write(
    tx: Transaction,
    event: CloudEvent,
    orderId: string,
    facts: Omit<Facts, 'orderId' | 'at'>,
  ): Promise<void>
}

export const projectionOn = (table: SummaryTable, metrics?: Metrics): Projection => ({
  write: async (tx, event, orderId, facts) => {
    await merge(tx, table, { ...facts, orderId, at: new Date(event.time) })
    metrics?.projected(event.time)
  },
})
