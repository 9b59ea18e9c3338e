import { createHmac } from 'node:crypto'

/** A new secret has so many bytes (Standard Webhooks: 24 to 64). */
export const SECRET_BYTES = 32

/** A secret as people copy it. */
export const secretText = (secret: Uint8Array): string => `whsec_${Buffer.from(secret).toString('base64')}`

/** The headers of a delivery that prove where it comes from, by the symmetric scheme of Standard Webhooks. */
export function signatureHeaders(secret: Uint8Array, id: string, at: Date, body: string) {
  const timestamp = Math.floor(at.getTime() / 1000).toString()
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
