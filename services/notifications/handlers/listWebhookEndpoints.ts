import { isNotModified } from '#platform/http/etag.ts'
import type { Handler } from '../context.ts'
import { newestFirst, pageNewestFirst } from '../page.ts'
import { toEndpoint } from '../webhooks/webhook-endpoint.ts'

export const listWebhookEndpoints: Handler<'listWebhookEndpoints'> = async ({ query, headers }, { db }) => {
  const { after, ...page } = newestFirst(query)
  const rows = await db.webhookEndpoint.findMany({ where: after, ...page })
  const { body, etag } = pageNewestFirst(rows, query.limit, toEndpoint)
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { ETag: etag }, body }
}
