import type { WebhookDelivery as DeliveryRow } from '#generated/notifications/prisma/client.ts'
import type { components } from '#generated/notifications/v1/types.ts'

type Delivery = components['schemas']['WebhookDelivery']

/** Maps a delivery to its representation in the contract. */
export const toDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  endpointId: row.endpointId,
  eventId: row.eventId,
  eventType: row.eventType,
  status: row.state as Delivery['status'],
  attempts: row.attempts,
  lastStatus: row.lastStatus,
  lastError: row.lastError,
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
})
