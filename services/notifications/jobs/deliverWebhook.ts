import { claimDeliveries } from '../webhooks/claim-deliveries.ts'
import type { JobHandler } from '../context.ts'
import { recordAttempt } from '../webhooks/record-attempt.ts'
import { scheduleNext } from '../webhooks/schedule-delivery.ts'

/**
 * Makes the due attempts for one endpoint concurrently, then schedules a new job for the rest, which queues after the
 * jobs of other endpoints. A crash between response and record repeats the attempt; the endpoint deduplicates by
 * `webhook-id`.
 */
export const deliverWebhook: JobHandler<'deliver-webhook'> = async ({ id: jobId, data, signal }, ctx) => {
  const { endpointId } = data
  // A job of an earlier version, which had one job per delivery: `scheduleAllDue` schedules those deliveries.
  if (endpointId === undefined) return
  const claim = await claimDeliveries(ctx, endpointId, jobId, ctx.webhooks.timeoutMs + 30_000)
  if (!claim || claim.isBusy) return
  const { url, secret, deliveries } = claim
  await Promise.all(
    deliveries.map(async (delivery) => {
      const result = await ctx.webhooks.send({ id: delivery.id, url, secret, event: delivery.event }, signal)
      // Aborted by the shutdown of this process: not a failure of the endpoint.
      if (signal.aborted && result.error !== undefined) throw signal.reason
      await recordAttempt(delivery, result, ctx)
    }),
  )
  await ctx.database.sql.$transaction((tx) => scheduleNext(ctx, tx, endpointId))
}
