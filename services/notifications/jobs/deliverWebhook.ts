import type { JobHandler } from '../context.ts'
import { recordAttempt } from '../record-attempt.ts'
import { scheduleDelivery } from '../schedule-delivery.ts'

/**
 * Makes one attempt to deliver. A process that dies after the answer and before it is recorded makes the same attempt
 * again: the endpoint knows by `webhook-id` what it has seen.
 */
export const deliverWebhook: JobHandler<'deliver-webhook'> = async ({ data, signal }, ctx) => {
  const id = data.deliveryId
  const delivery = await ctx.db.webhookDelivery.findUnique({ where: { id }, include: { endpoint: true } })
  if (delivery?.state !== 'pending' || delivery.nextAttemptAt === null) return
  const dueAt = delivery.nextAttemptAt
  if (dueAt > ctx.now()) {
    // The job of an attempt that was made already, or a clock of the database that is ahead of ours.
    await ctx.db.$transaction((tx) => scheduleDelivery(ctx.jobs, tx, id, dueAt))
    return
  }
  const { url, secret } = delivery.endpoint
  const answer = await ctx.webhooks.send({ id, url, secret, event: delivery.event }, signal)
  // Stopped in the middle by the end of the process: no failure of the endpoint's.
  if (signal.aborted && answer.error !== undefined) throw signal.reason
  await recordAttempt(delivery, answer, ctx)
}
