import type { Located } from '../document/source.ts'
import { type Alternative, alternativesOf } from './alternatives.ts'
import { compareConditions } from './compare-conditions.ts'
import { canonical, type Scope, shown } from './change.ts'
import { compareDiscriminators, compareDiscriminatorValues, compareMappings } from './discriminators.ts'
import { compareKeywords } from './keywords.ts'
import type { Shape } from './shape.ts'
import { type Comparison, itemOf, propertyOf, say, type Subject } from './subject.ts'

/** Compares two schemas, each a list whose members must all be satisfied. Nothing is `{}`. */
export function compareSchemas(
  comparison: Comparison,
  subject: Subject,
  old: readonly Located[],
  next: readonly Located[],
): void {
  const key = keyOf(subject, old, next)
  if (comparison.seen.has(key)) return
  comparison.seen.add(key)
  const before = alternativesOf(comparison.scope.old.source, old)
  const after = alternativesOf(comparison.scope.new.source, next)
  const at = { old: before.pointer, new: after.pointer }
  if (before.list.length === 0 || after.list.length === 0) {
    if (before.list.length > 0 !== after.list.length > 0)
      say(comparison, subject, before.list.length > 0 ? 'became-forbidden' : 'became-allowed', at)
    return
  }
  if (before.isNullable !== after.isNullable && hasTypes(before.list) && hasTypes(after.list))
    say(comparison, subject, after.isNullable ? 'became-nullable' : 'became-not-nullable', at)
  compareDiscriminators(comparison, subject, before.discriminator, after.discriminator, at)
  compareAlternatives(comparison, subject, before.list, after.list)
}

const keyOf = ({ direction, kind }: Subject, old: readonly Located[], next: readonly Located[]): string =>
  [direction, kind, ...[old, next].map((list) => list.map(({ pointer }) => pointer).join(' '))].join('|')

/* Without a type, null is one of many values: that is a change of the types. */
const hasTypes = (list: readonly Alternative[]): boolean =>
  list.some(({ shape }) => shape.types !== undefined || shape.values !== undefined)

/** Pairs the alternatives of both documents and compares each pair. */
function compareAlternatives(
  comparison: Comparison,
  subject: Subject,
  old: readonly Alternative[],
  next: readonly Alternative[],
): void {
  const restOld = new Set(old)
  const restNew = new Set(next)
  const pair = (before: Alternative, after: Alternative) => {
    restOld.delete(before)
    restNew.delete(after)
    compareDiscriminatorValues(comparison, subject, before, after)
    compareShapes(comparison, subject, before.shape, after.shape)
  }
  if (old.length === 1 && next.length === 1) return pair(old[0] as Alternative, next[0] as Alternative)
  const match = (isMatch: (before: Alternative, after: Alternative) => boolean) => {
    for (const before of [...restOld]) {
      const after = [...restNew].find((one) => isMatch(before, one))
      if (after) pair(before, after)
    }
  }
  match((before, after) => before.values.some((value) => after.values.includes(value)))
  match((before, after) => canonical(before.keys) === canonical(after.keys) && before.keys.length > 0)
  match((before, after) => trial(comparison, subject, before, after, true) === 0)
  match((before, after) => trial(comparison, subject, before, after) === 0)
  // What an alternative of the other side covers is neither new nor gone.
  for (const before of [...restOld])
    if (
      subject.direction === 'request' &&
      next.some((after) => trial(comparison, subject, before, after) === 0)
    )
      restOld.delete(before)
  for (const after of [...restNew])
    if (
      subject.direction === 'response' &&
      old.some((before) => trial(comparison, subject, before, after) === 0)
    )
      restNew.delete(after)
  // The others are the same alternatives with changes, as far as they resemble each other.
  match(
    (before, after) =>
      (before.keys.length === 0 || after.keys.length === 0) && resemble(before.shape, after.shape),
  )
  for (const before of restOld)
    say(comparison, subject, 'variant-removed', {
      old: before.shape.pointer,
      values: [nameOf(before)],
      detail: nameOf(before),
    })
  for (const after of restNew)
    say(comparison, subject, 'variant-added', {
      new: after.shape.pointer,
      values: [nameOf(after)],
      detail: nameOf(after),
    })
}

const nameOf = ({ keys, shape }: Alternative): string =>
  shown(
    keys.at(-1)?.replace(/^value /, '') ??
      ([...shape.properties.keys()].join(', ') || [...(shape.types ?? ['any'])].join(', ')),
  )

function resemble(before: Shape, after: Shape): boolean {
  if (canonical([...(before.types ?? [])].sort()) !== canonical([...(after.types ?? [])].sort())) return false
  const names = [...before.properties.keys()]
  const shared = names.filter((name) => after.properties.has(name)).length
  return shared * 2 >= Math.max(names.length, after.properties.size)
}

/** How many breaking changes, or changes, there are between two alternatives. */
function trial(
  comparison: Comparison,
  subject: Subject,
  before: Alternative,
  after: Alternative,
  isExact = false,
): number {
  const key = `${isExact}|${keyOf(subject, before.located, after.located)}|${before.keys.join()}|${after.keys.join()}`
  const known = comparison.trials.get(key)
  if (known !== undefined) return known
  comparison.trials.set(key, 0)
  const scope = { ...comparison.scope, changes: new Map() }
  const inner = { scope, seen: new Set<string>(), trials: comparison.trials, relations: comparison.relations }
  compareShapes(inner, subject, before.shape, after.shape)
  const count = [...(scope.changes as Scope['changes']).values()].filter(
    ({ level }) => isExact || level === 'breaking',
  ).length
  comparison.trials.set(key, count)
  return count
}

/** Compares two schemas without alternatives. */
function compareShapes(comparison: Comparison, subject: Subject, old: Shape, next: Shape): void {
  compareKeywords(comparison, subject, old, next)
  compareConditions(comparison, subject, old, next, compareSchemas)
  if (old.discriminator ?? next.discriminator) {
    const at = { old: old.pointer, new: next.pointer }
    compareDiscriminators(comparison, subject, old.discriminator, next.discriminator, at)
    if (old.discriminator && next.discriminator)
      compareMappings(comparison, subject, old.discriminator, next.discriminator)
  }
  compareProperties(comparison, subject, old, next)
  compareAdditional(comparison, subject, old, next)
  compareItems(comparison, subject, old, next)
}

interface Property {
  located: readonly Located[]
  isDeclared: boolean
  isRequired: boolean
  isReadOnly: boolean
  isWriteOnly: boolean
  isDeprecated: boolean
}

function propertyIn(comparison: Comparison, side: 'old' | 'new', shape: Shape, name: string): Property {
  const located = shape.properties.get(name)
  const list = located ? alternativesOf(comparison.scope[side].source, located).list : []
  return {
    located: located ?? [],
    isDeclared: located !== undefined,
    isRequired: shape.required.has(name),
    isReadOnly: list.some(({ shape: { isReadOnly } }) => isReadOnly),
    isWriteOnly: list.some(({ shape: { isWriteOnly } }) => isWriteOnly),
    isDeprecated: list.some(({ shape: { isDeprecated } }) => isDeprecated),
  }
}

function compareProperties(comparison: Comparison, subject: Subject, old: Shape, next: Shape): void {
  const names = new Set([
    ...old.properties.keys(),
    ...next.properties.keys(),
    ...old.required,
    ...next.required,
  ])
  const isRequest = subject.direction === 'request'
  for (const name of names) {
    const before = propertyIn(comparison, 'old', old, name)
    const after = propertyIn(comparison, 'new', next, name)
    const property = propertyOf(subject, name)
    const at = {
      old: before.located[0]?.pointer ?? old.pointer,
      new: after.located[0]?.pointer ?? next.places.get('properties') ?? next.pointer,
    }
    // Clients do not send what is read-only, and the service does not send what is write-only.
    const isAbsent = (one: Property) => (isRequest ? one.isReadOnly : one.isWriteOnly)
    if (before.isDeclared && !after.isDeclared) {
      if (!isAbsent(before)) {
        const wasCounted = isRequest && before.isDeprecated
        say(comparison, property, 'removed', { old: at.old, wasCounted })
      }
      continue
    }
    if (!before.isDeclared && after.isDeclared) {
      if (!isAbsent(after)) {
        const isNew = after.isRequired && !before.isRequired
        say(comparison, property, isNew ? 'added-required' : 'added-optional', at)
      }
      continue
    }
    if (isAbsent(before) && isAbsent(after)) continue
    if (isAbsent(after)) {
      say(comparison, property, isRequest ? 'became-read-only' : 'became-write-only', at)
      continue
    }
    if (isAbsent(before))
      say(comparison, property, isRequest ? 'became-not-read-only' : 'became-not-write-only', at)
    const wasRequired = before.isRequired && !isAbsent(before)
    if (!wasRequired && after.isRequired && !(isAbsent(before) && !isRequest))
      say(comparison, property, 'became-required', { ...at, new: next.places.get('required') ?? at.new })
    if (wasRequired && !after.isRequired)
      say(comparison, property, 'became-optional', { ...at, new: next.places.get('required') ?? at.new })
    compareSchemas(comparison, property, before.located, after.located)
  }
}

function compareAdditional(comparison: Comparison, subject: Subject, old: Shape, next: Shape): void {
  const at = {
    old: old.places.get('additionalProperties') ?? old.places.get('unevaluatedProperties') ?? old.pointer,
    new: next.places.get('additionalProperties') ?? next.places.get('unevaluatedProperties') ?? next.pointer,
  }
  const before = old.additional
  const after = next.additional
  if (!isObjectType(old) || !isObjectType(next)) return
  if (Array.isArray(before) && Array.isArray(after))
    compareSchemas(comparison, propertyOf(subject, '*'), before, after)
  else if (before === undefined && after === false)
    say(comparison, subject, 'additional-properties-forbidden', at)
  else if (Array.isArray(before) && after === false)
    say(comparison, subject, 'additional-properties-removed', at)
  else if (before === false && after !== false) say(comparison, subject, 'additional-properties-allowed', at)
  else if (before === undefined && Array.isArray(after))
    say(comparison, subject, 'additional-properties-narrowed', at)
  else if (Array.isArray(before) && after === undefined)
    say(comparison, subject, 'additional-properties-widened', at)
}

const isObjectType = ({ types }: Shape): boolean => types === undefined || types.has('object')

function compareItems(comparison: Comparison, subject: Subject, old: Shape, next: Shape): void {
  const count = Math.max(old.prefix.length, next.prefix.length)
  for (let i = 0; i < count; i++)
    compareSchemas(
      comparison,
      itemOf(subject, String(i)),
      old.prefix[i] ?? old.items ?? [],
      next.prefix[i] ?? next.items ?? [],
    )
  if (old.items ?? next.items)
    if (
      old.types === undefined ||
      next.types === undefined ||
      (old.types.has('array') && next.types.has('array'))
    )
      compareSchemas(comparison, itemOf(subject), old.items ?? [], next.items ?? [])
}
