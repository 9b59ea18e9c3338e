import { at, isObject } from '../document/json-pointer.ts'
import { childrenOf, type Located, type Schema, type Source } from '../document/source.ts'
import { partsOf, unionsOf } from '../schemas/unions.ts'

/* Room for white space and for numbers with many digits, which no schema limits. */
const SLACK = 2
const SMALLEST_BYTES = 16 * 1024
/* A character is at most two `\uXXXX` in JSON, and four percent-encoded bytes in a form. */
const CHARACTER_BYTES = 12
const NUMBER_BYTES = 32
const LENGTHS: Record<string, number> = { uuid: 36, date: 10, ipv4: 15, ipv6: 45 }

/**
 * The size that no valid body of a schema exceeds, in bytes: twice the longest JSON text that the limits of the schema
 * allow (`maxLength`, `maxItems`, `enum`, `additionalProperties: false`), and at least 16 KiB. A larger body is refused
 * before it is read.
 *
 * @returns undefined where the schema has no limit
 */
export function bodyLimit(source: Source, schema: Located): number | undefined {
  const size = largest(source, schema, new Map())
  if (!Number.isFinite(size)) return undefined
  return Math.max(SMALLEST_BYTES, Math.ceil((size * SLACK) / 1024) * 1024)
}

/* All parts of an `allOf` apply, so the smallest limit counts. A schema that holds itself has none. */
function largest(source: Source, here: Located, known: Map<string, number>): number {
  const found = known.get(here.pointer)
  if (found !== undefined) return found
  known.set(here.pointer, Infinity)
  const limits = partsOf(source, here).flatMap((part) => [
    ownLimit(source, part, known),
    ...unionsOf(source, part).map(({ branches }) =>
      Math.max(4, ...branches.map((branch) => largest(source, branch, known))),
    ),
  ])
  const size = Math.min(Infinity, ...limits)
  known.set(here.pointer, size)
  return size
}

function ownLimit(source: Source, part: Located, known: Map<string, number>): number {
  const schema = part.schema as Schema
  const values = Array.isArray(schema.enum)
    ? (schema.enum as unknown[])
    : 'const' in schema
      ? [schema.const]
      : undefined
  if (values) return Math.max(4, ...values.map((value) => CHARACTER_BYTES * JSON.stringify(value).length))
  if (schema.type === undefined) return Infinity
  const types = [schema.type].flat() as string[]
  return Math.max(4, ...types.map((type) => limitOf(source, part, type, known)))
}

function limitOf(source: Source, part: Located, type: string, known: Map<string, number>): number {
  const schema = part.schema as Schema
  if (type === 'null' || type === 'boolean') return 5
  if (type === 'integer' || type === 'number') return NUMBER_BYTES
  if (type === 'string') {
    const length = Math.min(Number(schema.maxLength ?? Infinity), LENGTHS[String(schema.format)] ?? Infinity)
    return 2 + length * CHARACTER_BYTES
  }
  const child = (keyword: string, ...keys: string[]): number => {
    const pointer = at(part.pointer, keyword, ...keys)
    const found = childrenOf(part).find((one) => one.pointer === pointer)
    return found ? 1 + largest(source, found, known) : Infinity
  }
  if (type === 'array') {
    const most = Number(schema.maxItems ?? Infinity)
    if (most === 0) return 2
    const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0
    const sizes = Array.from({ length: Math.min(prefix, most) }, (_, i) => child('prefixItems', String(i)))
    const rest = most > prefix ? (most - prefix) * (schema.items === false ? 0 : child('items')) : 0
    return 2 + sizes.reduce((sum, size) => sum + size, 0) + rest
  }
  if (type !== 'object' || schema.additionalProperties !== false || isObject(schema.patternProperties))
    return Infinity
  const names = Object.keys(isObject(schema.properties) ? schema.properties : {})
  return names.reduce((sum, name) => sum + 4 + name.length * CHARACTER_BYTES + child('properties', name), 2)
}
