import type { ServiceToken } from './client.ts'
import { CallNotSent } from './unavailable.ts'

export interface ServiceTokenOptions {
  /** `http://127.0.0.1:3001/api/v1/service-tokens` */
  url: string
  clientId: string
  clientSecret: string
  /** The services that are called with it, if the issuer requires it: `products`. */
  audience?: string
  timeoutMs?: number
  now?: () => Date
}

/**
 * Tokens for calls to other services (OAuth 2.0 client credentials, RFC 6749, section 4.4). One is cached and renewed
 * when four fifths of its lifetime are over, in the background while it is still valid: only the first call waits. A
 * token that a provider rejected is dropped.
 */
export function serviceToken(options: ServiceTokenOptions): ServiceToken {
  const now = options.now ?? (() => new Date())
  let known: { token: string; askedAt: number; renewAt: number; endsAt: number } | undefined
  let asking: Promise<string> | undefined

  const ask = async (): Promise<string> => {
    const askedAt = now().getTime()
    const { access_token: token, expires_in: seconds } = await requestToken(options)
    known = { token, askedAt, renewAt: askedAt + seconds * 800, endsAt: askedAt + seconds * 1_000 - 5_000 }
    return token
  }

  return async (refused) => {
    const time = now().getTime()
    // When every token is rejected the cause is elsewhere, so the issuer must not get a request for each call.
    if (known && known.token === refused && time - known.askedAt >= NEW_MS) known = undefined
    if (known && time < known.renewAt) return known.token
    // Concurrent callers share one request.
    asking ??= ask().finally(() => (asking = undefined))
    if (known && time < known.endsAt) {
      // The issuer may be down for as long as this one is valid.
      asking.catch(() => {})
      return known.token
    }
    return asking
  }
}

/** The age below which a rejected token is not replaced: neither expiry nor a key rotation explains the rejection. */
const NEW_MS = 5_000

interface TokenReply {
  access_token: string
  expires_in: number
}

async function requestToken(options: ServiceTokenOptions): Promise<TokenReply> {
  const { url, clientId, clientSecret, audience, timeoutMs = 3_000 } = options
  // RFC 6749, section 2.3.1: both are form-encoded before they are joined.
  const credentials = [clientId, clientSecret].map(encodeURIComponent).join(':')
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  if (audience !== undefined) form.set('audience', audience)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      body: form,
      signal: AbortSignal.timeout(timeoutMs),
    })
    const body = (await response.json()) as Partial<TokenReply> & { code?: string }
    if (response.ok && body.access_token !== undefined && body.expires_in !== undefined)
      return body as TokenReply
    throw new Error(`response status ${response.status} ${body.code ?? ''}`)
  } catch (cause) {
    throw new CallNotSent(`Could not obtain a service token: ${(cause as Error).message}`, { cause })
  }
}
