import type { Handlers } from '#generated/gateway/v1/handlers.ts'
import type { Context } from '../context.ts'
import { getAsyncApi } from './getAsyncApi.ts'
import { getHealth } from './getHealth.ts'
import { getLiveness } from './getLiveness.ts'
import { getOpenApi } from './getOpenApi.ts'
import { getReadiness } from './getReadiness.ts'
import { getServiceOpenApi } from './getServiceOpenApi.ts'

export const handlers: Handlers<Context> = {
  getAsyncApi,
  getHealth,
  getLiveness,
  getOpenApi,
  getReadiness,
  getServiceOpenApi,
}
