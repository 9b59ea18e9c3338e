import { shown } from './change.ts'
import type { Alternative } from './alternatives.ts'
import type { Discriminator } from './shape.ts'
import { type Comparison, say, type Subject } from './subject.ts'

/** Compares the property that selects the alternative. */
export function compareDiscriminators(
  comparison: Comparison,
  subject: Subject,
  old: Discriminator | undefined,
  next: Discriminator | undefined,
  at: { old: string; new: string },
): void {
  const places = { old: old?.pointer ?? at.old, new: next?.pointer ?? at.new }
  if (!old && next)
    say(comparison, subject, 'discriminator-added', { ...places, values: [next.propertyName] })
  if (old && !next)
    say(comparison, subject, 'discriminator-removed', { ...places, values: [old.propertyName] })
  if (!old || !next || old.propertyName === next.propertyName) return
  const detail = `${shown(old.propertyName)} is ${shown(next.propertyName)}`
  say(comparison, subject, 'discriminator-changed', {
    ...places,
    values: [old.propertyName, next.propertyName],
    detail,
  })
}

/** Compares the values of the discriminator that mean one alternative. */
export function compareDiscriminatorValues(
  comparison: Comparison,
  subject: Subject,
  before: Alternative,
  after: Alternative,
): void {
  if (before.values.length === 0 || after.values.length === 0) return
  const at = { old: before.shape.pointer, new: after.shape.pointer }
  for (const value of before.values)
    if (!after.values.includes(value))
      say(comparison, subject, 'discriminator-value-removed', {
        ...at,
        values: [value],
        detail: shown(value),
      })
  for (const value of after.values)
    if (!before.values.includes(value))
      say(comparison, subject, 'discriminator-value-added', { ...at, values: [value], detail: shown(value) })
}

/** A base schema with a discriminator: its mapping names the schemas that extend it. */
export function compareMappings(
  comparison: Comparison,
  subject: Subject,
  old: Discriminator,
  next: Discriminator,
): void {
  const at = { old: old.pointer, new: next.pointer }
  for (const value of Object.keys(old.mapping))
    if (!(value in next.mapping))
      say(comparison, subject, 'discriminator-value-removed', {
        ...at,
        values: [value],
        detail: shown(value),
      })
  for (const value of Object.keys(next.mapping))
    if (!(value in old.mapping))
      say(comparison, subject, 'discriminator-value-added', { ...at, values: [value], detail: shown(value) })
}
