import type { Pool } from 'pg'
import { StreamEvent } from '#platform/event-stream.ts'
import type { OrderFeed } from './order-feed.ts'
import { isFinal, type OrderEvent } from './order-event.ts'

export interface StreamOptions {
  orderId: string
  /** The position after which it begins. */
  after: bigint
  heartbeatMs: number
  /** Ends the stream: the reader is gone, or it has lasted long enough. */
  signal: AbortSignal
}

/**
 * What has happened to an order and what happens, as Server-Sent Events (WHATWG HTML, section 9.2). It ends when the
 * last thing that happened is final, when its reader goes, and when the service stops: the reader resumes elsewhere.
 */
export async function* orderStream(
  pool: Pool,
  feed: OrderFeed,
  { orderId, after, heartbeatMs, signal }: StreamOptions,
): AsyncGenerator<StreamEvent<OrderEvent> | undefined> {
  let position = after
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
      const { rows } = await pool.query<Row>({ ...SINCE, values: [orderId, position] })
      for (const { position: id, type, data } of rows) {
        yield new StreamEvent(data, { id, event: type })
        position = BigInt(id)
      }
      const last = rows.at(-1) ?? (await pool.query<Row>({ ...LAST, values: [orderId] })).rows[0]
      // Between the two queries something happened.
      if (last && BigInt(last.position) > position) continue
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

interface Row {
  /** A bigint, as text. */
  position: string
  type: string
  data: OrderEvent
}

const SINCE = {
  name: 'events-since',
  text: `SELECT position, type, data FROM order_events WHERE order_id = $1 AND position > $2 ORDER BY position`,
}
const LAST = {
  name: 'last-event',
  text: `SELECT position, type, data FROM order_events WHERE order_id = $1 ORDER BY position DESC LIMIT 1`,
}
