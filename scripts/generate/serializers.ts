import { isHidden } from './schemas.ts'
import { childrenOf, isObject, resolveSchema, type Located, type Schema, type Source } from './source.ts'
import { partsOf, unionsOf, type Union } from './unions.ts'

export interface SerializerWriter {
  /**
   * The text of an expression whose value turns a reply's value into JSON, cut down to what the schema declares.
   *
   * @param refer names the variable that holds a compiled schema
   * @param validator the text of a validator of a branch, for unions that nothing but validation can decide
   */
  write: (here: Located, tools: SerializerTools) => string
}

export interface SerializerTools {
  refer: (pointer: string) => string
  needsSerializer: (pointer: string) => void
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

export function openSerializers(source: Source): SerializerWriter {
  return {
    write(here, tools) {
      const bodies: string[] = []
      const names = new Map<string, string>()

      /** The name of the local function for a conjunction of schemas. */
      const functionFor = (list: Located[], chosen: Chosen): string => {
        const key = `${list.map((l) => l.pointer).join(' ')}|${[...chosen].map(([k, b]) => `${k}=${b.map((l) => l.pointer).join(',')}`).join(' ')}`
        const known = names.get(key)
        if (known) return known
        const name = `write${names.size}`
        names.set(key, name)
        bodies.push(`const ${name} = (v) => {\n${body(list, chosen)}\n}`)
        return name
      }

      /** An expression for one value: a call that is as direct as the schema allows. */
      const expression = (list: Located[], value: string): string => {
        const only = list.length === 1 ? (list[0] as Located) : undefined
        const target = only && resolveSchema(source, only)
        if (target && target.pointer !== only.pointer && !isScalar(source, [target])) {
          tools.needsSerializer(target.pointer)
          return `${tools.refer(target.pointer)}.serialize(${value})`
        }
        if (isScalar(source, list)) {
          const types = viewOf(source, list, new Map()).types
          const kinds = [...types].filter((type) => type !== 'null')
          if (kinds.length === 1 && kinds[0] === 'string') return `write.text(${value})`
          if (kinds.length === 1 && (kinds[0] === 'number' || kinds[0] === 'integer'))
            return `write.number(${value})`
          return `write.scalar(${value})`
        }
        if (isAnything(source, list)) return `write.any(${value})`
        return `${functionFor(list, new Map())}(${value})`
      }

      const body = (list: Located[], chosen: Chosen): string => {
        const union = openUnion(source, list, chosen)
        if (union) return choose(list, chosen, union)
        const view = viewOf(source, list, chosen)
        const lines = [
          "if (v === null || typeof v !== 'object') return write.scalar(v)",
          'if (v.toJSON !== undefined) v = v.toJSON()',
        ]
        const array = view.types.has('array') || view.items.length > 0 || view.prefix.length > 0
        const object = view.types.has('object') || view.structured
        lines.push(
          array
            ? `if (Array.isArray(v)) {\n${arrayBody(view)}\n}`
            : `if (Array.isArray(v)) return write.misfit('a list')`,
        )
        lines.push(
          object
            ? objectBody(view)
            : `return write.${array ? 'iterable' : 'misfit'}(v${array ? `, ${functionFor(list, chosen)}` : ''})`,
        )
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

      const arrayBody = (view: View): string => {
        const item = view.items.length > 0 ? expression(view.items, 'v[i]') : 'write.any(v[i])'
        const first = view.prefix.map((list, i) => `i === ${i} ? ${expression(list, 'v[i]')} : `).join('')
        return `let s = '['\nfor (let i = 0; i < v.length; i++) {\nif (i > 0) s += ','\ns += ${first}${item}\n}\nreturn s + ']'`
      }

      const objectBody = (view: View): string => {
        const lines = ["let s = ''", 'let p']
        for (const [name, list] of view.properties) {
          const key = JSON.stringify(name)
          const text = (lead: string) => JSON.stringify(`${lead}${key}:`)
          const read = INHERITED.has(name)
            ? `(p = Object.hasOwn(v, ${key}) ? v[${key}] : undefined)`
            : `(p = v[${key}])`
          lines.push(
            `if (${read} !== undefined) s += (s === '' ? ${text('{')} : ${text(',')}) + ${expression(list, 'p')}`,
          )
        }
        if (view.rest !== 'cut' || view.patterns.length > 0) lines.push(restBody(view))
        lines.push("return s === '' ? '{}' : s + '}'")
        return lines.join('\n')
      }

      const restBody = (view: View): string => {
        const known = [...view.properties.keys(), ...view.hidden]
        const skip =
          known.length > 0
            ? `if (${known.map((name) => `k === ${JSON.stringify(name)}`).join(' || ')}) continue\n`
            : ''
        const tests = view.patterns
          .map(([pattern, located]) => `${patternTest(pattern)}.test(k) ? ${expression([located], 'p')} : `)
          .join('')
        const rest =
          view.rest === 'cut'
            ? 'undefined'
            : view.rest === 'any'
              ? 'write.any(p)'
              : expression(view.rest, 'p')
        return `for (const k of Object.keys(v)) {\n${skip}if ((p = v[k]) === undefined) continue\nconst t = ${tests}${rest}\nif (t !== undefined) s += (s === '' ? '{' : ',') + write.text(k) + ':' + t\n}`
      }

      const result = expression([{ ...here }], 'v')
      const direct = /^([\w$.]+)\(v\)$/.exec(result)?.[1]
      if (bodies.length === 0) return direct ?? `(v) => ${result}`
      return `(() => {\n${bodies.join('\n')}\nreturn (v) => ${result}\n})()`
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
