import type { CloudEvent } from '#platform/event.ts'
import type { Prisma } from '#generated/notifications/prisma/client.ts'
import type { Context, Transaction } from './context.ts'
import { scheduleDelivery } from './schedule-delivery.ts'

/**
 * Writes a delivery for each endpoint that wants events of this type, and its job, in the transaction that remembers
 * the event. What is replayed is not delivered again: an endpoint gets an event once; `redelivery` is for more.
 */
export async function fanOut(
  event: CloudEvent,
  { jobs, now, newId }: Pick<Context, 'jobs' | 'now' | 'newId'>,
  tx: Transaction,
): Promise<void> {
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { state: 'enabled', eventTypes: { has: event.type } },
    select: { id: true },
  })
  if (endpoints.length === 0) return
  const at = now()
  const deliveries = await tx.webhookDelivery.createManyAndReturn({
    data: endpoints.map((endpoint) => ({
      id: newId(),
      endpointId: endpoint.id,
      eventId: event.id,
      eventType: event.type,
      event: event as unknown as Prisma.InputJsonObject,
      nextAttemptAt: at,
      createdAt: at,
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  for (const { id } of deliveries) await scheduleDelivery(jobs, tx, id, at)
}
