import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { platformProblem } from '../problem.ts'

/** A strong entity tag (RFC 9110, section 8.8.3) from what identifies a state, such as a row's version. */
export const etagOf = (...state: (string | number)[]): string => `"${state.join('-')}"`

/** A strong entity tag of the bytes of a representation and its media type (RFC 9110, section 8.8.1). */
export const contentEtag = (contentType: string, content: string | Uint8Array): string =>
  `"${createHash('sha1').update(contentType).update('\n').update(content).digest('base64url')}"`

/** Whether `If-None-Match` contains the tag: the caller has the current state (weak comparison, section 13.1.2). */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const tags = tagsOf(ifNoneMatch)
  return tags === '*' || tags.some((tag) => opaqueOf(tag) === opaqueOf(etag))
}

/** Whether `If-Match` contains the tag (strong comparison: a weak tag never matches, section 13.1.1). */
function isMatch(ifMatch: string, etag: string): boolean {
  const tags = tagsOf(ifMatch)
  return tags === '*' || (!isWeak(etag) && tags.includes(etag))
}

/**
 * Rejects a change that is based on an outdated state. Called in the transaction of the change, after the row is
 * locked, or followed by a write that is guarded by the version: otherwise a concurrent change would be lost.
 *
 * @param ifMatch the header; every state matches when it is undefined
 * @param etag of the current state
 * @throws Problem 412 `precondition-failed`
 */
export function requireMatch(ifMatch: string | undefined, etag: string): void {
  if (ifMatch !== undefined && !isMatch(ifMatch, etag)) throw platformProblem('precondition-failed')
}

/** The conditions that an operation declares: the header among its parameters, and the status of its failure. */
export interface Conditions {
  /** `If-Match` and 412. */
  ifMatch: boolean
  /** `If-None-Match` and 304. */
  ifNoneMatch: boolean
}

/**
 * Evaluates the conditions of a GET or HEAD whose response would otherwise be 200, in the order of RFC 9110, section
 * 13.2.2.
 *
 * @param etag of the response
 * @returns the status of the response; undefined if it stays 200
 */
export function statusOf(
  headers: IncomingHttpHeaders,
  etag: string,
  { ifMatch, ifNoneMatch }: Conditions,
): 304 | 412 | undefined {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers
  if (ifMatch && match !== undefined && !isMatch(match, etag)) return 412
  return ifNoneMatch && isNotModified(noneMatch, etag) ? 304 : undefined
}

const isWeak = (tag: string) => tag.startsWith('W/')
const opaqueOf = (tag: string) => (isWeak(tag) ? tag.slice(2) : tag)

/** `*`, or the well-formed entity tags of the list. A tag may contain commas. */
const tagsOf = (header: string): '*' | string[] =>
  header.trim() === '*' ? '*' : (header.match(/(?:W\/)?"[!#-~\u0080-\u00ff]*"/g) ?? [])
