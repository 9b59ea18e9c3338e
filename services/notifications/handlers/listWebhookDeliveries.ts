import { newestFirst } from '#platform/http/page.ts'
import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'
import { toDelivery } from '../webhooks/webhook-delivery.ts'

export const listWebhookDeliveries: Handler<'listWebhookDeliveries'> = async (
  { params: { endpointId }, query },
  { db },
) => {
  const page = newestFirst(query)
  const endpoint = await db.webhookEndpoint.findUnique({ where: { id: endpointId }, select: { id: true } })
  if (!endpoint) throw platformProblem('not-found')
  const rows = await db.webhookDelivery.findMany({
    where: { endpointId, state: query.status, ...page.where },
    ...page.query,
  })
  return { status: 200, body: page.of(rows, toDelivery) }
}
