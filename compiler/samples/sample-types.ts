import { isObject } from '../document/json-pointer.ts'
import type { Located } from '../document/source.ts'

/** A schema has no value that the sampler finds. */
export class NoSample extends Error {}

/** The example that stands for the whole value. */
export function exampleOf(parts: readonly Located[]): { value: unknown } | undefined {
  // An example speaks of the whole schema only where it is the first thing that is said of it.
  const [first, ...others] = parts.map(({ schema }) => schema).filter(isObject)
  if (first === undefined) return undefined
  const isAlone =
    others.every((other) => Object.keys(other).every((key) => key === 'description' || key === 'title')) ||
    '$ref' in first ||
    Array.isArray(first.allOf)
  for (const schema of isAlone ? [first, ...others] : [first]) {
    if (!isAlone && others.length > 0) break
    if (schema.example !== undefined) return { value: schema.example }
    if (Array.isArray(schema.examples) && schema.examples.length > 0)
      return { value: schema.examples[0] as unknown }
    if (schema.default !== undefined) return { value: schema.default }
    if (Array.isArray(schema.allOf) || '$ref' in schema) break
  }
  return undefined
}

/** The type to sample: declared, or what the keywords speak of. */
export function typeOf(parts: readonly Located[]): string | undefined {
  let types: string[] | undefined
  for (const { schema } of parts) {
    if (!isObject(schema) || schema.type === undefined) continue
    const own = [schema.type].flat() as string[]
    types =
      types === undefined
        ? own
        : types.filter(
            (type) =>
              own.includes(type) ||
              (type === 'integer' && own.includes('number')) ||
              (type === 'number' && own.includes('integer')),
          )
    if (types.includes('number') && own.includes('integer'))
      types = types.map((type) => (type === 'number' ? 'integer' : type))
  }
  if (types) {
    if (types.length === 0) throw new NoSample('no type is left')
    return types.find((type) => type !== 'null') ?? 'null'
  }
  const has = (...keywords: string[]) =>
    parts.some(({ schema }) => isObject(schema) && keywords.some((keyword) => schema[keyword] !== undefined))
  if (has('properties', 'additionalProperties', 'patternProperties', 'required', 'minProperties'))
    return 'object'
  if (has('items', 'prefixItems', 'minItems', 'contains')) return 'array'
  if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) return 'number'
  return has('minLength', 'maxLength', 'pattern') ? 'string' : undefined
}

/** Whether a value is of a type of JSON Schema. */
export function isOf(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  return type === 'object' ? isObject(value) : typeof value === type
}
