import type { Handler } from '#generated/gateway/v1/handlers.ts'
import type { Context } from '../context.ts'
import { readinessResponse } from '../readiness.ts'

export const getHealth: Handler<'getHealth', Context> = async (_input, { health }) => {
  const { status, headers, body } = readinessResponse(await health.readiness())
  return { status, headers, body: { ...body, uptimeSeconds: health.uptimeSeconds() } }
}
