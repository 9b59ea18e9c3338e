import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { scheduleDeliveries } from '../webhooks/schedule-delivery.ts'
import { toDelivery } from '../webhooks/webhook-delivery.ts'

export const redeliverWebhook: Handler<'redeliverWebhook'> = async ({ params }, { db, jobs, now }) => {
  const { endpointId, deliveryId: id } = params
  const at = now()
  const row = await db.$transaction(async (tx) => {
    // Of two concurrent requests, the second finds the delivery pending and changes nothing.
    const [renewed] = await tx.webhookDelivery.updateManyAndReturn({
      where: { id, endpointId, state: { not: 'pending' } },
      data: { state: 'pending', attempts: 0, nextAttemptAt: at, deliveredAt: null },
    })
    if (!renewed) return undefined
    // A manual redelivery ends the pause of the endpoint.
    await tx.webhookEndpoint.updateMany({ where: { id: endpointId }, data: { pausedUntil: null } })
    await scheduleDeliveries({ jobs }, tx, endpointId)
    return renewed
  })
  if (row) return { status: 202, body: toDelivery(row) }
  const isThere = await db.webhookDelivery.count({ where: { id, endpointId } })
  throw isThere > 0 ? problem('delivery-pending') : platformProblem('not-found')
}
