import { isObject } from '../document/json-pointer.ts'
import { at } from '../document/json-pointer.ts'
import { type Located, refsOf, type Schema, type Source } from '../document/source.ts'
import { canonical } from './change.ts'

/*
 * A schema in the form in which it is compared: references resolved, `allOf` merged, `oneOf` and `anyOf` as a list of
 * alternatives, null apart from the types. So what only moves, such as an inline schema that becomes a component, is
 * no difference, and OpenAPI 3.0 and 3.1 say the same thing in the same way.
 */

/** A schema without references and composition, and the place it has. */
interface Atom {
  schema: Schema
  pointer: string
}

interface Union {
  branches: Located[]
  discriminator: Discriminator | undefined
  pointer: string
}

export interface Discriminator {
  propertyName: string
  mapping: Readonly<Record<string, string>>
  pointer: string
}

/** All conditions of a list of schemas together. */
interface Conjunction {
  atoms: Atom[]
  unions: Union[]
  isNullable: boolean
  isNever: boolean
}

/** One alternative of a schema. */
export interface Alternative {
  /** What the same alternative of another document has as well: a value of the discriminator, or a name. */
  keys: string[]
  /** The values of the discriminator. */
  values: string[]
  shape: Shape
  located: Located[]
}

export interface Alternatives {
  list: Alternative[]
  isNullable: boolean
  discriminator: Discriminator | undefined
  pointer: string
}

const COMPOSITION = ['$ref', '$dynamicRef', 'allOf', 'oneOf', 'anyOf']
/* More alternatives than this, from unions beside unions, are compared as text. */
const MOST = 64

/** The alternatives of schemas that must all be satisfied: one without `oneOf` and `anyOf`. */
export function alternativesOf(source: Source, located: readonly Located[]): Alternatives {
  const all = conjunctionOf(source, located)
  const pointer = located[0]?.pointer ?? '#'
  const [first] = all.unions
  const list = expand(source, all, [], new Set())
  return { list, isNullable: all.isNullable, discriminator: first?.discriminator, pointer }
}

function expand(source: Source, all: Conjunction, keys: Keyed[], done: ReadonlySet<string>): Alternative[] {
  if (all.isNever) return []
  const [union, ...others] = all.unions
  if (!union || done.size > 4) return [alternative(source, all, keys)]
  const next = new Set([...done, union.pointer])
  const list = union.branches.flatMap((branch) => {
    const inner = conjunctionOf(source, [branch])
    const unions = [...inner.unions, ...others].filter(({ pointer }) => !next.has(pointer))
    const joined = {
      atoms: [...all.atoms, ...inner.atoms],
      unions,
      isNullable: false,
      isNever: inner.isNever,
    }
    return expand(source, joined, [...keys, keyOf(source, union, branch)], next)
  })
  return list.length > MOST ? [alternative(source, all, keys)] : list
}

interface Keyed {
  name: string | undefined
  values: string[]
}

function alternative(_source: Source, all: Conjunction, keys: readonly Keyed[]): Alternative {
  const shape = shapeOf(all.atoms, all.unions)
  return {
    keys: keys.flatMap(({ name, values }) => [
      ...values.map((value) => `value ${value}`),
      ...(name ? [name] : []),
    ]),
    values: keys.flatMap(({ values }) => values),
    shape,
    located: all.atoms,
  }
}

const targetOf = (ref: string): string => (/^[\w.-]+$/.test(ref) ? `#/components/schemas/${ref}` : ref)

function keyOf(source: Source, { discriminator }: Union, branch: Located): Keyed {
  const target = refsOf(source, branch)[0]?.pointer
  const name = target?.split('/').at(-1)
  const title = isObject(branch.schema) ? branch.schema.title : undefined
  const label = name ?? (typeof title === 'string' ? title : undefined)
  if (!discriminator) return { name: label, values: [] }
  const mapped = Object.entries(discriminator.mapping).filter(([, ref]) => targetOf(ref) === target)
  const values = mapped.length > 0 ? mapped.map(([value]) => value) : name ? [name] : []
  return { name: label, values }
}

/** Collects the conditions of schemas. */
export function conjunctionOf(source: Source, located: readonly Located[]): Conjunction {
  const all: Conjunction = { atoms: [], unions: [], isNullable: true, isNever: false }
  const path = new Set<string>()
  const visit = (here: Located): boolean => {
    if (here.schema === true || path.has(here.pointer)) return true
    if (!isObject(here.schema)) {
      all.isNever = true
      return false
    }
    const { schema, pointer } = here
    path.add(pointer)
    const refs = refsOf(source, here)
    const nulls = refs.map(visit)
    if (!source.is30 || refs.length === 0) {
      nulls.push(
        ...listOf(schema.allOf).map((one, i) => visit({ schema: one, pointer: at(pointer, 'allOf', i) })),
      )
      for (const keyword of ['oneOf', 'anyOf'])
        if (Array.isArray(schema[keyword])) nulls.push(union(here, keyword))
      nulls.push(addAtom(here))
    }
    path.delete(pointer)
    // `nullable` beside `allOf` is how documents of OpenAPI 3.0 say it, although its last text does not.
    return (source.is30 && refs.length === 0 && schema.nullable === true) || nulls.every(Boolean)
  }
  const union = ({ schema, pointer }: Located, keyword: string): boolean => {
    const branches = listOf((schema as Schema)[keyword]).map((one, i) => ({
      schema: one,
      pointer: at(pointer, keyword, i),
    }))
    const rest = branches.filter((branch) => !isOnlyNull(branch.schema))
    const hasNull = rest.length < branches.length
    const values = rest.map(({ schema: one }) => onlyValues(one))
    if (rest.length > 0 && values.every((list) => list !== undefined)) {
      const list = values.flat()
      all.atoms.push({
        schema: { enum: list.filter((value) => value !== null) },
        pointer: at(pointer, keyword),
      })
      return hasNull || list.includes(null)
    }
    const [only] = rest
    if (rest.length === 1 && only) return visit(only) || hasNull
    all.unions.push({
      branches: rest,
      discriminator: discriminatorOf(schema as Schema, pointer),
      pointer: at(pointer, keyword),
    })
    return hasNull || rest.some((branch) => !path.has(branch.pointer) && isNullable(source, branch, path))
  }
  const addAtom = ({ schema, pointer }: Located): boolean => {
    const node = schema as Schema
    const own = Object.fromEntries(Object.entries(node).filter(([key]) => !COMPOSITION.includes(key)))
    if (Object.keys(own).length > 0) all.atoms.push({ schema: own, pointer })
    const types = node.type === undefined ? undefined : [node.type].flat()
    const values = 'const' in node ? [node.const] : Array.isArray(node.enum) ? node.enum : undefined
    return (types === undefined || types.includes('null')) && (values === undefined || values.includes(null))
  }
  all.isNullable = located.map(visit).every(Boolean)
  return all
}

function isNullable(source: Source, branch: Located, path: ReadonlySet<string>): boolean {
  const refs = refsOf(source, branch)
  if (refs.some(({ pointer }) => path.has(pointer))) return false
  return conjunctionOf(source, [branch]).isNullable
}

const listOf = (value: unknown): (Schema | boolean)[] => (Array.isArray(value) ? (value as Schema[]) : [])

const isOnlyNull = (schema: unknown): boolean => {
  if (!isObject(schema)) return false
  const { type, enum: values } = schema
  if ('const' in schema) return schema.const === null
  if (Array.isArray(values)) return values.every((value) => value === null)
  return [type].flat().length === 1 && [type].flat()[0] === 'null'
}

/* Keywords that say nothing about which values are valid. */
const ANNOTATIONS = [
  'title',
  'description',
  'type',
  'const',
  'enum',
  'example',
  'examples',
  'deprecated',
  '$comment',
]

/** The values of a schema that is nothing but a list of them. */
function onlyValues(schema: unknown): unknown[] | undefined {
  if (
    !isObject(schema) ||
    Object.keys(schema).some((key) => !ANNOTATIONS.includes(key) && !key.startsWith('x-'))
  )
    return undefined
  return 'const' in schema ? [schema.const] : Array.isArray(schema.enum) ? schema.enum : undefined
}

function discriminatorOf(schema: Schema, pointer: string): Discriminator | undefined {
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
  /** By keyword, `not`, `if`, ..., as text. */
  conditions: ReadonlyMap<string, string>
  discriminator: Discriminator | undefined
  defaultValue: { value: unknown } | undefined
  isReadOnly: boolean
  isWriteOnly: boolean
  isDeprecated: boolean
  xml: string
  text: string
  /** Where each keyword stands. */
  places: ReadonlyMap<string, string>
}

const UPPER = ['maxLength', 'maxItems', 'maxProperties']
const LOWER = ['minLength', 'minItems', 'minProperties']
const CONDITIONS = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'patternProperties',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
]
const TEXT = ['title', 'description', 'example', 'examples', 'externalDocs', '$comment']

function shapeOf(atoms: readonly Atom[], unions: readonly Union[]): Shape {
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
  const conditions = new Map(
    CONDITIONS.flatMap((key) => (each(key).length > 0 ? [[key, canonical(each(key))] as const] : [])),
  )
  if (unions.length > 0)
    conditions.set('anyOf', canonical(unions.map(({ branches }) => branches.map(({ schema }) => schema))))
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
    conditions,
    discriminator: owner && discriminatorOf(owner.schema, owner.pointer),
    defaultValue: last === undefined ? undefined : { value: last },
    isReadOnly: each('readOnly').includes(true),
    isWriteOnly: each('writeOnly').includes(true),
    isDeprecated: each('deprecated').includes(true),
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
