import { canonical, shown } from './change.ts'
import { sunsetAction } from './sunset.ts'
import { type Comparison, say, type Subject } from './subject.ts'
import { allows, isTighter, type Limit, type Shape } from './shape.ts'

/** Compares the keywords of two schemas that apply to the value itself. */
export function compareKeywords(comparison: Comparison, subject: Subject, old: Shape, next: Shape): void {
  const change = (action: string, keyword: string, before?: unknown, after?: unknown) =>
    say(comparison, subject, action, {
      old: old.places.get(keyword) ?? old.pointer,
      new: next.places.get(keyword) ?? next.pointer,
      values: [before, after],
      ...(before === undefined && after === undefined
        ? {}
        : { detail: `${words(before)} is ${words(after)}` }),
    })
  compareTypes(old, next, change)
  compareValues(old, next, change)
  compareFormats(old, next, change)
  compareLimits(old, next, change)
  compareLists('pattern', old.patterns, next.patterns, change)
  if (old.isUnique !== next.isUnique)
    change(next.isUnique ? 'items-became-unique' : 'items-became-not-unique', 'uniqueItems')
  if (old.encoding !== next.encoding)
    change('content-encoding-changed', 'contentEncoding', old.encoding, next.encoding)
  if (old.xml !== next.xml) change('xml-changed', 'xml', old.xml, next.xml)
  if (old.isDeprecated !== next.isDeprecated)
    change(next.isDeprecated ? 'deprecated' : 'deprecation-removed', 'deprecated')
  if (old.sunset !== next.sunset)
    change(sunsetAction(old.sunset, next.sunset), 'x-sunset', old.sunset, next.sunset)
  if (old.text !== next.text) change('text-changed', 'description')
  const [before, after] = [old.defaultValue, next.defaultValue]
  if (canonical(before ?? null) === canonical(after ?? null)) return
  change(
    `default-${!before ? 'added' : !after ? 'removed' : 'changed'}`,
    'default',
    before?.value,
    after?.value,
  )
}

type Report = (action: string, keyword: string, before?: unknown, after?: unknown) => void

const words = (value: unknown): string => (value === undefined ? 'nothing' : shown(value))

function compareTypes(old: Shape, next: Shape, change: Report): void {
  const before = old.types && [...old.types].sort()
  const after = next.types && [...next.types].sort()
  if (canonical(before ?? null) === canonical(after ?? null)) return
  // A list of values of other types is compared by its values.
  const isWider = before !== undefined && before.every((type) => allows(next.types, type))
  const isNarrower = after !== undefined && after.every((type) => allows(old.types, type))
  if (old.values && next.values && (isWider || isNarrower)) return
  change(`type-${isWider ? 'widened' : isNarrower ? 'narrowed' : 'changed'}`, 'type', before, after)
}

function compareValues(old: Shape, next: Shape, change: Report): void {
  const keyword = old.places.has('const') || next.places.has('const') ? 'const' : 'enum'
  const [removed, added] = difference(old.values ?? [], next.values ?? [])
  if (old.values === undefined && next.values !== undefined)
    change('became-enum', keyword, undefined, next.values)
  else if (old.values !== undefined && next.values === undefined)
    change('enum-removed', keyword, old.values, undefined)
  else {
    for (const value of removed) change('enum-value-removed', keyword, value, undefined)
    for (const value of added)
      change(old.extensible ? 'extensible-enum-value-added' : 'enum-value-added', keyword, undefined, value)
  }
  const list = (extensible: Shape['extensible']) => (Array.isArray(extensible) ? extensible : [])
  const [gone, more] = difference(list(old.extensible), list(next.extensible))
  for (const value of gone) change('extensible-enum-value-removed', 'x-extensible-enum', value, undefined)
  for (const value of more) change('extensible-enum-value-added', 'x-extensible-enum', undefined, value)
}

function difference(
  old: readonly unknown[],
  next: readonly unknown[],
): [removed: unknown[], added: unknown[]] {
  const minus = (one: readonly unknown[], other: readonly unknown[]) => {
    const keys = new Set(other.map(canonical))
    return one.filter((value) => !keys.has(canonical(value)))
  }
  return [minus(old, next), minus(next, old)]
}

const WIDER: Readonly<Record<string, string>> = { int32: 'int64', float: 'double' }

function compareFormats(old: Shape, next: Shape, change: Report): void {
  const [before] = old.formats
  const [after] = next.formats
  const isSingle = old.formats.length === 1 && next.formats.length === 1 && before && after
  if (isSingle && WIDER[before] === after) change('format-widened', 'format', before, after)
  else if (isSingle && WIDER[after] === before) change('format-narrowed', 'format', before, after)
  else compareLists('format', old.formats, next.formats, change)
}

/* All members of a list must be satisfied. */
function compareLists(
  keyword: string,
  old: readonly string[],
  next: readonly string[],
  change: Report,
): void {
  const [removed, added] = difference(old, next)
  if (removed.length === 0 && added.length === 0) return
  const action = removed.length === 0 ? 'added' : added.length === 0 ? 'removed' : 'changed'
  change(`${keyword}-${action}`, keyword, removed.join(' ') || undefined, added.join(' ') || undefined)
}

function compareLimits(old: Shape, next: Shape, change: Report): void {
  const written = (limit: Limit | undefined) =>
    limit && (limit.isExclusive ? `exclusive ${limit.value}` : limit.value)
  for (const key of new Set([...old.limits.keys(), ...next.limits.keys()])) {
    const [before, after] = [old.limits.get(key), next.limits.get(key)]
    if (canonical(before ?? null) === canonical(after ?? null)) continue
    const isUpper = key.startsWith('max')
    const isNarrower = after !== undefined && (before === undefined || isTighter(after, before, isUpper))
    const keyword = next.places.has(key) || !/imum$/.test(key) ? key : `exclusive${key.replace('m', 'M')}`
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    change(
      `${name}-${isNarrower === isUpper ? 'lowered' : 'raised'}`,
      keyword,
      written(before),
      written(after),
    )
  }
  const [before, after] = [old.multipleOf, next.multipleOf]
  if (before === after) return
  const divides = (one: number, other: number) => Math.abs(other / one - Math.round(other / one)) < 1e-9
  const action =
    after === undefined || (before !== undefined && divides(after, before))
      ? 'widened'
      : before === undefined || divides(before, after)
        ? 'narrowed'
        : 'changed'
  change(`multiple-of-${action}`, 'multipleOf', before, after)
}
