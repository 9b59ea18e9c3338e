import type { Consumed } from '#generated/orders/v2/consumed.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { CloudEvent } from '#platform/events/cloud-event.ts'
import type { EventHandlersOf } from '#platform/events/inbox.ts'
import type { Metrics } from '../metrics.ts'
import { type Facts, merge, type SummaryTable } from './summary.ts'

/** The read model of `listOrders`. */
export interface Projection {
  /** Merges the data of an event into the row of its order. */
  apply(event: CloudEvent, tx: Transaction): Promise<void>
}

export const projectionOn = (table: SummaryTable, metrics?: Metrics): Projection => ({
  apply: async (event, tx) => {
    const factsOf = projected[event.type as keyof Consumed] as FactsOf<unknown> | undefined
    const facts = factsOf?.(event.data)
    if (!facts) return
    await merge(tx, table, { ...facts, at: new Date(event.time) })
    metrics?.projected(event.time)
  },
})

type FactsOf<Data> = (data: Data) => Omit<Facts, 'at'> | undefined

const changedTo =
  (status: Facts['status']) =>
  ({ orderId, reason, resumptions }: Pick<Facts, 'orderId' | 'reason' | 'resumptions'>) => ({
    ...{ orderId, status, reason, resumptions },
  })

/** What the projection takes from the data of each event. */
const projected: { readonly [Type in keyof Consumed]: FactsOf<Consumed[Type]> } = {
  'orders.order-placed.v1': ({ orderId, ...placed }) => ({ orderId, placed, status: 'pending' }),
  'orders.order-confirmed.v1': changedTo('confirmed'),
  'orders.order-rejected.v1': changedTo('rejected'),
  'orders.order-cancellation-requested.v1': changedTo('cancelling'),
  'orders.order-cancelled.v1': changedTo('cancelled'),
  'orders.order-needs-attention.v1': changedTo('needs-attention'),
  'orders.order-resumed.v1': ({ orderId, status, resumptions }) => ({ orderId, status, resumptions }),
  'payments.payment-authorized.v1': ({ orderId }) => ({ orderId, paymentStatus: 'authorized' }),
  'payments.payment-captured.v1': ({ orderId }) => ({ orderId, paymentStatus: 'captured' }),
  'payments.payment-voided.v1': ({ orderId }) => ({ orderId, paymentStatus: 'voided' }),
  // Orders are always refunded in full.
  'payments.payment-refunded.v1': ({ orderId }) => ({ orderId, paymentStatus: 'refunded' }),
  'payments.payment-failed.v1': ({ orderId }) => ({ orderId, paymentStatus: 'failed' }),
  // Notifications that do not concern an order have no order id.
  'notifications.notification-sent.v1': ({ orderId, kind }) =>
    orderId === undefined ? undefined : { orderId, notified: kind },
}

/** The types of the events that the projection is built from. */
export const PROJECTED_TYPES = Object.keys(projected) as (keyof Consumed)[]

/** The handlers of the consumer. */
export const eventHandlers = Object.fromEntries(
  PROJECTED_TYPES.map((type) => [
    type,
    (event: CloudEvent, { projection }: { projection: Projection }, tx: Transaction) =>
      projection.apply(event, tx),
  ]),
) as Required<EventHandlersOf<Consumed, { projection: Projection }, Transaction>>
