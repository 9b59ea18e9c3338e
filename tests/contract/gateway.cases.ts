import type { operations } from '#generated/gateway/v1/types.ts'
import type { Case, Cases } from './cases.ts'

/** Another gateway, a part of whose context throws: it has no database that could be stopped. */
const broken =
  (part: string): Case =>
  async ({ startAnother }) => {
    const gateway = await startAnother('gateway')
    Object.defineProperty(gateway.context, part, {
      get: () => {
        throw new Error('broken by a test')
      },
    })
    return { url: gateway.url, undo: gateway.close }
  }

const draining: Case = async ({ startAnother }) => {
  const gateway = await startAnother('gateway')
  ;(gateway.context as { health: { drain(): void } }).health.drain()
  return { url: gateway.url, undo: gateway.close }
}

/** Health operations ignore unknown parameters, so the query itself has to be invalid. */
const malformed: Case = () => ({ rawQuery: 'a=%zz' })

export const v1 = {
  getOpenApi: { 500: broken('documents') },
  getServiceOpenApi: { 404: () => ({ params: { service: 'unknown' } }), 500: broken('documents') },
  getAsyncApi: { 500: broken('documents') },
  getHealth: { 400: malformed, 500: broken('health'), 503: draining },
  getLiveness: { 400: malformed, 500: broken('health') },
  getReadiness: { 400: malformed, 500: broken('health'), 503: draining },
} satisfies Cases<operations>
