import type { WebhookEndpoint as EndpointRow } from '#generated/notifications/prisma/client.ts'
import type { components } from '#generated/notifications/v1/types.ts'

type Endpoint = components['schemas']['WebhookEndpoint']

/** How many there can be: each event costs a delivery for each of them. */
export const MOST_ENDPOINTS = 100

/** An endpoint as the contract shows it: without its secret. */
export const toEndpoint = (row: EndpointRow): Endpoint => ({
  id: row.id,
  url: row.url,
  description: row.description,
  eventTypes: row.eventTypes,
  status: row.state as Endpoint['status'],
  createdAt: row.createdAt.toISOString(),
})
