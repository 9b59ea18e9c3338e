import { type OpenApiDocument, resolve } from '#platform/contract/contract.ts'
import type { Column, PrismaSchema } from './prisma-schema.ts'

type Schema = Record<string, unknown>

export interface Difference {
  kind: 'name' | 'required' | 'maxLength' | 'enum' | 'range' | 'format' | 'unique'
  message: string
}

/** A model and the schema of the same name, as far as they have the same properties. */
export function compareModel(
  columns: readonly Column[],
  name: string,
  {
    document,
    enums,
    unique,
  }: { document: OpenApiDocument; enums: PrismaSchema['enums']; unique: ReadonlySet<string> },
): { column: Column; differences: Difference[] }[] {
  const schema = flat(document, document.components?.schemas?.[name] as Schema)
  if (!isObject(schema.properties)) return []
  return columns.flatMap((column) => {
    const found = propertyAt(document, schema, column.property.split('.'))
    if (!found && column.property !== column.name) {
      const message = `called ${column.property} in the contract, which ${name} does not have there`
      return [{ column, differences: [{ kind: 'name' as const, message }] }]
    }
    if (!found || column.isList) return []
    const { property, isRequired } = found
    const differences = [
      requiredDifference(column, property, isRequired),
      lengthDifference(column, property),
      enumDifference(column, property, enums),
      rangeDifference(column, property),
      formatDifference(column, property),
      ...(unique.has(column.property) && !column.isUnique
        ? [{ kind: 'unique' as const, message: 'x-unique in the contract, and no unique column' }]
        : []),
    ]
    return [{ column, differences: differences.filter((one) => one !== undefined) }]
  })
}

function propertyAt(
  document: OpenApiDocument,
  schema: Schema,
  path: readonly string[],
): { property: Schema; isRequired: boolean } | undefined {
  let current = schema
  let isRequired = true
  for (const key of path) {
    const properties = current.properties as Record<string, Schema> | undefined
    const next = properties && Object.hasOwn(properties, key) ? properties[key] : undefined
    if (!next) return undefined
    isRequired &&= Array.isArray(current.required) && current.required.includes(key)
    current = flat(document, next)
  }
  return { property: current, isRequired }
}

/** A schema with its reference and `allOf` written out, and without the alternative null. */
function flat(document: OpenApiDocument, node: Schema | undefined): Schema {
  const schema = resolve<Schema>(document, node ?? {})
  const branches = [schema.anyOf, schema.oneOf].find(Array.isArray) as Schema[] | undefined
  const others = branches?.filter((one) => one.type !== 'null') ?? []
  const hasNull = branches !== undefined && others.length < branches.length
  const parts = [...((schema.allOf ?? []) as Schema[]), ...(others.length === 1 ? others : [])].map((part) =>
    flat(document, part),
  )
  const merged = Object.assign({}, ...parts, schema) as Schema
  merged.properties = Object.assign({}, ...[...parts, schema].map(({ properties }) => properties)) as unknown
  if (Object.keys(merged.properties as object).length === 0) delete merged.properties
  merged.required = [...parts, schema].flatMap(({ required }) =>
    Array.isArray(required) ? (required as unknown[]) : [],
  )
  const types = [merged.type].flat()
  return {
    ...merged,
    isNullable: hasNull || types.includes('null') || parts.some(({ isNullable }) => isNullable),
  }
}

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null
const typesOf = ({ type }: Schema) => [type].flat().filter((one) => one !== 'null')

function requiredDifference(column: Column, property: Schema, isRequired: boolean): Difference | undefined {
  const isAlways = isRequired && property.isNullable !== true
  if (isAlways && column.isNullable)
    return { kind: 'required', message: 'always there in the contract, and null in the database' }
  if (!isAlways && !column.isNullable && !column.hasDefault)
    return { kind: 'required', message: 'optional or null in the contract, and NOT NULL in the database' }
  return undefined
}

function lengthDifference(
  { type, native = '' }: Column,
  { maxLength, ...property }: Schema,
): Difference | undefined {
  if (type !== 'String' || !typesOf(property).includes('string') || native === 'Uuid') return undefined
  const limit = /^(?:VarChar|Char)\((\d+)\)$/.exec(native)?.[1]
  if (limit === undefined && maxLength === undefined) return undefined
  if (Number(limit ?? Infinity) === Number(maxLength ?? Infinity)) return undefined
  // A fixed length is as well that of a pattern, a format or a list.
  if (
    limit !== undefined &&
    maxLength === undefined &&
    ['pattern', 'format', 'enum', 'const'].some((key) => key in property)
  )
    return undefined
  return {
    kind: 'maxLength',
    message: `maxLength ${maxLength === undefined ? 'of any size' : Number(maxLength)} in the contract, and ${limit === undefined ? 'text without a limit' : native} in the database`,
  }
}

function enumDifference(
  { type }: Column,
  property: Schema,
  enums: PrismaSchema['enums'],
): Difference | undefined {
  const known = enums.get(type)
  const values = Array.isArray(property.enum)
    ? (property.enum as unknown[]).filter((value) => value !== null).map(String)
    : undefined
  if (!known && !values) return undefined
  if (known && values && [...known].sort().join() === [...values].sort().join()) return undefined
  if (known && values)
    return {
      kind: 'enum',
      message: `${values.join(', ')} in the contract, and ${known.join(', ')} in the database`,
    }
  return known
    ? { kind: 'enum', message: `any value in the contract, and ${known.join(', ')} in the database` }
    : { kind: 'enum', message: `${values?.join(', ')} in the contract, and any text in the database` }
}

const INTEGERS: Readonly<Record<string, [number, number]>> = {
  Int: [-(2 ** 31), 2 ** 31 - 1],
  BigInt: [-(2 ** 63), 2 ** 63],
  SmallInt: [-(2 ** 15), 2 ** 15 - 1],
}

function rangeDifference({ type, native }: Column, property: Schema): Difference | undefined {
  const range = INTEGERS[native === 'SmallInt' ? native : type]
  if (!range || !typesOf(property).some((one) => one === 'integer' || one === 'number')) return undefined
  const lower = Number(property.minimum ?? property.exclusiveMinimum ?? -Infinity)
  const upper = Number(property.maximum ?? property.exclusiveMaximum ?? Infinity)
  if (lower >= range[0] && upper <= range[1]) return undefined
  return {
    kind: 'range',
    message: `${lower} to ${upper} in the contract, and ${native ?? type} in the database`,
  }
}

const FORMATS: Readonly<Record<string, (column: Column) => boolean>> = {
  uuid: ({ native }) => native === 'Uuid',
  'date-time': ({ type, native }) => type === 'DateTime' && native !== 'Date',
  date: ({ type, native }) => type === 'DateTime' && native === 'Date',
}

function formatDifference(column: Column, property: Schema): Difference | undefined {
  const format = typeof property.format === 'string' ? property.format : undefined
  const fits = FORMATS[format ?? '']
  if (fits && !fits(column))
    return {
      kind: 'format',
      message: `format ${format} in the contract, and ${column.native ?? column.type} in the database`,
    }
  if (!fits && (column.native === 'Uuid' || column.type === 'DateTime'))
    return {
      kind: 'format',
      message: `${format ?? 'any text'} in the contract, and ${column.native ?? column.type} in the database`,
    }
  return undefined
}
