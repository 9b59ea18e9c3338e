import { isHidden } from './hidden.ts'
import { childrenOf, isObject, resolveSchema, type Located, type Schema, type Source } from './source.ts'
import { partsOf, unionsOf, type Union } from './unions.ts'

export interface ProjectionWriter {
  /**
   * The text of an expression whose value cuts a reply's value down to what the schema declares; `null` where the
   * schema declares nothing to cut. `JSON.stringify` does the rest: on an object made by a literal nothing beats it.
   *
   * @param refer names the variable that holds a compiled schema
   * @param validator the text of a validator of a branch, for unions that nothing but validation can decide
   */
  write: (here: Located, tools: ProjectionTools) => string
}

export interface ProjectionTools {
  refer: (pointer: string) => string
  needsProjection: (pointer: string) => void
  validator: (here: Located) => string
}

/** What a conjunction of schemas says about a value's form. */
interface View {
  types: Set<string>
  properties: Map<string, Located[]>
  patterns: [string, Located][]
  /** What undeclared properties are written with: nothing (they are cut), anything, or a schema. */
  rest: 'cut' | 'any' | Located[]
  items: Located[]
  prefix: Located[][]
  structured: boolean
  /** Write-only properties: known, so they are not "additional" either. */
  hidden: string[]
}

type Chosen = ReadonlyMap<string, Located[]>

/* Names that every object has: reading them says nothing about the value. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype))
const SCALARS = ['string', 'number', 'integer', 'boolean', 'null']

export function openProjections(source: Source): ProjectionWriter {
  return {
    write(here, tools) {
      const bodies: string[] = []
      const names = new Map<string, string>()

      /** The name of the local function for a conjunction of schemas. */
      const functionFor = (list: Located[], chosen: Chosen): string => {
        const choices = [...chosen].map(
          ([key, branches]) => `${key}=${branches.map((l) => l.pointer).join(',')}`,
        )
        const key = `${list.map((l) => l.pointer).join(' ')}|${choices.join(' ')}`
        const known = names.get(key)
        if (known) return known
        const name = `cut${names.size}`
        names.set(key, name)
        bodies.push(`const ${name} = (v) => {\n${body(list, chosen)}\n}`)
        return name
      }

      /** What cuts a value down, as a function: that of a shared schema, one of the platform's, or a local one. */
      const callee = (list: Located[]): string | undefined => {
        const only = list.length === 1 ? (list[0] as Located) : undefined
        const target = only && resolveSchema(source, only)
        if (isScalar(source, target ? [target] : list)) return 'write.scalar'
        if (isAnything(source, list)) return undefined
        if (!target || target.pointer === only.pointer) return functionFor(list, new Map())
        tools.needsProjection(target.pointer)
        return `${tools.refer(target.pointer)}.cut`
      }

      const expression = (list: Located[], value: string): string => {
        const name = callee(list)
        return name === undefined ? value : `${name}(${value})`
      }

      const body = (list: Located[], chosen: Chosen): string => {
        const union = openUnion(source, list, chosen)
        if (union) return choose(list, chosen, union)
        const view = viewOf(source, list, chosen)
        const isArray = view.types.has('array') || view.items.length > 0 || view.prefix.length > 0
        const isObject = view.types.has('object') || view.structured
        if (isArray && !isObject) return `return ${listText(view, 'v')}`
        const lines = [`if (v === null || typeof v !== 'object') return write.scalar(v)`]
        lines.push('if (v.toJSON !== undefined) v = v.toJSON()')
        lines.push(
          isArray
            ? `if (Array.isArray(v)) return ${listText(view, 'v')}`
            : `if (Array.isArray(v)) return write.misfit('a list')`,
        )
        lines.push(objectBody(view))
        return lines.join('\n')
      }

      /** Branches by tag, or the first branch that the value is valid for; failing that, all that any branch declares. */
      const choose = (list: Located[], chosen: Chosen, { key, union }: OpenUnion): string => {
        const branch = (branches: Located[]) => functionFor(list, new Map([...chosen, [key, branches]]))
        const rest = `return ${branch(union.branches)}(v)`
        const guard = `if (v === null || typeof v !== 'object') return write.scalar(v)`
        if (union.tag) {
          const cases = [...union.tag.cases].map(
            ([value, target]) => `case ${JSON.stringify(value)}: return ${branch([target])}(v)`,
          )
          return `${guard}\nswitch (v[${JSON.stringify(union.tag.property)}]) {\n${cases.join('\n')}\n}\n${rest}`
        }
        const tries = union.branches.map((target, i) => {
          const name = `is${names.size}_${i}`
          bodies.push(`const ${name} = ${tools.validator(target)}`)
          return `if (${name}(v)) return ${branch([target])}(v)`
        })
        return `${guard}\n${tries.join('\n')}\n${rest}`
      }

      const listText = (view: View, value: string): string => {
        const item = view.items.length > 0 ? callee(view.items) : undefined
        if (view.prefix.length === 0) return `write.list(${value}, ${item ?? 'write.same'})`
        const first = view.prefix.map((list, i) => `i === ${i} ? ${expression(list, 'x')} : `).join('')
        return `write.list(${value}, (x, i) => ${first}${item ? `${item}(x)` : 'x'})`
      }

      const objectBody = (view: View): string => {
        const properties = [...view.properties].map(([name, list]) => {
          const key = JSON.stringify(name)
          const isPlain = /^[A-Za-z_$][\w$]*$/.test(name)
          const read = isPlain ? `v.${name}` : `v[${key}]`
          const value = INHERITED.has(name) ? `(Object.hasOwn(v, ${key}) ? ${read} : undefined)` : read
          return `${name === '__proto__' ? `[${key}]` : isPlain ? name : key}: ${expression(list, value)}`
        })
        const literal = properties.length === 0 ? '{}' : `{\n${properties.join(',\n')}\n}`
        if (view.rest === 'cut' && view.patterns.length === 0) return `return ${literal}`
        return `const out = ${literal}\n${restBody(view)}\nreturn out`
      }

      const restBody = (view: View): string => {
        const known = ['__proto__', ...view.properties.keys(), ...view.hidden]
        const tests = view.patterns
          .map(
            ([pattern, located]) => `${patternTest(pattern)}.test(k) ? ${expression([located], 'v[k]')} : `,
          )
          .join('')
        const rest =
          view.rest === 'cut' ? 'undefined' : view.rest === 'any' ? 'v[k]' : expression(view.rest, 'v[k]')
        return `for (const k of Object.keys(v)) {\nif (${known.map((name) => `k === ${JSON.stringify(name)}`).join(' || ')}) continue\nout[k] = ${tests}${rest}\n}`
      }

      const name = callee([{ ...here }])
      if (bodies.length === 0) return name ?? 'null'
      return `(() => {\n${bodies.join('\n')}\nreturn ${name ?? 'write.same'}\n})()`
    },
  }
}

interface OpenUnion {
  key: string
  union: Union
}

/** The first union that must be decided before the value can be written. */
function openUnion(source: Source, list: Located[], chosen: Chosen): OpenUnion | undefined {
  for (const part of allParts(source, list, chosen)) {
    for (const union of unionsOf(source, part)) {
      const key = `${part.pointer}/${union.keyword}`
      if (chosen.has(key) || union.branches.length < 2) continue
      const objects = union.branches.filter((branch) => !isScalar(source, [branch]))
      if (objects.length < 2) continue
      if (union.tag || union.keyword === 'oneOf') return { key, union }
    }
  }
  return undefined
}

/** Every schema that says something about the value: `allOf`, conditionals, and the branches that were chosen. */
function allParts(source: Source, list: Located[], chosen: Chosen, seen = new Set<string>()): Located[] {
  return list.flatMap((one) =>
    partsOf(source, one, seen).flatMap((part) => {
      const more = childrenOf(part).filter(
        ({ keyword }) => keyword === 'then' || keyword === 'else' || keyword === 'dependentSchemas',
      )
      const branches = unionsOf(source, part).flatMap(
        (union) =>
          chosen.get(`${part.pointer}/${union.keyword}`) ?? (isOpen(source, union) ? [] : union.branches),
      )
      return [part, ...allParts(source, [...more, ...branches], chosen, seen)]
    }),
  )
}

function isOpen(source: Source, union: Union): boolean {
  if (union.branches.length < 2 || (!union.tag && union.keyword === 'anyOf')) return false
  return union.branches.filter((branch) => !isScalar(source, [branch])).length >= 2
}

function viewOf(source: Source, list: Located[], chosen: Chosen): View {
  const view: View = {
    types: new Set(),
    properties: new Map(),
    patterns: [],
    rest: 'cut',
    items: [],
    prefix: [],
    structured: false,
    hidden: [],
  }
  let declared: 'any' | Located[] | undefined
  let closed = false
  for (const part of allParts(source, list, chosen)) {
    const schema = part.schema as Schema
    for (const type of [schema.type ?? []].flat() as string[]) view.types.add(type)
    if (schema.nullable === true) view.types.add('null')
    if (schema.additionalProperties === false || schema.unevaluatedProperties === false) closed = true
    if (schema.additionalProperties === true || schema.unevaluatedProperties === true) declared ??= 'any'
    for (const child of childrenOf(part)) {
      if (child.keyword === 'properties') {
        if (isHidden(source, child, 'reply')) view.hidden.push(child.key)
        else view.properties.set(child.key, [...(view.properties.get(child.key) ?? []), child])
      } else if (child.keyword === 'patternProperties') view.patterns.push([child.key, child])
      else if (child.keyword === 'items' || child.keyword === 'unevaluatedItems') view.items.push(child)
      else if (child.keyword === 'prefixItems') (view.prefix[Number(child.key)] ??= []).push(child)
      else if (
        (child.keyword === 'additionalProperties' || child.keyword === 'unevaluatedProperties') &&
        isObject(child.schema)
      ) {
        declared =
          Object.keys(child.schema).length === 0
            ? (declared ?? 'any')
            : [...(Array.isArray(declared) ? declared : []), child]
      }
    }
  }
  const names = view.properties.size + view.patterns.length + view.hidden.length
  view.structured = names > 0 || declared !== undefined
  view.rest = declared ?? (names === 0 && !closed ? 'any' : 'cut')
  return view
}

/** Only texts, numbers, booleans and null fit. */
function isScalar(source: Source, list: Located[]): boolean {
  const parts = allParts(source, list, new Map())
  const types = parts.flatMap(({ schema }) => [(schema as Schema).type ?? []].flat() as string[])
  if (types.length > 0) return types.every((type) => SCALARS.includes(type))
  const values = parts.flatMap(
    ({ schema }) =>
      ((schema as Schema).enum as unknown[] | undefined) ??
      ('const' in (schema as Schema) ? [(schema as Schema).const] : []),
  )
  return values.length > 0 && values.every((value) => typeof value !== 'object' || value === null)
}

/** Nothing is said about the form: the value is written as it is. */
function isAnything(source: Source, list: Located[]): boolean {
  if (openUnion(source, list, new Map())) return false
  const view = viewOf(source, list, new Map())
  const form = view.properties.size + view.patterns.length + view.items.length + view.prefix.length
  return form === 0 && view.rest === 'any' && !view.types.has('array')
}

function patternTest(pattern: string): string {
  try {
    return String(new RegExp(pattern, 'u'))
  } catch {
    return String(new RegExp(pattern))
  }
}
