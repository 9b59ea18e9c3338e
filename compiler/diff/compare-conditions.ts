import type { Located } from '../document/source.ts'
import { canonical, type Scope, shown } from './change.ts'
import type { Condition } from './conditions.ts'
import { meaningOf } from './meaning.ts'
import { SCHEMA_ACTIONS } from './rules.ts'
import type { Shape } from './shape.ts'
import { type Comparison, say, type Subject } from './subject.ts'

/*
 * The keywords that apply a schema to something else than the value (`not`, `if`, `contains`, ...). Whether a change
 * allows more or less follows from how the schemas in them changed: a `not` that refuses less allows more.
 */

/** How the values that one schema allows relate to those of an older one. */
type Relation = 'same' | 'narrower' | 'wider' | 'other'

/** Compares all conditions of two schemas. */
export function compareConditions(
  comparison: Comparison,
  subject: Subject,
  old: Shape,
  next: Shape,
  compare: Compare,
): void {
  const context = { comparison, subject, compare }
  for (const key of new Set([...old.conditions.keys(), ...next.conditions.keys()])) {
    const [before, after] = unmatched(context, old.conditions.get(key) ?? [], next.conditions.get(key) ?? [])
    const [one, other] = [before[0], after[0]]
    if (!one && !other) continue
    const isPair = before.length === 1 && after.length === 1
    const relation = isPair ? relate(context, one as Condition, other as Condition) : 'other'
    const turned = key.startsWith('patternProperties') ? openness(old, next) : undefined
    const action = !one || !other ? (turned ?? (one ? 'removed' : 'added')) : NAMES[relation]
    const textOf = (side: 'old' | 'new', list: readonly Condition[]) =>
      list.length === 0
        ? undefined
        : list.map((condition) => meaning(comparison.scope, side, condition)).sort()
    say(comparison, subject, `condition-${action}`, {
      old: pointerOf(one) ?? old.pointer,
      new: pointerOf(other) ?? next.pointer,
      values: [textOf('old', before), textOf('new', after)],
      detail: `\`${key}\`: ${words(one)} is ${words(other)}`,
    })
  }
}

type Compare = (
  comparison: Comparison,
  subject: Subject,
  old: readonly Located[],
  next: readonly Located[],
) => void

interface Context {
  comparison: Comparison
  subject: Subject
  compare: Compare
}

const NAMES = { same: 'changed', other: 'changed', narrower: 'narrowed', wider: 'widened' } as const

/* Where other properties are not allowed, a pattern allows more; where they have a schema, it replaces that. */
const openness = (old: Shape, next: Shape): 'changed' | undefined =>
  old.additional === undefined && next.additional === undefined ? undefined : 'changed'

const pointerOf = (condition: Condition | undefined): string | undefined =>
  condition && Object.values(condition.parts).flat()[0]?.pointer

function words(condition: Condition | undefined): string {
  if (!condition) return 'nothing'
  const { schema = [], ...parts } = condition.parts
  return shown(
    schema[0]?.schema ?? Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, v[0]?.schema])),
  )
}

function meaning(scope: Scope, side: 'old' | 'new', { parts, min, max }: Condition): string {
  const texts = Object.entries(parts).map(([name, list]) => [name, meaningOf(scope[side].source, list)])
  return canonical([Object.fromEntries(texts), min ?? null, max ?? null])
}

/** What has no equal on the other side. */
function unmatched(
  context: Context,
  old: readonly Condition[],
  next: readonly Condition[],
): [Condition[], Condition[]] {
  const rest = [...next]
  const before = old.filter((one) => {
    const index = rest.findIndex((other) => relate(context, one, other) === 'same')
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
  return [before, rest]
}

function relate(context: Context, old: Condition, next: Condition): Relation {
  const { scope } = context.comparison
  if (meaning(scope, 'old', old) === meaning(scope, 'new', next)) return 'same'
  const of = (name: string) => relateSchemas(context, old.parts[name] ?? [], next.parts[name] ?? [])
  if (old.keyword === 'not') return inverted(of('schema'))
  if (old.keyword === 'contains') return relateContains(of('schema'), old, next)
  if (old.keyword === 'anyOf') return 'other'
  if (old.keyword !== 'if') return of('schema')
  const guard = of('if')
  if (guard === 'same') return together(of('then'), of('else'))
  const has = (name: string) => [old, next].some(({ parts }) => (parts[name] ?? []).length > 0)
  // `then` applies to what `if` allows, `else` to the rest.
  if (!has('else')) return together(inverted(guard), of('then'))
  return has('then') ? 'other' : together(guard, of('else'))
}

function relateContains(items: Relation, old: Condition, next: Condition): Relation {
  const lower = (next.min ?? 0) - (old.min ?? 0)
  const upper =
    (next.max ?? Infinity) === (old.max ?? Infinity) ? 0 : (old.max ?? Infinity) - (next.max ?? Infinity)
  const limits = together(sign(lower), sign(upper))
  const hasMax = old.max !== undefined || next.max !== undefined
  const hasMin = old.min !== 0 || next.min !== 0
  const effect = hasMax ? (hasMin && items !== 'same' ? 'other' : inverted(items)) : items
  return together(effect, limits)
}

const sign = (change: number): Relation => (change === 0 ? 'same' : change > 0 ? 'narrower' : 'wider')

const inverted = (relation: Relation): Relation =>
  relation === 'narrower' ? 'wider' : relation === 'wider' ? 'narrower' : relation

const together = (one: Relation, other: Relation): Relation =>
  one === 'same' || one === other ? other : other === 'same' ? one : 'other'

/* Changes that do not change which values are valid. */
const SILENT = /^(default-|deprecat|text-|xml-|discriminator-(added|removed|changed)$)/

/** How the values of two schemas relate: by the changes between them. */
function relateSchemas(context: Context, old: readonly Located[], next: readonly Located[]): Relation {
  const { comparison, compare } = context
  const key = `relation|${[old, next].map((list) => list.map(({ pointer }) => pointer).join(' ')).join('|')}`
  const known = comparison.relations.get(key)
  if (known) return known as Relation
  // A schema that contains itself is the same as far as the rest of it is.
  comparison.relations.set(key, 'same')
  const scope = { ...comparison.scope, changes: new Map() as Scope['changes'] }
  const subject: Subject = { direction: 'request', kind: 'property', label: context.subject.label }
  compare({ ...comparison, scope, seen: new Set() }, subject, old, next)
  const relation = [...scope.changes.values()]
    .map(({ rule }) => rule.replace(/^request-property-/, ''))
    .filter((action) => !SILENT.test(action))
    .map(effectOf)
    .reduce(together, 'same')
  comparison.relations.set(key, relation)
  return relation
}

function effectOf(action: string): Relation {
  const effect = SCHEMA_ACTIONS[action]?.effect
  return effect === 'narrower' || effect === 'wider' ? effect : 'other'
}
