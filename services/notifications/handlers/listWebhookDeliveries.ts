import { isNotModified } from '#platform/http/etag.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { newestFirst, pageNewestFirst } from '../page.ts'
import { toDelivery } from '../webhooks/webhook-delivery.ts'

export const listWebhookDeliveries: Handler<'listWebhookDeliveries'> = async (
  { params: { endpointId }, query, headers },
  { db },
) => {
  const { after, ...page } = newestFirst(query)
  const endpoint = await db.webhookEndpoint.findUnique({ where: { id: endpointId }, select: { id: true } })
  if (!endpoint) throw platformProblem('not-found')
  const rows = await db.webhookDelivery.findMany({
    where: { endpointId, state: query.status, ...after },
    ...page,
  })
  const { body, etag } = pageNewestFirst(rows, query.limit, toDelivery)
  if (isNotModified(headers['If-None-Match'], etag)) return { status: 304, headers: { ETag: etag } }
  return { status: 200, headers: { ETag: etag }, body }
}
