import type { Handler } from '#generated/gateway/v1/handlers.ts'
import type { Context } from '../context.ts'
import { readinessResponse } from '../readiness.ts'

export const getReadiness: Handler<'getReadiness', Context> = async (_input, { health }) =>
  readinessResponse(await health.readiness())
