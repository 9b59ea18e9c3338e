import { setOwn } from '#platform/contract/validator.ts'
import { annotations, formats, type Format } from '#platform/contract/formats.ts'
import { hiddenNames, isHidden, NONE } from '../schemas/hidden.ts'
import { at, isObject } from '../document/json-pointer.ts'
import { kindsOf } from '../schemas/kinds.ts'
import { compilePattern } from '../schemas/patterns.ts'
import type { Prepared, PreparedUnion } from './prepared.ts'
import {
  ASSERTIONS,
  childrenOf,
  COPIED,
  Refusal,
  refsOf,
  resolveSchema,
  type Located,
  type Schema,
  type Source,
} from '../document/source.ts'
import { constantsOf, partsOf, unionsOf } from '../schemas/unions.ts'
import { leastVariant, type Variant } from '../schemas/variants.ts'
import { MAP } from '../document/keywords.ts'

const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])
const COUNTS = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
] as const

/**
 * Prepares a schema of the contract for its check: OpenAPI 3.0 becomes 2020-12, annotations are left out, references
 * become calls, `readOnly` and `writeOnly` are resolved for the direction.
 *
 * @param hidden names of properties that the direction leaves out, by a schema around this one
 * @throws Refusal for a schema that is not valid JSON Schema or that can't be honoured
 */
export function prepare(
  source: Source,
  here: Located,
  variant: Variant,
  hidden: ReadonlySet<string> = new Set(),
): Prepared | boolean {
  const { schema, pointer } = here
  if (typeof schema === 'boolean') return schema
  if (!isObject(schema))
    throw new Refusal(pointer, `a schema must be an object or a boolean, not ${JSON.stringify(schema)}`)
  for (const keyword of ['$ref', '$dynamicRef'])
    if (schema[keyword] !== undefined && typeof schema[keyword] !== 'string')
      throw new Refusal(at(pointer, keyword), `${keyword} must be a string`)
  const all = new Set([...hidden, ...hiddenNames(source, here, variant)])
  const refs = refsOf(source, here).map((target) => reference(source, target, variant, all))
  const isAlone = source.is30 || !Object.keys(schema).some((key) => ASSERTIONS.has(key))
  if (refs.length === 1 && isAlone) return refs[0] as Prepared | boolean
  const out: Prepared = {}
  if (refs.length > 0) out.allOf = refs
  copyTypes(source, here, out)
  checkValues(source, here)
  const copied = out as Record<string, unknown>
  for (const keyword of COPIED) if (schema[keyword] !== undefined) copied[keyword] = schema[keyword]
  if (source.is30) exclusiveLimits(copied)
  copyFormat(source, here, out)

  if (all.size > 0) {
    if (out.required) out.required = out.required.filter((name) => !all.has(name))
    for (const [name, needed] of Object.entries(out.dependentRequired ?? {}))
      out.dependentRequired = { ...out.dependentRequired, [name]: needed.filter((other) => !all.has(other)) }
  }
  copyChildren(source, here, variant, all, out)
  return out
}

/** What stands in the place of a reference: the schema itself when it is a plain scalar, or a call of its check. */
function reference(
  source: Source,
  from: Located,
  variant: Variant,
  hidden: ReadonlySet<string>,
): Prepared | boolean {
  const target = resolveSchema(source, from)
  if (typeof target.schema === 'boolean') return target.schema
  const isSmall =
    childrenOf(target).length === 0 && !('$ref' in target.schema) && !('$dynamicRef' in target.schema)
  // The check of a shared schema leaves out what the schema itself hides, but it does not know what is hidden here.
  const hiddenHereOnly = (): ReadonlySet<string> =>
    hidden.size === 0 ? NONE : new Set(hidden).difference(hiddenNames(source, target, variant))
  if (isSmall || demands(source, target, hiddenHereOnly())) return prepare(source, target, variant, hidden)
  return { call: { pointer: target.pointer, variant: leastVariant(source, target, variant) } }
}

/** Whether a schema, or one that applies in its place, requires one of some properties. */
function demands(source: Source, here: Located, names: ReadonlySet<string>): boolean {
  if (names.size === 0 || !isObject(here.schema)) return false
  const { required, dependentRequired } = here.schema
  const lists = [required, ...Object.values(isObject(dependentRequired) ? dependentRequired : {})]
  if (lists.some((list) => Array.isArray(list) && list.some((name) => names.has(name as string)))) return true
  return [...refsOf(source, here), ...childrenOf(here).filter(({ keyword }) => IN_PLACE.has(keyword))].some(
    (part) => demands(source, part, names),
  )
}

function copyTypes(source: Source, { schema, pointer }: Located, out: Prepared): void {
  const { type, nullable } = schema as Schema
  if (type === undefined) return
  const types = Array.isArray(type) ? [...(type as string[])] : [type as string]
  for (const one of types)
    if (!TYPES.has(one))
      throw new Refusal(at(pointer, 'type'), `${JSON.stringify(one)} is no type of JSON Schema`)
  if (source.is30 && Array.isArray(type))
    throw new Refusal(at(pointer, 'type'), 'OpenAPI 3.0 has no lists of types')
  // OpenAPI 3.0.3, "nullable": adds null to the allowed types only if `type` stands in the same schema.
  if (source.is30 && nullable === true && !types.includes('null')) types.push('null')
  if (types.length === 0) throw new Refusal(at(pointer, 'type'), 'the list of types is empty')
  out.type = types.length === 1 ? types[0] : types
}

function checkValues(source: Source, { schema, pointer }: Located): void {
  const { is30 } = source
  const { pattern, required, multipleOf } = schema as Schema
  if (pattern !== undefined) checkPattern(source, pattern, at(pointer, 'pattern'))
  if (
    required !== undefined &&
    !(Array.isArray(required) && required.every((name) => typeof name === 'string'))
  ) {
    throw new Refusal(at(pointer, 'required'), 'required must be a list of property names')
  }
  if ((schema as Schema).enum !== undefined && !Array.isArray((schema as Schema).enum))
    throw new Refusal(at(pointer, 'enum'), 'enum must be a list')
  if (multipleOf !== undefined && !(typeof multipleOf === 'number' && multipleOf > 0))
    throw new Refusal(at(pointer, 'multipleOf'), 'multipleOf must be a number above 0')
  for (const keyword of COUNTS) {
    const value = (schema as Schema)[keyword]
    if (value !== undefined && !(Number.isInteger(value) && (value as number) >= 0))
      throw new Refusal(at(pointer, keyword), `${keyword} must be an integer of 0 or more`)
  }
  for (const keyword of ['exclusiveMinimum', 'exclusiveMaximum'] as const) {
    const value = (schema as Schema)[keyword]
    if (!is30 && typeof value === 'boolean')
      throw new Refusal(at(pointer, keyword), `${keyword} is a number since OpenAPI 3.1, not true or false`)
  }
  for (const keyword of ['minimum', 'maximum'] as const) {
    const value = (schema as Schema)[keyword]
    if (value !== undefined && typeof value !== 'number')
      throw new Refusal(at(pointer, keyword), `${keyword} must be a number`)
  }
}

/** A pattern is ECMA-262 with the flag `u` (JSON Schema 2020-12, section 6.4); what can't be read so is noted. */
export function checkPattern(source: Source, pattern: unknown, pointer: string): void {
  if (typeof pattern !== 'string') throw new Refusal(pointer, 'a pattern must be a string')
  try {
    const { note } = compilePattern(pattern)
    if (note) addNote(source, pointer, note)
  } catch (error) {
    throw new Refusal(pointer, `the pattern is no JavaScript regular expression: ${(error as Error).message}`)
  }
}

function addNote(source: Source, pointer: string, message: string): void {
  if (!source.notes.some((note) => note.pointer === pointer && note.message === message))
    source.notes.push({ pointer, message })
}

/** OpenAPI 3.0 has JSON Schema Wright 00's booleans. */
function exclusiveLimits(out: Record<string, unknown>): void {
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const flag = out[exclusive]
    if (typeof flag !== 'boolean') continue
    delete out[exclusive]
    if (!flag || out[limit] === undefined) continue
    out[exclusive] = out[limit]
    delete out[limit]
  }
}

function copyFormat(source: Source, { schema, pointer }: Located, out: Prepared): void {
  const { format } = schema as Schema
  if (typeof format !== 'string' || annotations.has(format)) return
  if (Object.hasOwn(formats, format)) out.format = { name: format, type: (formats[format] as Format).type }
  else addNote(source, at(pointer, 'format'), `format "${format}" is not known, so it is not checked`)
}

function copyChildren(
  source: Source,
  here: Located,
  variant: Variant,
  hidden: ReadonlySet<string>,
  out: Prepared,
): void {
  if (Array.isArray((here.schema as Schema).items))
    throw new Refusal(
      at(here.pointer, 'items'),
      'items must be one schema; a list of schemas is called prefixItems',
    )
  const unions = new Map<string, Located[]>()
  const fields = out as Record<string, unknown>
  for (const child of childrenOf(here)) {
    const { keyword, key } = child
    if (UNUSED.has(keyword) || (source.is30 && NOT_IN_30.has(keyword))) continue
    if (keyword === 'oneOf' || keyword === 'anyOf') {
      unions.set(keyword, [...(unions.get(keyword) ?? []), child])
      continue
    }
    if (keyword === 'patternProperties') checkPattern(source, key, child.pointer)
    const prepared =
      keyword === 'properties'
        ? prepareProperty(source, child, variant)
        : prepare(source, child, variant, IN_PLACE.has(keyword) ? hidden : NONE)
    if (keyword === 'allOf' || keyword === 'prefixItems') push(out, keyword, prepared)
    else if (MAP.some((map) => map === keyword)) put(fields, keyword, key, prepared)
    else fields[keyword] = prepared
  }
  for (const [keyword, branches] of unions)
    push(
      out,
      'unions',
      prepareUnion(source, here, keyword as PreparedUnion['keyword'], branches, variant, hidden),
    )
}

const UNUSED = new Set(['$defs', 'definitions', 'contentSchema'])
const NOT_IN_30 = new Set([
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'prefixItems',
  'patternProperties',
  'dependentSchemas',
])
/** Keywords whose schemas apply to the value itself (JSON Schema 2020-12, section 10.2), if it comes to them. */
export const IN_PLACE = new Set(['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas'])

function prepareProperty(source: Source, child: Located, variant: Variant): Prepared | boolean {
  if (isHidden(source, child, variant)) return variant === 'reply' ? true : { readOnly: source.readOnly }
  return withDefault(source, child, variant, prepare(source, child, variant))
}

/** The schema of a parameter, with the default that it, or what it refers to, has. */
export const prepareParameter = (source: Source, here: Located, variant: Variant): Prepared | boolean =>
  withDefault(source, here, variant, prepare(source, here, variant))

function withDefault(
  source: Source,
  here: Located,
  variant: Variant,
  prepared: Prepared | boolean,
): Prepared | boolean {
  if (variant !== 'request' || prepared === false) return prepared
  const declared = defaultOf(source, here)
  return declared ? { ...(prepared === true ? {} : prepared), default: declared } : prepared
}

/** The default that a schema has, or a part of it. */
export function defaultOf(source: Source, here: Located): Prepared['default'] {
  const part = partsOf(source, here).find(({ schema }) => (schema as Schema).default !== undefined)
  return part && { value: (part.schema as Schema).default, at: here }
}

function prepareUnion(
  source: Source,
  here: Located,
  keyword: PreparedUnion['keyword'],
  branches: Located[],
  variant: Variant,
  hidden: ReadonlySet<string>,
): PreparedUnion {
  const union: PreparedUnion = {
    keyword,
    branches: branches.map((branch) => prepare(source, branch, variant, hidden)),
    kinds: branches.map((branch) => kindsOf(source, branch)),
  }
  const tag = unionsOf(source, here).find((one) => one.keyword === keyword)?.tag
  if (tag) {
    const cases = [...tag.cases].map(([value, branch]): [unknown, number] => [
      value,
      branches.findIndex(({ pointer }) => pointer === branch.pointer),
    ])
    union.tag = {
      property: tag.property,
      cases,
      isExclusive: isExclusive(source, tag.property, cases, branches),
    }
  }
  return union
}

/** Whether the constants that branches require of a property decide an object's branch, whatever else it holds. */
function isExclusive(
  source: Source,
  property: string,
  cases: [value: unknown, branch: number][],
  branches: Located[],
): boolean {
  return branches.every((branch, i) => {
    const kinds = kindsOf(source, branch)
    if (!kinds.has('object')) return true
    const { required, values } = constantsOf(source, branch, property)
    const own = cases.flatMap(([value, one]) => (one === i ? [value] : []))
    return required && values.length > 0 && values.every((value) => own.includes(value))
  })
}

function put(out: Record<string, unknown>, keyword: string, key: string, value: unknown): void {
  setOwn((out[keyword] ??= {}), key, value)
}

function push(out: Prepared, keyword: 'allOf' | 'prefixItems' | 'unions', value: unknown): void {
  const list = (out[keyword] ??= []) as unknown[]
  list.push(value)
}
