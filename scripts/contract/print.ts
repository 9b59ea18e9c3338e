import type { Level } from '#compiler/diff/rules.ts'
import type { ContractChange } from './contract-change.ts'
import type { Result } from './diff.ts'

export const isRefused = ({ level, approved }: ContractChange): boolean => level === 'breaking' && !approved

export function printChanges({ changes, errors }: Result): void {
  for (const change of changes) {
    const { place, level, rule, operation, message, fingerprint, approved, consumers } = change
    const label = approved ? `approved by ${approved.by} (${approved.reason})` : level
    console.log(`${place}: ${label}: ${operation ? `${operation}: ` : ''}${message} [${rule} ${fingerprint}]`)
    for (const { consumer, count, lastUsed } of consumers ?? [])
      console.log(`    used by ${consumer}, ${count} times within 30 days, last on ${lastUsed.slice(0, 10)}`)
  }
  for (const error of errors) console.log(error)
  const count = (one: Level) => changes.filter(({ level }) => level === one).length
  const approved = changes.filter((one) => one.approved).length
  console.log(
    `${count('breaking')} breaking (${approved} approved), ${count('additive')} additive, ${count('text')} text`,
  )
  if (changes.some(isRefused))
    console.log(
      'Undo them, make them in a new v<N+1>.yaml, or approve them in openapi/<service>/approvals.yaml.',
    )
}

/** The same for programs: file and line apart. */
export function changesAsJson({ changes, errors }: Result): string {
  const list = changes.map(({ place, ...change }) => {
    const [, file = place, line] = /^(.*):(\d+)$/.exec(place) ?? []
    return { ...change, file, line: line === undefined ? undefined : Number(line) }
  })
  return JSON.stringify({ changes: list, errors }, null, 2)
}
