import type { Reply } from '#platform/http/handler.ts'
import type { Parts } from './operations.ts'
import { concreteOf, type Tools, validValue } from './requests.ts'

export interface SampledReply {
  reply: Reply
  isJson: boolean
  /** A handler returns it: a problem is thrown. */
  isReturned: boolean
}

const MOST = 4

/** Responses that the oracle finds valid, two of each declared status. */
export function sampleReplies(tools: Tools, parts: Parts): { sampled: SampledReply[]; notMade: number } {
  const sampled: SampledReply[] = []
  let notMade = 0
  const declared = new Set(parts.replies.map(({ status }) => status))
  const success = (status: string) => Number(!status.startsWith('2'))
  for (const { status: key, headers, content: all } of parts.replies
    .toSorted((a, b) => success(a.status) - success(b.status))
    .slice(0, MOST)) {
    // A type of its own comes before the range that contains it.
    const content = all.filter(
      ({ mediaType }) =>
        !mediaType.includes('*') || !all.some((other) => other.mediaType === concreteOf(mediaType)),
    )
    const status = statusOf(key, declared)
    if (status === undefined) continue
    const set: Record<string, string> = {}
    const isMade = headers.every(({ name, plan, schema }) => {
      if (!plan.required) return true
      const found = schema ? validValue(tools, schema, 'reply', 0) : { value: 'text' }
      if (!found || typeof found.value === 'object') return false
      set[name] = found.value as string
      return true
    })
    const base: Reply = Object.keys(set).length > 0 ? { status, headers: set } : { status }
    const isReturned = content.every(({ mediaType }) => mediaType !== 'application/problem+json')
    if (!isMade) notMade++
    else if (content.length === 0 || [204, 205, 304].includes(status))
      sampled.push({ reply: base, isJson: false, isReturned: isReturned && content.length === 0 })
    else
      for (let turn = 0; turn < 2; turn++) {
        const chosen = content[turn % content.length] as (typeof content)[number]
        const body = bodyOf(tools, chosen, 2 + turn)
        if (!body) notMade++
        else
          sampled.push({
            reply: { ...base, contentType: body.contentType, body: body.value },
            isJson: body.isJson,
            isReturned,
          })
      }
  }
  return { sampled, notMade }
}

function bodyOf(
  tools: Tools,
  { mediaType, plan, schema }: Parts['replies'][number]['content'][number],
  turn: number,
): { value: unknown; contentType: string; isJson: boolean } | undefined {
  const contentType = concreteOf(mediaType)
  if (plan.kind === 'events' || plan.kind === 'lines') {
    const found = schema ? validValue(tools, schema, 'reply', turn) : { value: 'text' }
    return found && { value: [found.value], contentType, isJson: false }
  }
  const isJson = plan.kind === 'json' || (plan.kind === 'range' && contentType === 'application/json')
  if (!schema) return isJson ? { value: {}, contentType, isJson } : { value: 'text', contentType, isJson }
  const found = validValue(tools, schema, 'reply', turn)
  if (!found || (!isJson && typeof found.value !== 'string')) return undefined
  return { value: found.value, contentType, isJson }
}

function statusOf(key: string, declared: ReadonlySet<string>): number | undefined {
  if (/^\d+$/.test(key)) return key.startsWith('1') ? undefined : Number(key)
  const from = key === 'default' ? 200 : Number(key.replace('XX', '00'))
  for (let status = from; status < from + 100 && from >= 200; status++)
    if (!declared.has(String(status)) && ![204, 205, 304].includes(status)) return status
  return undefined
}
