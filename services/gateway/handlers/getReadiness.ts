import type { Handler } from '#generated/gateway/v1/handlers.ts'
import type { Context } from '../context.ts'
import { readinessReply } from '../readiness.ts'

export const getReadiness: Handler<'getReadiness', Context> = async (_input, { health }) =>
  readinessReply(await health.readiness())
