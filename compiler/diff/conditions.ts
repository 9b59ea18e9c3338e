import { at, isObject } from '../document/json-pointer.ts'
import type { Located, Schema } from '../document/source.ts'

/** One condition. Its parts are `schema`, or `if`, `then` and `else`. */
export interface Condition {
  keyword: string
  parts: Readonly<Record<string, Located[]>>
  /** Limits of `contains`. */
  min?: number | undefined
  max?: number | undefined
}

const part = ({ schema, pointer }: Atom, key: string): Located[] =>
  key in schema ? [{ schema: schema[key] as Schema, pointer: at(pointer, key) }] : []

interface Atom {
  schema: Schema
  pointer: string
}

/** The conditions of schemas, by keyword, and name or pattern of the property. */
export function conditionsOf(
  atoms: readonly Atom[],
  unions: readonly { branches: Located[]; pointer: string }[],
): Map<string, Condition[]> {
  const all = new Map<string, Condition[]>()
  const add = (key: string, condition: Condition) => all.set(key, [...(all.get(key) ?? []), condition])
  for (const atom of atoms) {
    const { schema, pointer } = atom
    for (const keyword of ['not', 'propertyNames', 'unevaluatedItems'])
      if (keyword in schema) add(keyword, { keyword, parts: { schema: part(atom, keyword) } })
    const [then, otherwise] = [part(atom, 'then'), part(atom, 'else')]
    if ('if' in schema && (then.length > 0 || otherwise.length > 0))
      add('if', { keyword: 'if', parts: { if: part(atom, 'if'), then, else: otherwise } })
    const { minContains: min, maxContains: max } = schema as Record<string, number | undefined>
    if ('contains' in schema && (min !== 0 || max !== undefined))
      add('contains', { keyword: 'contains', parts: { schema: part(atom, 'contains') }, min: min ?? 1, max })
    for (const keyword of ['patternProperties', 'dependentSchemas', 'dependentRequired'])
      for (const [name, value] of Object.entries(isObject(schema[keyword]) ? schema[keyword] : {})) {
        // `dependentRequired` is `dependentSchemas` with nothing but `required`.
        const one = (keyword === 'dependentRequired' ? { required: value } : value) as Schema
        const located = [{ schema: one, pointer: at(pointer, keyword, name) }]
        if (Array.isArray(value) && value.length === 0) continue
        add(`${keyword.replace('Required', 'Schemas')} ${name}`, { keyword, parts: { schema: located } })
      }
  }
  // These have too many alternatives to be compared one by one.
  for (const { branches, pointer } of unions)
    add('anyOf', {
      keyword: 'anyOf',
      parts: { schema: [{ schema: { anyOf: branches.map(({ schema }) => schema) }, pointer }] },
    })
  return all
}
