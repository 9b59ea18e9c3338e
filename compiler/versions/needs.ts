import { at } from '../document/json-pointer.ts'
import type { Places } from '#platform/contract/migration-plan.ts'
import { openSource, type Located, type Source } from '../document/source.ts'
import type { Change, Direction, Scope } from '../diff/change.ts'
import { compareSchemas } from '../diff/schemas.ts'
import { openComparison } from '../diff/subject.ts'
import type { OpenApiDocument } from '#platform/contract/contract.ts'

/** Two documents that are compared. */
export interface Pair {
  old: Source
  next: Source
}

/** One direction: the documents with schemas that differ as constants, and what is known of those schemas. */
export interface View {
  pair: Pair
  /** The document whose values are converted. */
  from: Source
  /** @throws Ambiguous */
  placesOf: (schema: unknown) => Places | undefined
}

export type Views = Readonly<Record<Direction, View>>

export const pairOf = (old: OpenApiDocument, next: OpenApiDocument): Pair => ({
  old: openSource(old),
  next: openSource(next),
})

/** Collects the changes that a comparison reports. */
export function changesOf({ old, next }: Pair, compare: (scope: Scope) => void): Change[] {
  const locate = () => ''
  const changes = new Map<string, Change>()
  compare({
    old: { source: old, locate },
    new: { source: next, locate },
    operation: '',
    operationKey: '',
    changes,
  })
  return [...changes.values()]
}

/*
 * Breaking changes without an effect on the values of a handler: the older version reads and writes its own form, sets
 * its own defaults, and a status that is never used needs no conversion.
 */
const NO_CONVERSION =
  /-(style-changed|explode-changed|encoding-changed|reserved-forbidden|empty-value-forbidden|xml-changed|default-changed|default-removed)$|^response-removed$/

/** Changes that break no client, but have other names or statuses for a handler. */
const CONVERSION = new Set(['request-parameter-renamed', 'response-added'])

const needsConversion = ({ level, rule }: Change): boolean =>
  CONVERSION.has(rule) || (level === 'breaking' && !NO_CONVERSION.test(rule))

/** Why values of a schema must be converted: requests from old to new, responses from new to old. Empty if they need not. */
export function reasonsOf(pair: Pair, direction: Direction, old: Located, next: Located): string[] {
  const subject = { direction, kind: 'body', label: 'value' } as const
  return reasonsIn(changesOf(pair, (scope) => compareSchemas(openComparison(scope), subject, [old], [next])))
}

/** The messages of the changes that a function has to convert. */
export const reasonsIn = (changes: readonly Change[]): string[] =>
  changes.filter(needsConversion).map(({ message }) => message.replace(/^value(?:, |: )/, ''))

export const componentAt = ({ document }: Source, name: string): Located => ({
  schema: document.components?.schemas?.[name] as Located['schema'],
  pointer: at('#/components/schemas', name),
})
