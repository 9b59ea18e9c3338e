import type { Prisma, WebhookDelivery } from '#generated/notifications/prisma/client.ts'
import type { Context } from './context.ts'
import { type Answer, verdictOf } from './retry.ts'
import { scheduleDelivery } from './schedule-delivery.ts'

/** Writes down what came of an attempt, and what follows from it, in one transaction. */
export async function recordAttempt(
  delivery: WebhookDelivery,
  answer: Answer,
  { db, jobs, retries, now }: Context,
): Promise<void> {
  const { id, endpointId } = delivery
  const attempts = delivery.attempts + 1
  const verdict = verdictOf(answer, attempts, retries)
  const at = now()
  const nextAttemptAt = verdict.state === 'pending' ? new Date(at.getTime() + verdict.pauseMs) : null
  await db.$transaction(async (tx) => {
    // The endpoint first, as everywhere: two transactions that change both wait for one another, and don't block.
    if (verdict.state === 'delivered') await encourage(tx, endpointId)
    if (verdict.state === 'failed') {
      const limit = verdict.gone ? 0 : retries.failuresAllowed
      await discourage(tx, endpointId, { limit, at, except: id })
    }
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, state: 'pending', attempts: delivery.attempts },
      data: {
        state: verdict.state,
        attempts,
        nextAttemptAt,
        lastStatus: answer.status ?? null,
        lastError: answer.error ?? null,
        deliveredAt: verdict.state === 'delivered' ? at : null,
      },
    })
    if (count > 0 && nextAttemptAt) await scheduleDelivery(jobs, tx, id, nextAttemptAt)
  })
}

/** It takes deliveries: what was counted against it is forgotten. */
async function encourage(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.webhookEndpoint.updateMany({
    where: { id, OR: [{ failures: { gt: 0 } }, { state: 'disabled' }] },
    data: { failures: 0, state: 'enabled', disabledAt: null },
  })
}

/** One more delivery was given up. At the limit the endpoint is disabled, and nothing that waits is sent to it. */
async function discourage(
  tx: Prisma.TransactionClient,
  id: string,
  { limit, at, except }: { limit: number; at: Date; except: string },
): Promise<void> {
  const [endpoint] = await tx.webhookEndpoint.updateManyAndReturn({
    where: { id },
    data: { failures: { increment: 1 } },
    select: { failures: true, state: true },
  })
  if (endpoint?.state !== 'enabled' || endpoint.failures < limit) return
  await tx.webhookEndpoint.update({ where: { id }, data: { state: 'disabled', disabledAt: at } })
  await tx.webhookDelivery.updateMany({
    where: { endpointId: id, state: 'pending', id: { not: except } },
    data: { state: 'failed', nextAttemptAt: null, lastError: 'The endpoint was disabled.' },
  })
}
