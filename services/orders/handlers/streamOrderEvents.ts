import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { maySee } from '../order.ts'
import { orderStream } from '../stream/stream.ts'

export const streamOrderEvents: Handler<'streamOrderEvents'> = async (
  { params: { orderId }, headers, principal, signal },
  { db, database, feed, heartbeatMs },
) => {
  const order = await db.order.findUnique({ where: { id: orderId }, select: { customerId: true } })
  if (!order || !maySee(principal, order)) throw platformProblem('not-found')
  const after = BigInt(headers['Last-Event-ID'] ?? 0)
  const stream = orderStream(database.pool, feed, { orderId, after, heartbeatMs, signal })
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store' },
    contentType: 'text/event-stream',
    body: stream,
  }
}
