import { setOwn } from '../contract/validator.ts'
import type { Places } from '../contract/migration-plan.ts'

/** The functions of one direction, by schema. */
export type Functions = Readonly<Record<string, (value: unknown) => unknown>>

/** Converts a value; the parts without a difference are shared with the original, which is not changed. */
export type Convert = (value: unknown, places: Places) => unknown

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param schemas places of schemas without a function, by name */
export function openConvert(schemas: Readonly<Record<string, Places>>, functions: Functions): Convert {
  const convert: Convert = (value, places) => {
    // What may be null beside a schema is null in both versions.
    if (value === undefined || value === null) return value
    const { call, at, properties, items, entries } = places
    if (call !== undefined) return (functions[call] as (value: unknown) => unknown)(value)
    if (at !== undefined) return convert(value, schemas[at] as Places)
    if (Array.isArray(value))
      return items ? value.map((item: unknown) => convert(item, items)) : (value as unknown)
    if (!isObject(value)) return value
    if (!properties && !entries) return value
    const copy: Record<string, unknown> = { ...value }
    if (properties)
      for (const name in properties)
        if (Object.hasOwn(value, name)) setOwn(copy, name, convert(value[name], properties[name] as Places))
    if (entries)
      for (const name of Object.keys(value))
        if (!properties || !Object.hasOwn(properties, name)) setOwn(copy, name, convert(value[name], entries))
    return copy
  }
  return convert
}
