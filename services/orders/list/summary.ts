import type { components } from '#generated/orders/v2/types.ts'
import type { Transaction } from '#platform/database/transaction.ts'
import type { OrderReason } from '../saga/saga.ts'
import { type OrderStatus, statusName } from '../status.ts'

export type OrderSummary = components['schemas']['OrderSummary']

/** The data of an event that is merged into a summary; undefined fields leave the row unchanged. */
export interface Facts {
  orderId: string
  /** The time of the event. */
  at: Date
  placed?: Pick<OrderSummary, 'customerId' | 'items' | 'total'>
  status?: OrderStatus
  /** The number of resumptions of the order at that time. */
  resumptions?: number
  reason?: OrderReason
  paymentStatus?: OrderSummary['paymentStatus']
  /** The kind of the notification that was sent. */
  notified?: string
}

/** The projection that `listOrders` reads, and the one under construction during a rebuild. */
export type SummaryTable = 'order_summaries' | 'order_summaries_next'

/**
 * Statuses in order of precedence. Events of different services arrive in any order, and are replayed. The merge is
 * commutative and idempotent: a status is only replaced by a later one in this list, or by one of a later resumption.
 */
const STATUSES: readonly OrderStatus[] = [
  'pending',
  'confirmed',
  'cancelling',
  'needs-attention',
  'rejected',
  'cancelled',
]
const PAYMENT_STATUSES: readonly OrderSummary['paymentStatus'][] = [
  'none',
  'authorized',
  'captured',
  'voided',
  'failed',
  'refunded',
]

const rank = (order: readonly string[], column: string) =>
  `coalesce(array_position(ARRAY['${order.join("','")}'], ${column}), 0)`
const isLater = (order: readonly string[], column: string) =>
  `${rank(order, `excluded.${column}`)} > ${rank(order, `s.${column}`)}`
const HAS_LATER_STATUS = `(excluded.resumptions > s.resumptions
    OR excluded.resumptions = s.resumptions AND ${isLater(STATUSES, 'status')})`

export const COLUMNS = `order_id, customer_id, status, resumptions, reason, items, total_amount, currency, payment_status,
  notified, created_at, updated_at`

/** The conflict clause that merges an event into an existing row `s`. */
export const MERGE = `ON CONFLICT (order_id) DO UPDATE SET
  customer_id = coalesce(s.customer_id, excluded.customer_id),
  items = coalesce(s.items, excluded.items),
  total_amount = coalesce(s.total_amount, excluded.total_amount),
  currency = coalesce(s.currency, excluded.currency),
  created_at = coalesce(s.created_at, excluded.created_at),
  reason = CASE WHEN ${HAS_LATER_STATUS} THEN coalesce(excluded.reason, s.reason) ELSE s.reason END,
  status = CASE WHEN ${HAS_LATER_STATUS} THEN excluded.status ELSE s.status END,
  resumptions = greatest(s.resumptions, excluded.resumptions),
  payment_status = CASE WHEN ${isLater(PAYMENT_STATUSES, 'payment_status')} THEN excluded.payment_status
    ELSE s.payment_status END,
  notified = ARRAY(SELECT DISTINCT unnest(s.notified || excluded.notified) ORDER BY 1),
  updated_at = greatest(s.updated_at, excluded.updated_at)`

/** Merges the data of an event into the row of its order. */
export async function merge(tx: Transaction, table: SummaryTable, facts: Facts): Promise<void> {
  const { orderId, at, placed, status, resumptions = 0, reason, paymentStatus = 'none', notified } = facts
  await tx.$executeRawUnsafe(
    `INSERT INTO ${table} AS s (${COLUMNS}) VALUES ($1::uuid, $2::uuid, $3, $4::int, $5, $6::jsonb, $7::int, $8, $9, $10::text[],
       $11::timestamptz, $12::timestamptz) ${MERGE}`,
    orderId,
    placed?.customerId ?? null,
    status ?? null,
    resumptions,
    reason ?? null,
    placed ? JSON.stringify(placed.items) : null,
    placed?.total.amount ?? null,
    placed?.total.currency ?? null,
    paymentStatus,
    notified === undefined ? [] : [notified],
    placed ? at : null,
    at,
  )
}

/** A row of the projection after `order-placed`. */
export interface SummaryRow {
  orderId: string
  customerId: string
  status: OrderStatus
  reason: OrderReason | null
  items: OrderSummary['items']
  totalAmount: number
  currency: OrderSummary['total']['currency']
  paymentStatus: OrderSummary['paymentStatus']
  notified: string[]
  createdAt: Date
  updatedAt: Date
}

/** Maps a summary to its representation in the contract. */
export function toSummary(row: SummaryRow): OrderSummary {
  return {
    id: row.orderId,
    customerId: row.customerId,
    status: statusName(row.status),
    ...(row.reason === null ? {} : { reason: row.reason }),
    items: row.items,
    total: { amount: row.totalAmount, currency: row.currency },
    paymentStatus: row.paymentStatus,
    // Only a notification about the current status counts.
    notificationStatus: row.notified.includes(`order-${row.status}`) ? 'sent' : 'none',
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
