import type { Pool } from 'pg'
import type { Transaction } from '#platform/database/transaction.ts'
import type { OrderWithItems } from '../order.ts'
import type { OrderStatus } from '../status.ts'
import { CHANNEL } from '../stream/feed.ts'
import type { OrderEvent } from '../order-event.ts'
import { type End, type ForwardStep, isEnd, type Saga, type Step } from './saga.ts'

/** An order and the state of its saga. */
export interface Work {
  order: OrderWithItems
  saga: Saga
  /** The saga's version, for optimistic locking. */
  version: number
  /** Attempts at the current step that got no response. */
  attempts: number
  deadline: Date
}

interface Row extends Omit<OrderWithItems, 'version'> {
  orderVersion: number
  version: number
  state: Step | End
  completed: ForwardStep[]
  cancelRequested: boolean
  stoppedAt: Step | null
  resumptions: number
  request: number
  attempts: number
  deadline: Date
}

/* Prepared statements without Prisma, which needs three queries to read an order with its items and saga. */
const LOAD = {
  name: 'load-work',
  text: `SELECT s.version, s.state, s.completed_steps AS completed, s.cancel_requested AS "cancelRequested", s.attempts,
      s.stopped_at AS "stoppedAt", s.resumptions, s.request, s.deadline, o.id, o.customer_id AS "customerId", o.status, o.reason, o.total_amount AS "totalAmount", o.currency,
      o.payment_method AS "paymentMethod", o.payment_id AS "paymentId", o.version AS "orderVersion",
      o.created_at AS "createdAt", o.updated_at AS "updatedAt", (
        SELECT jsonb_agg(jsonb_build_object('orderId', i.order_id, 'line', i.line, 'productId', i.product_id,
          'sku', i.sku, 'name', i.name, 'quantity', i.quantity, 'unitAmount', i.unit_amount) ORDER BY i.line)
        FROM order_items i WHERE i.order_id = o.id
      ) AS items
    FROM sagas s JOIN orders o ON o.id = s.order_id WHERE s.order_id = $1`,
}

export async function loadWork(pool: Pool, orderId: string): Promise<Work | undefined> {
  const { rows } = await pool.query<Row>({ ...LOAD, values: [orderId] })
  const [row] = rows
  if (!row) return undefined
  const { version, state, completed, cancelRequested, stoppedAt, resumptions, request, ...rest } = row
  const { attempts, deadline, orderVersion, ...order } = rest
  const reason = row.reason as Saga['reason']
  const saga = { state, completed, cancelRequested, reason, stoppedAt, resumptions, request }
  return { order: { ...order, version: orderVersion }, saga, version, attempts, deadline }
}

/** A change of a saga, with the resulting state of its order and the emitted event. */
export interface Change {
  saga: Saga
  /** False for a recorded cancellation request: the attempt in progress stays valid. */
  isAttempt: boolean
  attempts: number
  lastError: string | null
  paymentId: string | null
  eventType: OrderEvent['type'] | undefined
  /** Set when the deadline changes. */
  deadline?: Date
  at: Date
}

/* Optimistic lock: changes nothing if version or cancellation request differ from what was read. */
const SETTLE = {
  name: 'settle-work',
  text: `WITH saga AS (
      UPDATE sagas SET state = $4, version = version + $5::int, attempts = $6::int, last_error = $7,
        completed_steps = $8::text[], cancel_requested = $9::boolean, updated_at = $10::timestamptz,
        stopped_at = $15, resumptions = $16::int, request = $17::int, deadline = coalesce($18::timestamptz, deadline)
      WHERE order_id = $1::uuid AND version = $2::int AND cancel_requested = $3::boolean
      RETURNING order_id
    ), changed AS (
      UPDATE orders o SET status = $11, reason = $12, payment_id = $13::uuid, version = o.version + 1,
        updated_at = $10::timestamptz
      FROM saga WHERE o.id = saga.order_id
        AND (o.status, o.reason, o.payment_id) IS DISTINCT FROM ($11, $12, $13::uuid)
      RETURNING o.id
    ), events AS (
      INSERT INTO order_events (order_id, type, data, created_at)
      SELECT saga.order_id, event ->> 'type', event, $10::timestamptz
      FROM saga, jsonb_array_elements($14::jsonb) WITH ORDINALITY AS e(event, n) ORDER BY n
    )
    SELECT pg_notify('${CHANNEL}', order_id::text)::text FROM saga`,
}

/**
 * Applies a change if the saga has not changed since it was read.
 *
 * @param on the caller's transaction, or the pool to run in a separate one
 * @returns whether the change was applied
 */
export async function settle(on: Pool | Transaction, work: Work, change: Change): Promise<boolean> {
  const { order, saga, version } = work
  const { saga: after, isAttempt, attempts, lastError, paymentId, at } = change
  const values = [
    ...[order.id, version, saga.cancelRequested, after.state, isAttempt ? 1 : 0, attempts, lastError],
    ...[after.completed, after.cancelRequested, at, statusOf(after), after.reason, paymentId],
    JSON.stringify(eventsOf(work, change)),
    ...[after.stoppedAt, after.resumptions, after.request, change.deadline ?? null],
  ]
  const rows =
    'query' in on
      ? (await on.query({ ...SETTLE, values })).rows
      : await on.$queryRawUnsafe<unknown[]>(SETTLE.text, ...values)
  return rows.length > 0
}

function eventsOf({ order, saga: before }: Work, { saga, eventType, at }: Change): OrderEvent[] {
  const { state, reason } = saga
  const common = { orderId: order.id, ...(reason === null ? {} : { reason }), at: at.toISOString() }
  return [
    // The last step emits two events: its own, and that of the final state.
    ...(eventType ? [{ ...common, type: eventType, status: statusOf(isEnd(state) ? before : saga) }] : []),
    ...(isEnd(state) ? [{ ...common, type: state, status: statusOf(saga) }] : []),
  ]
}

export function statusOf({ state, cancelRequested }: Saga): OrderStatus {
  if (isEnd(state)) return state
  return cancelRequested ? 'cancelling' : 'pending'
}
