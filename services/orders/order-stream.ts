import type { PrismaClient } from '#generated/orders/prisma/client.ts'
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
  db: PrismaClient,
  feed: OrderFeed,
  { orderId, after, heartbeatMs, signal }: StreamOptions,
): AsyncGenerator<string> {
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
    // Sends the head of the reply at once: there may be nothing to tell for a while.
    yield ': here\n\n'
    while (!ended.aborted) {
      const looksBefore = looksWanted
      const rows = await db.orderEvent.findMany({
        where: { orderId, position: { gt: position } },
        orderBy: { position: 'asc' },
      })
      for (const { position: id, type, data } of rows) {
        yield `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`
        position = id
      }
      const last = rows.at(-1) ?? (await lastEvent(db, orderId))
      // Between the two queries something happened.
      if (last && last.position > position) continue
      if (last && isFinal(last.data as unknown as OrderEvent)) return
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
      if (isTimeUp) yield ': still here\n\n'
    }
  } finally {
    unfollow()
    ended.removeEventListener('abort', look)
  }
}

const lastEvent = (db: PrismaClient, orderId: string) =>
  db.orderEvent.findFirst({ where: { orderId }, orderBy: { position: 'desc' } })
