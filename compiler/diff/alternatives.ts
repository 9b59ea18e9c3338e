import { at, isObject } from '../document/json-pointer.ts'
import { type Located, refsOf, type Schema, type Source } from '../document/source.ts'
import {
  type Atom,
  type Discriminator,
  discriminatorOf,
  listOf,
  type Shape,
  shapeOf,
  type Union,
} from './shape.ts'

/*
 * A schema in the form in which it is compared: references resolved, `allOf` merged, `oneOf` and `anyOf` as a list of
 * alternatives, null apart from the types. So what only moves, such as an inline schema that becomes a component, is
 * no difference, and OpenAPI 3.0 and 3.1 say the same thing in the same way.
 */

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
  if (!union || done.size > 4) return [alternative(all, keys)]
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
  return list.length > MOST ? [alternative(all, keys)] : list
}

interface Keyed {
  name: string | undefined
  values: string[]
}

function alternative(all: Conjunction, keys: readonly Keyed[]): Alternative {
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
    if (schema.not === true || (isObject(schema.not) && Object.keys(schema.not).length === 0))
      all.isNever = true
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
