import type { Request } from 'express'
import { Readable } from 'node:stream'
import type { ContentPlan, HeaderPlan, ReplyPlan } from '../contract/compiled.ts'
import { kindOf, negotiate, pickByRange } from '../contract/media-type.ts'
import { ownOf } from '../contract/own-property.ts'
import type { ReportErrors } from './reply-headers.ts'

/** A declared response, with what depends on it only. */
export interface OpenReply {
  headers: readonly [string, HeaderPlan][]
  hasEtag: boolean
  content: ReplyPlan['content']
  contents: readonly Content[]
}
type Content = readonly [type: string, plan: ContentPlan]

export function openReply(plan: ReplyPlan | undefined): OpenReply | undefined {
  if (!plan) return undefined
  const { headers, content } = plan
  return {
    headers: Object.entries(headers),
    hasEtag: Object.keys(headers).some((name) => name.toLowerCase() === 'etag'),
    content,
    contents: Object.entries(content),
  }
}

/**
 * The declared content of a response: the handler's, else the one that `Accept` prefers.
 *
 * @returns undefined when the contract declares none of that type
 */
export function choose(
  { content, contents }: OpenReply,
  contentType: string | undefined,
  request: Request,
): Content | undefined {
  if (contentType !== undefined) {
    const own = ownOf(content, contentType)
    if (own) return [contentType, own]
    const found = pickByRange(content, contentType)
    return found && [contentType, found[1]]
  }
  if (contents.length <= 1) return contents[0]
  const name = negotiate(request.headers.accept, Object.keys(content))
  return name === undefined ? contents[0] : [name, content[name] as ContentPlan]
}

/** The media type of a body when neither handler nor contract says one. */
export const defaultTypeOf = (body: unknown) =>
  typeof body === 'string'
    ? 'text/plain'
    : body instanceof Readable || Buffer.isBuffer(body)
      ? 'application/octet-stream'
      : 'application/json'

const withCharset = new Map<string, string>()
/** Adds the charset to text types; JSON has none (RFC 8259, section 11), but legacy clients expect it. */
export function contentTypeOf(type: string): string {
  let full = withCharset.get(type)
  if (full === undefined) {
    full = /^text\/[^;]*$|[/+]json$/.test(type) ? `${type}; charset=utf-8` : type
    if (withCharset.size < 1000) withCharset.set(type, full)
  }
  return full
}

/** The media type by type of body, where the contract has a range and the handler names none. */
export function concreteType(range: string, body: unknown, report: ReportErrors): string {
  const candidates =
    body instanceof Readable || body instanceof Uint8Array
      ? ['application/octet-stream']
      : typeof body === 'string'
        ? ['text/plain', 'application/json']
        : ['application/json']
  const found = candidates.find((type) => pickByRange({ [range]: true }, type))
  if (found) return found
  report(
    [{ pointer: '/header/Content-Type', detail: `must be named by the handler: the contract has ${range}` }],
    true,
  )
  return candidates[0] as string
}

/** How a body is written; a range and bytes as JSON are decided by the type of the body. */
export function kindOfReply(
  content: ContentPlan | undefined,
  type: string,
  body: unknown,
  isOpen: boolean,
): ContentPlan['kind'] {
  if (content && content.kind !== 'range' && !(isOpen && kindOf(type) === 'json')) return content.kind
  const kind = kindOf(type)
  if (kind === 'json' && content?.kind !== 'range' && isBytes(body)) return 'stream'
  return kind === 'json' || kind === 'text' ? kind : 'stream'
}

const isBytes = (body: unknown) => body instanceof Readable || body instanceof Uint8Array
