import type { Handler } from '#generated/gateway/v1/handlers.ts'
import type { Context } from '../context.ts'

export const getLiveness: Handler<'getLiveness', Context> = async (_input, { health }) => ({
  status: 200,
  headers: { 'Cache-Control': 'no-store' },
  body: health.liveness(),
})
