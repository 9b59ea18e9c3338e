import type { Response } from 'express'
import { once } from 'node:events'
import type { ContentPlan } from '../contract/compiled.ts'
import { explain } from '../contract/field-errors.ts'
import { type FieldError, platformProblem } from '../problem.ts'
import { StreamEvent } from './stream-event.ts'

/** What a stream needs to continue the checks for each item. */
export interface StreamChecks {
  validate: ContentPlan['validate']
  /** Called with the errors of an item; throws when responses are enforced. */
  onInvalid: (errors: FieldError[]) => void
}

/** A server-sent event whose contract describes all of its fields. */
interface ServerSentEvent {
  event?: string
  id?: string
  retry?: number
  data?: unknown
}

/**
 * Writes a stream of values: server-sent events (HTML, section 9.2), JSON lines, or a JSON text sequence (RFC 7464).
 * Each value is filtered and validated by its schema before it is sent; an invalid one ends the stream when responses
 * are enforced. Stops reading values when the caller disconnects, or when the stream was ended at its deadline.
 *
 * @param begin writes the head
 */
export async function writeStream(
  response: Response,
  begin: () => void,
  type: string,
  body: unknown,
  plan: ContentPlan,
  checks: StreamChecks,
): Promise<void> {
  if (typeof body === 'string' || Buffer.isBuffer(body) || !isIterable(body))
    throw platformProblem('internal', { cause: new Error(`a body of ${type} must be an iterable of values`) })
  const frame =
    plan.kind === 'events'
      ? eventText
      : type.startsWith('application/json-seq')
        ? (text: string) => `\u001e${text}\n`
        : (text: string) => `${text}\n`
  begin()
  if (response.req.method === 'HEAD') {
    // The iterable is not read, and an asynchronous generator ends without having started.
    await (body as Partial<AsyncIterable<unknown>>)[Symbol.asyncIterator]?.().return?.()
    response.end()
    return
  }
  // Send the headers at once: a caller that waits for the first event must see that the stream is open.
  response.flushHeaders()
  for await (const yielded of body) {
    if (response.destroyed || response.writableEnded) return
    if (yielded === undefined && plan.kind === 'events') {
      await write(response, ': \n\n')
      continue
    }
    const named = yielded instanceof StreamEvent ? yielded : undefined
    const value: unknown = named ? named.data : yielded
    const item = plan.cut ? plan.cut(value) : value
    const text = JSON.stringify(item) ?? 'null'
    if (checks.validate && !checks.validate(item) && !checks.validate(JSON.parse(text))) {
      checks.onInvalid(explain(checks.validate.errors, '/body'))
    }
    if (named) await write(response, wholeEventText({ ...named, data: text }))
    else if (plan.kind === 'events' && plan.whole)
      await write(response, wholeEventText(JSON.parse(text) as ServerSentEvent))
    else await write(response, frame(text))
  }
  response.end()
}

/* One controller for both events: the first one removes the listener of the other. */
async function write(response: Response, chunk: string): Promise<void> {
  if (response.write(chunk)) return
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })])
  } finally {
    waiting.abort()
  }
}

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value)

const eventText = (text: string): string => `data: ${text}\n\n`

function wholeEventText({ event, id, retry, data }: ServerSentEvent): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '')
  const line = (name: string, value: string | number | undefined) =>
    value === undefined ? '' : `${name}: ${String(value).replace(/[\r\n]/g, ' ')}\n`
  const lines = text.split(/\r\n|\r|\n/).map((part) => `data: ${part}\n`)
  return `${line('event', event)}${line('id', id)}${line('retry', retry)}${lines.join('')}\n`
}
