import { at, isObject } from '../document/json-pointer.ts'
import type { Located, Schema } from '../document/source.ts'
import { canonical } from './change.ts'
import { type Condition, conditionsOf } from './conditions.ts'

export interface Discriminator {
  propertyName: string
  mapping: Readonly<Record<string, string>>
  pointer: string
}

/** A schema without references and composition, and the place it has. */
export interface Atom {
  schema: Schema
  pointer: string
}

export interface Union {
  branches: Located[]
  discriminator: Discriminator | undefined
  pointer: string
}

export const listOf = (value: unknown): (Schema | boolean)[] =>
  Array.isArray(value) ? (value as Schema[]) : []

export function discriminatorOf(schema: Schema, pointer: string): Discriminator | undefined {
  const { discriminator } = schema
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return undefined
  const mapping = isObject(discriminator.mapping) ? (discriminator.mapping as Record<string, string>) : {}
  return { propertyName: discriminator.propertyName, mapping, pointer: at(pointer, 'discriminator') }
}

export interface Limit {
  value: number
  isExclusive: boolean
}

/** The conditions of one alternative. */
export interface Shape {
  pointer: string
  /** Without null; undefined for any. */
  types: ReadonlySet<string> | undefined
  values: unknown[] | undefined
  /** `x-extensible-enum`: a list, or true beside `enum`. */
  extensible: unknown[] | true | undefined
  formats: string[]
  patterns: string[]
  encoding: string
  /** Numeric limits by keyword: maximum, minimum, maxLength, ... */
  limits: ReadonlyMap<string, Limit>
  multipleOf: number | undefined
  isUnique: boolean
  properties: ReadonlyMap<string, Located[]>
  required: ReadonlySet<string>
  /** The schemas of other properties: undefined for any, false for none. */
  additional: Located[] | false | undefined
  prefix: Located[][]
  items: Located[] | undefined
  conditions: ReadonlyMap<string, Condition[]>
  discriminator: Discriminator | undefined
  defaultValue: { value: unknown } | undefined
  isReadOnly: boolean
  isWriteOnly: boolean
  isDeprecated: boolean
  /** `x-sunset` */
  sunset: string | undefined
  xml: string
  text: string
  /** Where each keyword stands. */
  places: ReadonlyMap<string, string>
}

const UPPER = ['maxLength', 'maxItems', 'maxProperties']
const LOWER = ['minLength', 'minItems', 'minProperties']
const TEXT = ['title', 'description', 'example', 'examples', 'externalDocs', '$comment']

export function shapeOf(atoms: readonly Atom[], unions: readonly Union[]): Shape {
  const places = new Map<string, string>()
  for (const { schema, pointer } of atoms)
    for (const key of Object.keys(schema)) if (!places.has(key)) places.set(key, at(pointer, key))
  const each = <T>(key: string): T[] =>
    atoms.flatMap(({ schema }) => (key in schema ? [schema[key] as T] : []))
  const values = valuesOf(each('const'), each('enum'))
  const types = typesOf(atoms, values)
  const limits = limitsOf(atoms, types)
  const located = (key: string): Located[] =>
    atoms.flatMap(({ schema, pointer }) =>
      isObject(schema[key]) || typeof schema[key] === 'boolean'
        ? [{ schema: schema[key] as Schema, pointer: at(pointer, key) }]
        : [],
    )
  const properties = new Map<string, Located[]>()
  for (const { schema, pointer } of atoms)
    for (const [name, property] of Object.entries(isObject(schema.properties) ? schema.properties : {}))
      properties.set(name, [
        ...(properties.get(name) ?? []),
        { schema: property as Schema, pointer: at(pointer, 'properties', name) },
      ])
  const additional = [...located('additionalProperties'), ...located('unevaluatedProperties')]
  const restricting = additional.filter(({ schema }) => schema !== true && Object.keys(schema).length > 0)
  const prefixes = atoms.flatMap(({ schema, pointer }) =>
    listOf(schema.prefixItems).map((one, i) => ({
      i,
      one: { schema: one, pointer: at(pointer, 'prefixItems', i) },
    })),
  )
  const prefix = [...Map.groupBy(prefixes, ({ i }) => i).values()].map((list) => list.map(({ one }) => one))
  const items = located('items').filter(({ schema }) => schema !== true)
  const extensible = each<unknown>('x-extensible-enum')[0]
  const [formats, contentEncoding] = formatsOf(each<string>('format'), each('contentEncoding'))
  const owner = atoms.find(({ schema }) => 'discriminator' in schema)
  const last = each('default').at(-1)
  return {
    pointer: atoms[0]?.pointer ?? '#',
    types,
    values,
    extensible: Array.isArray(extensible) ? extensible : extensible === true ? true : undefined,
    formats,
    patterns: [...new Set(each<string>('pattern'))]
      .filter((one) => !/^\^?(\.\*|\[\\s\\S\]\*)?\$?$/.test(one))
      .sort(),
    encoding: canonical([contentEncoding, each('contentMediaType')]),
    limits,
    multipleOf: each<number>('multipleOf').filter((value) => !(value === 1 && isOnly(types, 'integer')))[0],
    isUnique: each('uniqueItems').includes(true),
    properties,
    required: new Set(each<string[]>('required').flat()),
    additional: additional.some(({ schema }) => schema === false)
      ? false
      : restricting.length > 0
        ? restricting
        : undefined,
    prefix,
    items: items.length > 0 ? items : undefined,
    conditions: conditionsOf(atoms, unions),
    discriminator: owner && discriminatorOf(owner.schema, owner.pointer),
    defaultValue: last === undefined ? undefined : { value: last },
    isReadOnly: each('readOnly').includes(true),
    isWriteOnly: each('writeOnly').includes(true),
    isDeprecated: each('deprecated').includes(true),
    sunset: each<string>('x-sunset').sort()[0],
    xml: canonical(each('xml')),
    text: canonical(TEXT.map((key) => each(key).map(canonical).sort())),
    places,
  }
}

const isOnly = (types: ReadonlySet<string> | undefined, type: string): boolean =>
  types?.size === 1 && types.has(type)

function valuesOf(consts: unknown[], enums: unknown[]): unknown[] | undefined {
  const lists = [
    ...consts.map((value) => [value]),
    ...enums.filter((list) => Array.isArray(list)),
  ] as unknown[][]
  if (lists.length === 0) return undefined
  const keys = lists.map((list) => new Set(list.map(canonical)))
  return (lists[0] as unknown[]).filter(
    (value) => value !== null && keys.every((set) => set.has(canonical(value))),
  )
}

/** The types that all schemas allow. A schema without `type` has that of its keywords. */
function typesOf(atoms: readonly Atom[], values: unknown[] | undefined): ReadonlySet<string> | undefined {
  let types: Set<string> | undefined
  for (const { schema } of atoms) {
    if (schema.type === undefined) continue
    const own = new Set(([schema.type].flat() as string[]).filter((type) => type !== 'null'))
    // A schema that allows only null is that of a value that is always null.
    if (types === undefined) types = own
    else
      types = new Set(
        [...types, ...own].filter((type) => allows(types as Set<string>, type) && allows(own, type)),
      )
  }
  if (types) return allows(types, 'number') ? new Set([...types].filter((type) => type !== 'integer')) : types
  if (values && values.length > 0) return new Set(values.map(typeOf))
  const has = (...keys: string[]) => atoms.some(({ schema }) => keys.some((key) => key in schema))
  if (has('properties', 'additionalProperties', 'required')) return new Set(['object'])
  return has('items', 'prefixItems') ? new Set(['array']) : undefined
}

/** Whether all values of a type are among those of some types. */
export const allows = (types: ReadonlySet<string> | undefined, type: string): boolean =>
  types === undefined || types.has(type) || (type === 'integer' && types.has('number'))

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value
}

function limitsOf(atoms: readonly Atom[], types: ReadonlySet<string> | undefined): Map<string, Limit> {
  const limits = new Map<string, Limit>()
  const add = (key: string, value: unknown, isUpper: boolean, isExclusive = false) => {
    if (typeof value !== 'number') return
    const limit =
      isExclusive && isOnly(types, 'integer') && Number.isInteger(value)
        ? { value: value + (isUpper ? -1 : 1), isExclusive: false }
        : { value, isExclusive }
    const known = limits.get(key)
    if (!known || isTighter(limit, known, isUpper)) limits.set(key, limit)
  }
  for (const { schema } of atoms) {
    add('maximum', schema.maximum, true, schema.exclusiveMaximum === true)
    add('maximum', schema.exclusiveMaximum, true, true)
    add('minimum', schema.minimum, false, schema.exclusiveMinimum === true)
    add('minimum', schema.exclusiveMinimum, false, true)
    for (const key of UPPER) add(key, schema[key], true)
    // 0 is what applies without the keyword.
    for (const key of LOWER) if (schema[key] !== 0) add(key, schema[key], false)
  }
  return limits
}

/** Whether a limit excludes what another one allows. */
export function isTighter(one: Limit, other: Limit, isUpper: boolean): boolean {
  if (one.value === other.value) return one.isExclusive && !other.isExclusive
  return isUpper ? one.value < other.value : one.value > other.value
}

/* `format: byte` of OpenAPI 3.0 is `contentEncoding: base64` of 3.1, and `password` is a hint for forms. */
function formatsOf(formats: readonly string[], encodings: readonly unknown[]): [string[], unknown[]] {
  const rest = [...new Set(formats)]
    .filter((format) => !['byte', 'password', 'base64'].includes(format))
    .sort()
  return [rest, formats.includes('byte') ? [...encodings, 'base64'] : [...encodings]]
}
