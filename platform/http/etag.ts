import { platformProblem } from '../problem.ts'

/** A strong entity tag (RFC 9110, section 8.8.3) from what identifies a state, such as a row's version. */
export const etagOf = (...state: (string | number)[]): string => `"${state.join('-')}"`

/** True when `If-None-Match` contains the tag: the caller has the current state (weak comparison, section 13.1.2). */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  return (
    ifNoneMatch !== undefined &&
    tagsOf(ifNoneMatch).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)
  )
}

/**
 * Rejects a change that is based on an outdated state (strong comparison, section 13.1.1).
 *
 * @throws Problem 412 when the tag differs; 428 (RFC 6585) when the header is missing and `required`
 */
export function requireMatch(ifMatch: string | undefined, etag: string, required = true): void {
  if (ifMatch === undefined) {
    if (required) throw platformProblem('precondition-required')
    return
  }
  if (!tagsOf(ifMatch).some((tag) => tag === '*' || tag === etag))
    throw platformProblem('precondition-failed')
}

const tagsOf = (header: string) => header.split(',').map((tag) => tag.trim())
