import { platformProblem } from '#platform/problem.ts'
import type { Handler } from '../context.ts'

export const deleteWebhookEndpoint: Handler<'deleteWebhookEndpoint'> = async ({ params }, { db }) => {
  // Deliveries are deleted by ON DELETE CASCADE.
  const { count } = await db.webhookEndpoint.deleteMany({ where: { id: params.endpointId } })
  if (count === 0) throw platformProblem('not-found')
  return { status: 204 }
}
