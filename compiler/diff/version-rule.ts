import type { Change } from './change.ts'

/**
 * Whether `info.version` follows Semantic Versioning. Breaking changes need a new document or approvals, which is not
 * decided here; an approved one counts as a feature.
 *
 * @returns one sentence that says which version is due; undefined when it is right
 */
export function versionError(old: string, next: string, changes: readonly Change[]): string | undefined {
  if (changes.length === 0) return undefined
  const isText = changes.every(({ level }) => level === 'text')
  const [before, after] = [partsOf(old), partsOf(next)]
  if (!after) return `\`info.version\` ${next} is no semantic version such as 1.4.0`
  if (!before) return undefined
  const [major = 0, minor = 0, patch = 0] = before
  const due = isText ? [major, minor, patch + 1] : [major, minor + 1, 0]
  if (compare(after, due) >= 0) return undefined
  const what = isText ? 'the text has changed' : 'there are changes that clients can see'
  return `${what}, so \`info.version\` must be ${due.join('.')} or later, not ${next}`
}

function partsOf(version: string): number[] | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version)
  return match?.slice(1).map(Number)
}

function compare(one: readonly number[], other: readonly number[]): number {
  const i = one.findIndex((part, index) => part !== other[index])
  return i < 0 ? 0 : (one[i] as number) - (other[i] as number)
}
