import type { Handlers } from '#generated/gateway/v1/handlers.ts'
import type { Context } from '../context.ts'
import { getHealth } from './getHealth.ts'
import { getLiveness } from './getLiveness.ts'
import { getOpenApi } from './getOpenApi.ts'
import { getReadiness } from './getReadiness.ts'
import { getServiceOpenApi } from './getServiceOpenApi.ts'

export const handlers: Handlers<Context> = {
  getHealth,
  getLiveness,
  getOpenApi,
  getReadiness,
  getServiceOpenApi,
}
