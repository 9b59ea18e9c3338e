import { createHash } from 'node:crypto'
import type { Locate } from '../document/locations.ts'
import type { Source } from '../document/source.ts'
import { levelOf, type Level } from './rules.ts'

/** A difference between two documents. */
export interface Change {
  /** A stable id, such as `request-property-became-required`. */
  rule: string
  level: Level
  /** `GET /users/{userId}`, `webhook OrderConfirmed`; empty for the document itself. */
  operation: string
  /** What has changed, such as `request body, items[].price`. It does not depend on where components are. */
  subject: string
  /** One sentence. */
  message: string
  /** In the new document, or in the old one for what was removed. */
  pointer: string
  /** `openapi/users/v1.yaml:12` */
  place: string
  /** Depends on rule, operation, subject and values, so that it stays the same when lines or components move. */
  fingerprint: string
  /** It was deprecated, so that its use was counted. */
  wasCounted?: boolean
  /** Who has used it within 30 days, where usage is known. */
  consumers?: readonly Consumer[]
}

/** A client of the API, by how often it has used something. */
export interface Consumer {
  consumer: string
  count: number
  lastUsed: string
}

/** One of the two documents. */
export interface Side {
  source: Source
  locate: Locate
}

/** Who sends the data: a client (`request`), or the service (`response`; events and callbacks as well). */
export type Direction = 'request' | 'response'

/** Where a comparison is. */
export interface Scope {
  old: Side
  new: Side
  /** `GET /users/{userId}` */
  operation: string
  /** The same with unnamed parameters, so that renaming one keeps fingerprints. */
  operationKey: string
  changes: Map<string, Change>
}

export interface Found {
  rule: string
  subject: string
  message: string
  /** Pointers in the old and the new document. The second one is the place, when there is one. */
  old?: string | undefined
  new?: string | undefined
  /** What was and what is, for the fingerprint. */
  values?: readonly unknown[]
  wasCounted?: boolean
}

/** Adds a change, unless it is known. */
export function report(scope: Scope, found: Found): void {
  const { rule, subject, message, values = [] } = found
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([rule, scope.operationKey, subject, values.map((value) => value ?? null)]))
    .digest('hex')
    .slice(0, 12)
  if (scope.changes.has(fingerprint)) return
  const side = found.new === undefined ? scope.old : scope.new
  // The head of a pointer may hold a dynamic scope (`#tree=…/components`).
  const pointer = (found.new ?? found.old ?? '#').replace(/^#[^/]*/, '#')
  const level = levelOf(rule)
  const { operation } = scope
  let place: string | undefined
  scope.changes.set(fingerprint, {
    ...{ rule, level, operation, subject, message, pointer, fingerprint },
    ...(found.wasCounted ? { wasCounted: true } : {}),
    // Reading lines takes time, and comparisons on trial do not need them.
    get place() {
      return (place ??= side.locate(pointer))
    },
  })
}

/** A value in a sentence. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``
}

/** JSON with sorted keys: equal for equal values. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
