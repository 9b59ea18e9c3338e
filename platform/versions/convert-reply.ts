import { ofStatus } from '../contract/by-status.ts'
import { pickByRange } from '../contract/media-type.ts'
import type { Reply } from '../http/handler.ts'
import { StreamEvent } from '../http/stream-event.ts'
import type { Convert } from './convert.ts'
import type { OperationFunctions } from './migration-functions.ts'
import type { OperationPlan, Places } from '../contract/migration-plan.ts'

/** Converts the responses of one operation. */
export function openReplyConversion(
  { responses = {} }: Pick<OperationPlan, 'responses'>,
  own: Pick<OperationFunctions, 'response'>,
  convert: Convert,
): (reply: Reply) => Reply {
  return (newer) =>
    own.response ? own.response(newer) : withBody(newer, placesFor(responses, newer), convert)
}

function placesFor(responses: NonNullable<OperationPlan['responses']>, reply: Reply): Places | undefined {
  const { status, contentType } = reply
  const content = ofStatus(responses, status)
  if (!content) return undefined
  if (contentType !== undefined) return pickByRange(content, contentType)?.[1]
  return Object.values(content)[0]
}

function withBody(reply: Reply, places: Places | undefined, convert: Convert): Reply {
  const { body } = reply
  if (!places || body === undefined) return reply
  if (isStream(body)) return { ...reply, body: converted(body, (item) => convertItem(item, places, convert)) }
  return { ...reply, body: convert(body, places) }
}

type Items = AsyncIterable<unknown> | Iterable<unknown>

const isStream = (body: unknown): body is Items =>
  typeof body === 'object' &&
  body !== null &&
  !Array.isArray(body) &&
  !Buffer.isBuffer(body) &&
  (Symbol.asyncIterator in body || Symbol.iterator in body)

const convertItem = (item: unknown, places: Places, convert: Convert): unknown =>
  item instanceof StreamEvent
    ? new StreamEvent(convert(item.data, places), {
        ...(item.id === undefined ? {} : { id: item.id }),
        ...(item.event === undefined ? {} : { event: item.event }),
      })
    : convert(item, places)

/** Closing it closes the original at once, also while that waits for its next item. */
function converted(items: Items, convert: (item: unknown) => unknown): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]: () => {
      const iterator =
        Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
      return {
        next: async () => {
          const { done, value } = (await iterator.next()) as IteratorResult<unknown, unknown>
          return done ? { done, value: undefined } : { done: false, value: convert(value) }
        },
        return: async (value: unknown) => {
          await iterator.return?.(value)
          return { done: true, value: undefined }
        },
      }
    },
  }
}
