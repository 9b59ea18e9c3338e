import { newestFirst } from '#platform/http/page.ts'
import type { Handler } from '../context.ts'
import { toEndpoint } from '../webhooks/webhook-endpoint.ts'

export const listWebhookEndpoints: Handler<'listWebhookEndpoints'> = async ({ query }, { db }) => {
  const page = newestFirst(query)
  const rows = await db.webhookEndpoint.findMany({ where: page.where, ...page.query })
  return { status: 200, body: page.of(rows, toEndpoint) }
}
