import { at, isObject } from '../document/json-pointer.ts'
import { canonical, report, type Scope, shown } from './change.ts'
import type { Placed } from './messages.ts'
import { sunsetAction } from './sunset.ts'

type Compare = (old: unknown, next: unknown) => string | undefined

const byLimit =
  (name: string, read: (value: unknown) => number | undefined): Compare =>
  (old, next) =>
    (read(next) ?? Infinity) < (read(old) ?? Infinity) ? `${name}-lowered` : `${name}-raised`

const field = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined)
const perSecond = (value: unknown): number | undefined => {
  const [limit, seconds] = [field(value, 'limit'), field(value, 'windowSeconds')]
  return typeof limit === 'number' && typeof seconds === 'number' ? limit / seconds : undefined
}

/** The rule for a change of each extension of an operation. `docs/reference/extensions.md` has what they mean. */
const COMPARE: Readonly<Record<string, Compare>> = {
  'x-timeout-ms': byLimit('timeout', (value) => value as number | undefined),
  'x-throttle': byLimit('throttle', (value) => field(value, 'bytesPerSecond') as number | undefined),
  'x-rate-limit': (old, next) => {
    const isOther = next !== undefined && old !== undefined && field(old, 'by') !== field(next, 'by')
    return isOther ? 'rate-limit-lowered' : byLimit('rate-limit', perSecond)(old, next)
  },
  'x-idempotency': (_old, next) =>
    next === 'required'
      ? 'idempotency-key-became-required'
      : next === undefined
        ? 'idempotency-removed'
        : 'idempotency-added',
  'x-internal': (_old, next) => (next === true ? 'became-internal' : 'became-public'),
  'x-check-session': (_old, next) => (next === true ? 'session-check-added' : 'session-check-removed'),
  'x-sunset': sunsetAction,
  'x-cache': () => 'cache-changed',
}

/** Compares the extensions of an operation, or of the document. */
export function compareExtensions(scope: Scope, old: Placed, next: Placed): void {
  const names = Object.keys({ ...old.node, ...next.node }).filter(
    (name) => name.startsWith('x-') && name !== 'x-webhooks',
  )
  for (const name of names) {
    const [before, after] = [old.node[name], next.node[name]]
    const places = {
      old: before === undefined ? old.pointer : at(old.pointer, name),
      new: after === undefined ? next.pointer : at(next.pointer, name),
    }
    if (name === 'x-emits') {
      const [was, is] = [before, after].map((list) => new Set<unknown>(Array.isArray(list) ? list : []))
      for (const event of was ?? [])
        if (!is?.has(event))
          report(scope, {
            ...places,
            rule: 'event-no-longer-emitted',
            subject: name,
            values: [event],
            message: `It does not publish ${String(event)} any more.`,
          })
      for (const event of is ?? [])
        if (!was?.has(event))
          report(scope, {
            ...places,
            rule: 'event-emitted',
            subject: name,
            values: [event],
            message: `It publishes ${String(event)}.`,
          })
      continue
    }
    if (canonical(before ?? null) === canonical(after ?? null)) continue
    const rule = COMPARE[name]?.(before, after) ?? 'extension-changed'
    report(scope, {
      ...places,
      rule,
      subject: name,
      values: [before, after],
      message: `\`${name}\`: ${shown(before)} is ${shown(after)}.`,
    })
  }
}
