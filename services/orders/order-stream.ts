import type { Pool } from 'pg'
import { StreamEvent } from '#platform/event-stream.ts'
import type { OrderFeed } from './order-feed.ts'
import { isFinal, type OrderEvent } from './order-event.ts'

export interface StreamOptions {
  orderId: string
  /** How many events of the order the reader has: the `id` of the last one. */
  after: bigint
  heartbeatMs: number
  /** Ends the stream: the reader is gone, or it has lasted long enough. */
  signal: AbortSignal
}

/**
 * What has happened to an order and what happens, as Server-Sent Events (WHATWG HTML, section 9.2). The `id` of an event
 * counts the events of its order from 1, so that it says nothing about other orders. The stream ends when the last event
 * is final, when its reader disconnects, and when the service stops: the reader resumes elsewhere.
 */
export async function* orderStream(
  pool: Pool,
  feed: OrderFeed,
  { orderId, after, heartbeatMs, signal }: StreamOptions,
): AsyncGenerator<StreamEvent<OrderEvent> | undefined> {
  let seen = after
  let wake = () => {}
  let looksWanted = 0
  const look = () => {
    looksWanted += 1
    wake()
  }
  const unfollow = feed.follow(orderId, look)
  const ended = AbortSignal.any([signal, feed.stopping])
  ended.addEventListener('abort', look)
  try {
    while (!ended.aborted) {
      const looksBefore = looksWanted
      const { rows } = await pool.query<Row>({ ...SINCE, values: [orderId, seen] })
      for (const { type, data } of rows) {
        seen += 1n
        yield new StreamEvent(data, { id: String(seen), event: type })
      }
      const last = rows.at(-1) ?? (await lastOf(pool, orderId, seen))
      // Between the two queries something happened.
      if (last === 'newer') continue
      if (last && isFinal(last.data)) return
      // Something happened while we were reading.
      if (looksWanted !== looksBefore) continue
      const isTimeUp = await new Promise<boolean>((done) => {
        const timer = setTimeout(() => done(true), heartbeatMs)
        wake = () => {
          clearTimeout(timer)
          done(false)
        }
      })
      // A sign of life, and a look at the database without having been told.
      if (isTimeUp) yield undefined
    }
  } finally {
    unfollow()
    ended.removeEventListener('abort', look)
  }
}

/** The last event of an order; `newer` when the order has more than `seen` events. */
async function lastOf(pool: Pool, orderId: string, seen: bigint): Promise<Row | 'newer' | undefined> {
  const { rows } = await pool.query<Row & { total: string }>({ ...LAST, values: [orderId] })
  return rows[0] && BigInt(rows[0].total) > seen ? 'newer' : rows[0]
}

interface Row {
  type: string
  data: OrderEvent
}

// The steps of one order take turns, so the order of their positions is the order of their commits.
const SINCE = {
  name: 'events-since',
  text: `SELECT type, data FROM order_events WHERE order_id = $1 ORDER BY position OFFSET $2`,
}
const LAST = {
  name: 'last-event',
  text: `SELECT type, data, count(*) OVER () AS total FROM order_events WHERE order_id = $1 ORDER BY position DESC LIMIT 1`,
}
