import type { CloudEvent } from '#platform/events/cloud-event.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { Metrics } from '../metrics.ts'
import { type Facts, merge, type SummaryTable } from './summary.ts'

/** The read model of `listOrders`, written by the event handlers. */
export interface Projection {
  /** Merges the data of an event into the row of its order. */
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
