import { type Direction, type Found, report, type Scope } from './change.ts'
import { SCHEMA_ACTIONS } from './rules.ts'

/** What a schema describes. */
export interface Subject {
  direction: Direction
  kind: 'parameter' | 'header' | 'body' | 'property'
  /** `request body, items[].price` */
  label: string
}

/** Compares schemas of one kind of message in both documents. */
export interface Comparison {
  scope: Scope
  /** Pairs that have been compared, or are being compared. */
  seen: Set<string>
  /** The number of breaking changes of pairs that were compared on trial. */
  trials: Map<string, number>
  /** How the values of pairs in conditions relate. */
  relations: Map<string, string>
}

export const openComparison = (scope: Scope): Comparison => ({
  scope,
  seen: new Set(),
  trials: new Map(),
  relations: new Map(),
})

/** Reports one change of a schema. */
export function say(
  { scope }: Comparison,
  subject: Subject,
  action: string,
  found: Omit<Found, 'rule' | 'subject' | 'message'> & { detail?: string },
): void {
  const { direction, kind, label } = subject
  const { meaning } = SCHEMA_ACTIONS[action] as { meaning: string }
  const { detail, ...rest } = found
  report(scope, {
    rule: `${direction}-${kind}-${action}`,
    subject: label,
    message: `${label}: ${meaning}${detail === undefined ? '' : `: ${detail}`}.`,
    ...rest,
  })
}

/** A property of what a subject describes. */
export const propertyOf = ({ direction, label }: Subject, name: string): Subject => ({
  direction,
  kind: 'property',
  label: label.includes(', ') ? `${label}.${name}` : `${label}, ${name}`,
})
/** The items of what a subject describes. */
export const itemOf = (subject: Subject, index = ''): Subject => ({
  direction: subject.direction,
  kind: subject.kind === 'body' ? 'property' : subject.kind,
  label: subject.label.includes(', ') ? `${subject.label}[${index}]` : `${subject.label}, [${index}]`,
})
