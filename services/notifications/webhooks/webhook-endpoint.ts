import type { WebhookEndpoint as EndpointRow } from '#generated/notifications/prisma/client.ts'
import type { components } from '#generated/notifications/v1/types.ts'

type Endpoint = components['schemas']['WebhookEndpoint']

/** Limited because each event creates a delivery per endpoint. */
export const MAX_ENDPOINTS = 100

/** Maps an endpoint to its representation in the contract, without its secret. */
export const toEndpoint = (row: EndpointRow): Endpoint => ({
  id: row.id,
  url: row.url,
  description: row.description,
  eventTypes: row.eventTypes,
  status: row.state as Endpoint['status'],
  createdAt: row.createdAt.toISOString(),
})
