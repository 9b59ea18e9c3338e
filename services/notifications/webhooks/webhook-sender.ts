import { Agent, request } from 'undici'
import type { DeliveryResult } from './retry.ts'
import { signatureHeaders } from './signature.ts'
import { FORBIDDEN_HOST, ForbiddenTarget, type Targets } from './targets.ts'

export interface Delivery {
  /** The same for each attempt, so that the endpoint can deduplicate. */
  id: string
  url: string
  secret: Uint8Array
  event: unknown
}

export interface WebhookSender {
  /** Makes one attempt. Never rejects: a missing response is a result too. */
  send(delivery: Delivery, signal: AbortSignal): Promise<DeliveryResult>
  /** Time limit of one attempt. */
  timeoutMs: number
  close(): Promise<void>
}

/** Response bodies are discarded up to this size; beyond it the connection is closed. */
const BODY_LIMIT_BYTES = 65_536

/** Sends signed deliveries to allowed addresses, with a time limit and without following redirects. */
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
        // Only the status counts; an incomplete or oversized body is ignored.
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

/** Shown to merchants, so it must not reveal internal addresses. */
function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof ForbiddenTarget) return error.message
  return reasons[code ?? ''] ?? `The request failed${code === undefined ? '' : ` (${code})`}.`
}
