import { Agent, request } from 'undici'
import type { Answer } from './retry.ts'
import { signatureHeaders } from './signature.ts'
import { FORBIDDEN_HOST, ForbiddenTarget, type Targets } from './targets.ts'

export interface Delivery {
  /** The same for each attempt, so that the endpoint knows what it has seen. */
  id: string
  url: string
  secret: Uint8Array
  event: unknown
}

export interface WebhookSender {
  /** One attempt. Never rejects: that there was no answer is an answer too. */
  send(delivery: Delivery, signal: AbortSignal): Promise<Answer>
  /** How long one attempt may take. */
  timeoutMs: number
  close(): Promise<void>
}

/** What an endpoint says beside its status is not read further than this. */
const BODY_LIMIT_BYTES = 65_536

/** Sends deliveries: signed, to allowed addresses only, following no redirect, for a bounded time. */
export function createWebhookSender(
  targets: Targets,
  { timeoutMs, now }: { timeoutMs: number; now: () => Date },
): WebhookSender {
  const agent = new Agent({
    connect: { lookup: targets.lookup, timeout: timeoutMs },
    connections: 10,
    pipelining: 1,
    maxHeaderSize: 16_384,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  return {
    timeoutMs,
    send: async ({ id, url, secret, event }, signal) => {
      const refusal = targets.refusalByName(url)
      if (refusal !== undefined) return { error: refusal }
      const body = JSON.stringify(event)
      const deadline = AbortSignal.timeout(timeoutMs)
      try {
        const response = await request(url, {
          method: 'POST',
          dispatcher: agent,
          signal: AbortSignal.any([signal, deadline]),
          headers: {
            ...signatureHeaders(secret, id, now(), body),
            'content-type': 'application/cloudevents+json',
            'user-agent': 'charter-webhooks/1.0',
          },
          body,
        })
        // The answer is its status. A body that is too long or breaks off changes nothing.
        await response.body.dump({ limit: BODY_LIMIT_BYTES, signal: deadline }).catch(() => {})
        return { status: response.statusCode }
      } catch (error) {
        if (deadline.aborted) return { error: `There was no response within ${timeoutMs} ms.` }
        return { error: reasonOf(error) }
      }
    },
    close: () => agent.destroy(),
  }
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was closed.',
  UND_ERR_SOCKET: 'The connection was closed.',
  UND_ERR_CONNECT_TIMEOUT: 'The connection timed out.',
  UND_ERR_HEADERS_TIMEOUT: 'The response timed out.',
  UND_ERR_HEADERS_OVERFLOW: 'The response headers are too large.',
  ENOTFOUND: FORBIDDEN_HOST,
  EAI_AGAIN: 'The host name could not be resolved.',
  ETIMEOUT: 'The host name could not be resolved.',
  ESERVFAIL: 'The host name could not be resolved.',
}

/** For people at the merchant's: nothing of our own network, such as the address behind a name. */
function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof ForbiddenTarget) return error.message
  return reasons[code ?? ''] ?? `The request failed${code === undefined ? '' : ` (${code})`}.`
}
