import { claimDeliveries } from '../claim-deliveries.ts'
import type { JobHandler } from '../context.ts'
import { recordAttempt } from '../record-attempt.ts'
import { scheduleNext } from '../schedule-delivery.ts'

/**
 * Makes the attempts that are due at one endpoint, some at once, and schedules the next ones behind the jobs of other
 * endpoints. A process that dies after the reply and before it is recorded makes the same attempt again: the endpoint
 * knows by `webhook-id` what it has seen.
 */
export const deliverWebhook: JobHandler<'deliver-webhook'> = async ({ id: jobId, data, signal }, ctx) => {
  const { endpointId } = data
  // A job of an earlier version, which had one for each delivery: `scheduleAllDue` finds those.
  if (endpointId === undefined) return
  const claim = await claimDeliveries(ctx, endpointId, jobId, ctx.webhooks.timeoutMs + 30_000)
  if (!claim || claim.isBusy) return
  const { url, secret, deliveries } = claim
  await Promise.all(
    deliveries.map(async (delivery) => {
      const answer = await ctx.webhooks.send({ id: delivery.id, url, secret, event: delivery.event }, signal)
      // Interrupted by the end of the process: not a failure of the endpoint.
      if (signal.aborted && answer.error !== undefined) throw signal.reason
      await recordAttempt(delivery, answer, ctx)
    }),
  )
  await ctx.database.sql.$transaction((tx) => scheduleNext(ctx, tx, endpointId))
}
