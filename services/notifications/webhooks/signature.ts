import { createHmac } from 'node:crypto'

/** The size of a new secret (Standard Webhooks: 24 to 64 bytes). */
export const SECRET_BYTES = 32

/** The serialized form of a secret. */
export const secretText = (secret: Uint8Array): string => `whsec_${Buffer.from(secret).toString('base64')}`

/** Signs a delivery with the symmetric scheme of Standard Webhooks. */
export function signatureHeaders(secret: Uint8Array, id: string, at: Date, body: string) {
  const timestamp = Math.floor(at.getTime() / 1000).toString()
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
