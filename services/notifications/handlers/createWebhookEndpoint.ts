import { unknownType } from '../webhooks/event-types.ts'
import type { Handler } from '../context.ts'
import { problem } from '../problems.ts'
import { SECRET_BYTES, secretText } from '../webhooks/signature.ts'
import { MAX_ENDPOINTS, toEndpoint } from '../webhooks/webhook-endpoint.ts'

export const createWebhookEndpoint: Handler<'createWebhookEndpoint'> = async ({ body, principal }, ctx) => {
  const { url, description, eventTypes } = body
  const unknown = unknownType(eventTypes)
  if (unknown !== undefined)
    throw problem('unknown-event-type', {
      detail: `The event type ${unknown} cannot be sent to webhook endpoints.`,
    })
  const refusal = await ctx.targets.refusalOf(url)
  if (refusal !== undefined) throw problem('forbidden-target', { detail: refusal })

  const secret = ctx.random(SECRET_BYTES)
  const row = await ctx.db.$transaction(async (tx) => {
    // Serializes concurrent requests, so that the count below includes the endpoints of earlier ones.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('webhook-endpoints', 0))`
    if ((await tx.webhookEndpoint.count()) >= MAX_ENDPOINTS)
      throw problem('too-many-endpoints', { detail: `The maximum is ${MAX_ENDPOINTS} endpoints.` })
    return tx.webhookEndpoint.create({
      data: {
        id: ctx.newId(),
        url,
        description,
        eventTypes,
        secret: new Uint8Array(secret),
        createdBy: principal.id,
        createdAt: ctx.now(),
      },
    })
  })
  return {
    status: 201,
    headers: { 'Cache-Control': 'no-store' },
    body: { ...toEndpoint(row), secret: secretText(secret) },
  }
}
