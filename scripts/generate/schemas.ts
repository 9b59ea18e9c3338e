import { formats } from '#platform/formats.ts'
import {
  ASSERTIONS,
  at,
  childrenOf,
  COPIED,
  isObject,
  Refusal,
  resolveRef,
  resolveSchema,
  type Located,
  type Schema,
  type Source,
} from './source.ts'
import { unionsOf, type Union } from './unions.ts'
import { leastVariant, type Variant } from './variants.ts'

/** A reference as the validator sees it: the name of a compiled schema and the variant of it. */
export interface Reference {
  pointer: string
  variant: Variant
}

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
 * Rewrites a schema of the contract into one that AJV compiles: OpenAPI 3.0 becomes 2020-12, annotations are left
 * out, references become calls of other compiled schemas, `readOnly`/`writeOnly` are resolved for the direction.
 *
 * @throws Refusal for a schema that is not valid JSON Schema or that can't be honoured
 */
export function prepare(
  source: Source,
  here: Located,
  variant: Variant,
  hidden: ReadonlySet<string> = new Set(),
): Schema | boolean {
  const { schema, pointer } = here
  if (typeof schema === 'boolean') return schema
  if (!isObject(schema))
    throw new Refusal(pointer, `a schema must be an object or a boolean, not ${JSON.stringify(schema)}`)
  const out: Schema = {}
  const ref = schema.$ref ?? (source.is30 ? undefined : schema.$dynamicRef)
  if (ref !== undefined) {
    if (typeof ref !== 'string') throw new Refusal(pointer, '$ref must be a text')
    const referred = reference(source, ref, here, variant)
    const alone =
      source.is30 || !Object.keys(schema).some((key) => ASSERTIONS.has(key) && key !== '$dynamicRef')
    if (alone) return referred
    if (typeof referred === 'boolean') out.allOf = [referred]
    else Object.assign(out, 'charterRef' in referred ? referred : { allOf: [referred] })
  }
  copyTypes(source, here, out)
  for (const keyword of COPIED) if (schema[keyword] !== undefined) out[keyword] = schema[keyword]
  checkValues(here, source.is30)
  if (source.is30) exclusiveLimits(out)
  copyFormat(source, here, out)

  const readOnly = new Set([...hidden, ...hiddenNames(source, here, variant)])
  if (readOnly.size > 0 && Array.isArray(out.required))
    out.required = out.required.filter((name: string) => !readOnly.has(name))
  if (variant === 'request' && schema.default !== undefined) out.default = schema.default
  copyChildren(source, here, variant, readOnly, out)
  return out
}

/** What stands in the place of a `$ref`: the schema itself when it is a plain scalar, or a call of its function. */
function reference(source: Source, ref: string, from: Located, variant: Variant): Schema | boolean {
  const target = resolveSchema(source, resolveRef(source, ref, from))
  if (typeof target.schema === 'boolean') return target.schema
  if (target.pointer === from.pointer) throw new Refusal(from.pointer, `$ref: ${ref} refers to itself`)
  const small =
    childrenOf(target).length === 0 && !('$ref' in target.schema) && !('$dynamicRef' in target.schema)
  if (small) return prepare(source, target, variant)
  return {
    charterRef: {
      pointer: target.pointer,
      variant: leastVariant(source, target, variant),
    } satisfies Reference,
  }
}

function copyTypes(source: Source, { schema, pointer }: Located, out: Schema): void {
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

function checkValues({ schema, pointer }: Located, is30: boolean): void {
  const { pattern, required, multipleOf } = schema as Schema
  if (pattern !== undefined) checkPattern(pattern, at(pointer, 'pattern'))
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
      throw new Refusal(at(pointer, keyword), `${keyword} must be a whole number from 0`)
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

/** A pattern is ECMA-262 (JSON Schema 2020-12, section 6.4); those without the flag `u` are common and accepted. */
export function checkPattern(pattern: unknown, pointer: string): void {
  for (const flag of ['u', '']) {
    try {
      new RegExp(pattern as string, flag)
      return
    } catch (error) {
      if (flag === '')
        throw new Refusal(
          pointer,
          `the pattern is no JavaScript regular expression: ${(error as Error).message}`,
        )
    }
  }
}

/** OpenAPI 3.0 has JSON Schema Wright 00's booleans. */
function exclusiveLimits(out: Schema): void {
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

function copyFormat(source: Source, { schema, pointer }: Located, out: Schema): void {
  const { format } = schema as Schema
  if (typeof format !== 'string') return
  if (formats[format] === undefined)
    source.notes.push({
      pointer: at(pointer, 'format'),
      message: `format "${format}" is not known, so it is not checked`,
    })
  else if (formats[format] !== true) out.format = format
}

/** The properties that the direction leaves out, of a schema and of the parts of its `allOf`. */
function hiddenNames(source: Source, here: Located, variant: Variant): string[] {
  if (variant === 'plain' || !isObject(here.schema)) return []
  const own = isObject(here.schema.properties) ? Object.entries(here.schema.properties) : []
  const names = own
    .filter(([name, schema]) =>
      isHidden(
        source,
        { schema: schema as Schema, pointer: at(here.pointer, 'properties', name), base: here.base },
        variant,
      ),
    )
    .map(([name]) => name)
  for (const [i, part] of Object.entries(Array.isArray(here.schema.allOf) ? here.schema.allOf : [])) {
    const resolved = resolveSchema(source, {
      schema: part as Schema,
      pointer: at(here.pointer, 'allOf', i),
      base: here.base,
    })
    if (resolved.pointer !== here.pointer) names.push(...hiddenNames(source, resolved, variant))
  }
  return names
}

/** Whether a property is left out in a direction: `readOnly` of requests, `writeOnly` of replies. */
export function isHidden(source: Source, property: Located, variant: Variant): boolean {
  const keyword = variant === 'reply' ? 'writeOnly' : 'readOnly'
  if (variant === 'plain' || !isObject(property.schema)) return false
  if (property.schema[keyword] === true && !(source.is30 && '$ref' in property.schema)) return true
  if (typeof property.schema.$ref !== 'string') return false
  const target = resolveRef(source, property.schema.$ref, property)
  return target.pointer !== property.pointer && isHidden(source, target, variant)
}

function copyChildren(
  source: Source,
  here: Located,
  variant: Variant,
  hidden: ReadonlySet<string>,
  out: Schema,
): void {
  if (Array.isArray((here.schema as Schema).items))
    throw new Refusal(
      at(here.pointer, 'items'),
      'items must be one schema; a list of schemas is called prefixItems',
    )
  for (const child of childrenOf(here)) {
    const { keyword, key } = child
    if (
      UNUSED.has(keyword) ||
      (source.is30 && NOT_IN_30.has(keyword)) ||
      keyword === 'oneOf' ||
      keyword === 'anyOf'
    )
      continue
    if (keyword === 'patternProperties') checkPattern(key, child.pointer)
    if (keyword === 'allOf') push(out, keyword, prepare(source, child, variant, hidden))
    else if (keyword === 'prefixItems') push(out, keyword, prepare(source, child, variant))
    else if (keyword === 'properties') put(out, keyword, key, property(source, child, variant))
    else if (key !== '') put(out, keyword, key, prepare(source, child, variant))
    else out[keyword] = prepare(source, child, BRANCHES.has(keyword) ? branchVariant(variant) : variant)
  }
  // A tuple shorter than its prefix is valid, and `items` speaks of the rest (JSON Schema 2020-12, section 10.3.1).
  for (const union of unionsOf(source, here)) push(out, 'allOf', prepareUnion(source, union, variant))
}

const UNUSED = new Set(['$defs', 'definitions'])
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
/* Where a schema is tried rather than required. */
const BRANCHES = new Set(['not', 'if', 'contains', 'propertyNames'])
const branchVariant = (variant: Variant): Variant => (variant === 'request' ? 'strict' : variant)

function property(source: Source, child: Located, variant: Variant): Schema | boolean {
  if (isHidden(source, child, variant)) return variant === 'reply' ? true : { charterReadOnly: true }
  const out = prepare(source, child, variant)
  if (variant !== 'request' || typeof out === 'boolean' || out.default !== undefined) return out
  const target = resolveSchema(source, child)
  const value = isObject(target.schema) ? target.schema.default : undefined
  return value === undefined ? out : { ...out, default: value }
}

/** A union whose branch can be told from the value is checked by that branch alone, so its errors say what is wrong. */
function prepareUnion(
  source: Source,
  { keyword, branches, tag, acceptsNull }: Union,
  variant: Variant,
): Schema | boolean {
  const inner = (): Schema | boolean => {
    if (tag) {
      const cases = [...tag.cases].map(([value, branch]) => ({
        if: { properties: { [tag.property]: { const: value } }, required: [tag.property] },
        then: prepare(source, branch, variant),
      }))
      return {
        type: 'object',
        properties: { [tag.property]: { enum: [...tag.cases.keys()] } },
        required: [tag.property],
        allOf: cases,
      }
    }
    if (branches.length === 1) return prepare(source, branches[0] as Located, variant)
    return { [keyword]: branches.map((branch) => prepare(source, branch, branchVariant(variant))) }
  }
  return acceptsNull ? { if: { type: 'null' }, else: inner() } : inner()
}

function put(out: Schema, keyword: string, key: string, value: unknown): void {
  const map = (out[keyword] ??= {}) as Schema
  // Not by assignment: a property may be called __proto__.
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
}

function push(out: Schema, keyword: string, value: unknown): void {
  out[keyword] = [...((out[keyword] ?? []) as unknown[]), value]
}
