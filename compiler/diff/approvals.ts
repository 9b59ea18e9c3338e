import { isObject } from '../document/json-pointer.ts'
import type { Change } from './change.ts'

/** An entry of `openapi/<service>/approvals.yaml`: a breaking change that is wanted. */
export interface Approval {
  fingerprint: string
  reason: string
  by: string
}

/**
 * Reads approvals.
 *
 * @param content what the file holds, parsed
 * @returns the approvals, and one sentence for each that is not valid
 */
export function readApprovals(content: unknown): { approvals: Approval[]; errors: string[] } {
  if (content === null || content === undefined) return { approvals: [], errors: [] }
  if (!Array.isArray(content))
    return { approvals: [], errors: ['it must be a list of {fingerprint, reason, by}'] }
  const approvals: Approval[] = []
  const errors: string[] = []
  for (const [i, entry] of content.entries()) {
    const { fingerprint, reason, by } = isObject(entry) ? entry : {}
    const missing = Object.entries({ fingerprint, reason, by })
      .filter(
        ([, value]) =>
          (typeof value !== 'string' && typeof value !== 'number') || String(value).trim() === '',
      )
      .map(([name]) => `\`${name}\``)
    const name = typeof fingerprint === 'string' ? `the approval of ${fingerprint}` : `approval ${i + 1}`
    if (missing.length > 0) errors.push(`${name} has no ${missing.join(' and no ')}`)
    else approvals.push({ fingerprint: String(fingerprint), reason: String(reason), by: String(by) })
  }
  return { approvals, errors }
}

/** One sentence for each approval that approves no breaking change. */
export function unusedApprovals(approvals: readonly Approval[], changes: readonly Change[]): string[] {
  const known = new Set(
    changes.filter(({ level }) => level === 'breaking').map(({ fingerprint }) => fingerprint),
  )
  return approvals
    .filter(({ fingerprint }) => !known.has(fingerprint))
    .map(({ fingerprint }) => `the approval of ${fingerprint} matches no breaking change: delete it`)
}
