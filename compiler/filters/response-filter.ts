import { ANY, ARRAY, OBJECT, SCALAR } from '#platform/contract/filter-node.ts'
import { isShared, openNodes } from './filter-nodes.ts'
import { nodeAt, type Located, type Schema, type Source } from '../document/source.ts'
import type { Node, NodeRef, NodeUnion } from './node.ts'
import { filterHelper } from '../validators/runtime-helpers.ts'

const SAME = filterHelper('same')

export interface ProjectionWriter {
  /**
   * The text of the response filter of a schema: an expression whose value copies what the schema declares of a
   * value, or `null` where it declares nothing.
   */
  write: (here: Located, tools: ProjectionTools) => string
  /** The text of a schema's node, which the filters of schemas that refer to it are made of (see platform/contract/filter-node.ts). */
  writeNode: (here: Located, tools: ProjectionTools) => string
}

export interface ProjectionTools {
  /** Names the variable that holds a compiled schema. */
  refer: (pointer: string) => string
  needs: (pointer: string, what: 'cut' | 'node') => void
}

/* A filter written out in full names at most so many properties of other schemas, or it would not grow with its own. */
const MOST_FOREIGN_NAMES = 50
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype))

/**
 * Writes response filters. One whose form does not depend on the value is an object literal, which nothing beats for
 * `JSON.stringify`; any other is made at run time of nodes, one for each schema, so that the text grows with the
 * document however its unions could be combined.
 */
export function openProjections(source: Source): ProjectionWriter {
  const nodes = openNodes(source)
  return {
    write(here, tools) {
      const bodies: string[] = []
      const names = new Map<NodeRef, string>()

      const functionFor = (node: Node): string => {
        const known = names.get(node)
        if (known) return known
        const plain = plainOf(source, nodes.nodeOf, node)
        const name = plain && keepsAll(plain) ? SAME : `cut${names.size}`
        names.set(node, name)
        if (name === SAME) return name
        bodies.push(
          plain
            ? `const ${name} = (v) => {\n${plainText(plain)}\n}`
            : `const ${name} = ${filterHelper('filter')}(${textOf(node, tools)})`,
        )
        return name
      }

      const callee = (ref: NodeRef): string | undefined => {
        if (ref === 0) return undefined
        if (ref === 1) return filterHelper('scalar')
        if (!isShared(ref)) return isNeutral(ref) ? undefined : functionFor(ref)
        tools.needs(ref.pointer, 'cut')
        return `${tools.refer(ref.pointer)}.cut`
      }

      const expression = (ref: NodeRef, value: string): string => {
        const name = callee(ref)
        return name === undefined || name === SAME ? value : `${name}(${value})`
      }

      const plainText = (plain: Plain): string => {
        const { kinds } = plain
        if (!(kinds & OBJECT)) return `return ${listText(plain, 'v')}`
        const list = kinds & ARRAY ? listText(plain, 'v') : `${filterHelper('misfit')}('a list')`
        return [
          `if (v === null || typeof v !== 'object') return ${filterHelper('scalar')}(v)`,
          `if (typeof v.toJSON === 'function') {`,
          `v = v.toJSON()`,
          `if (v === null || typeof v !== 'object') return ${filterHelper('scalar')}(v)`,
          `}`,
          `if (Array.isArray(v)) return ${list}`,
          objectText(plain),
        ].join('\n')
      }

      const listText = ({ prefix, items }: Plain, value: string): string => {
        const item = callee(items)
        if (prefix.length === 0) return `${filterHelper('list')}(${value}, ${item ?? SAME})`
        const first = prefix.map((ref, i) => `i === ${i} ? ${expression(ref, 'x')} : `).join('')
        return `${filterHelper('list')}(${value}, (x, i) => ${first}${item ? `${item}(x)` : 'x'})`
      }

      const objectText = (plain: Plain): string => {
        const properties = [...plain.names].map(([name, ref]) => {
          const key = JSON.stringify(name)
          const isPlain = /^[A-Za-z_$][\w$]*$/.test(name)
          const read = isPlain ? `v.${name}` : `v[${key}]`
          const value = INHERITED.has(name) ? `(Object.hasOwn(v, ${key}) ? ${read} : undefined)` : read
          return `${name === '__proto__' ? `[${key}]` : isPlain ? name : key}: ${expression(ref, value)}`
        })
        const literal = properties.length === 0 ? '{}' : `{\n${properties.join(',\n')}\n}`
        if (plain.rest === undefined) return `return ${literal}`
        const known = [...plain.names.keys(), ...plain.hidden]
        const skip =
          known.length === 0
            ? ''
            : `if (${known.map((name) => `k === ${JSON.stringify(name)}`).join(' || ')}) continue\n`
        const put = `${filterHelper('put')}(out, k, ${expression(plain.rest, 'v[k]')})`
        return `const out = ${literal}\nfor (const k of Object.keys(v)) {\n${skip}${put}\n}\nreturn out`
      }

      const name = callee(nodes.refOf(here))
      if (bodies.length === 0) return name === SAME ? 'null' : (name ?? 'null')
      return `(() => {\n${bodies.join('\n')}\nreturn ${name}\n})()`
    },
    writeNode: (here, tools) => refText(nodes.nodeOf(here), tools),
  }
}

const isNeutral = (node: Node): boolean => Object.keys(node).length === 0

/** A schema whose form does not depend on the value. */
interface Plain {
  kinds: number
  names: Map<string, NodeRef>
  hidden: string[]
  /** What undeclared properties are written with; undefined removes them. */
  rest: NodeRef | undefined
  prefix: readonly NodeRef[]
  items: NodeRef
}

/** Reads a schema and what it extends as a plain one; undefined when it is none, or too large for what it is. */
function plainOf(source: Source, nodeOf: (here: Located) => NodeRef, node: Node): Plain | undefined {
  const plain: Plain = { kinds: ANY, names: new Map(), hidden: [], rest: undefined, prefix: [], items: 0 }
  const parts = new Set<Node>()
  const queue: NodeRef[] = [node]
  let structured = false
  let foreign = 0
  let lists = 0
  let rests = 0
  for (const ref of queue) {
    const pointer = isShared(ref) ? ref.pointer : undefined
    const read = pointer === undefined ? ref : nodeOf({ schema: nodeAt(source, pointer) as Schema, pointer })
    const part = (read === 0 ? {} : read === 1 ? { kinds: SCALAR } : read) as Node
    if (parts.has(part)) continue
    parts.add(part)
    if (DEPENDS.some((key) => part[key] !== undefined)) return undefined
    foreign += pointer === undefined ? 0 : 1 + (part.names?.length ?? 0) + (part.mentioned?.length ?? 0)
    if (foreign > MOST_FOREIGN_NAMES) return undefined
    plain.kinds &= part.kinds ?? ANY
    structured ||= part.names !== undefined || part.hidden !== undefined || part.rest === false
    for (const [name, one] of part.names ?? []) if (!addName(plain.names, name, one)) return undefined
    for (const name of part.mentioned ?? []) addName(plain.names, name, 0)
    plain.hidden.push(...(part.hidden ?? []))
    if (part.items !== undefined || part.prefix) {
      if (++lists > 1) return undefined
      plain.items = part.items ?? 0
      plain.prefix = part.prefix ?? []
    }
    if (typeof part.rest === 'object' || part.rest === 1) rests++
    if (part.rest !== undefined && part.rest !== false) {
      const rest = part.rest === true ? 0 : part.rest
      plain.rest = plain.rest === undefined || plain.rest === 0 ? rest : plain.rest
    }
    queue.push(...(part.all ?? []), ...(part.parents ?? []))
  }
  // The schema of additional properties also applies to names that only another part declares.
  if (rests > 0 && parts.size > 1) return undefined
  if (rests > 0 && node.mentioned) return undefined
  for (const name of plain.hidden) plain.names.delete(name)
  if (!structured) plain.rest ??= 0
  plain.kinds ||= ANY
  return plain
}

const keepsAll = ({ kinds, names, hidden, rest, prefix, items }: Plain): boolean =>
  (kinds & OBJECT) !== 0 &&
  rest === 0 &&
  items === 0 &&
  prefix.length === 0 &&
  hidden.length === 0 &&
  [...names.values()].every((ref) => ref === 0)

function addName(names: Map<string, NodeRef>, name: string, ref: NodeRef): boolean {
  const known = names.get(name)
  if (known === undefined || known === 0) names.set(name, ref)
  return known === undefined || known === 0 || ref === 0 || known === ref
}

/* What makes the form depend on the value. */
const DEPENDS = [
  'patterns',
  'unevaluated',
  'unions',
  'subtypes',
  'family',
  'tests',
  'contains',
  'counts',
] as const satisfies (keyof Node)[]

/** The text of a reference to a schema, for `write.filter`. */
function refText(ref: NodeRef, tools: ProjectionTools): string {
  if (ref === 0 || ref === 1) return String(ref)
  if (!isShared(ref)) return textOf(ref, tools)
  tools.needs(ref.pointer, 'node')
  tools.needs(ref.pointer, 'cut')
  return `() => ${tools.refer(ref.pointer)}`
}

function textOf(node: Node, tools: ProjectionTools): string {
  const list = (refs: readonly NodeRef[]) => `[${refs.map((ref) => refText(ref, tools)).join(', ')}]`
  const rest = (value: NodeRef | boolean) =>
    typeof value === 'boolean' ? String(value) : refText(value, tools)
  const union = ({ branches, ...more }: NodeUnion) => {
    const texts = branches.map(({ schema, ...guard }) => {
      const values = Object.entries(guard).map(([key, value]) => `${key}: ${JSON.stringify(value)}, `)
      return `{ ${values.join('')}schema: ${refText(schema, tools)} }`
    })
    const marks = Object.entries(more).map(([key, value]) => `${key}: ${JSON.stringify(value)}, `)
    return `{ ${marks.join('')}branches: [\n${texts.join(',\n')}\n] }`
  }
  const named = (entries: readonly (readonly [string, NodeRef])[], key: (text: string) => string) =>
    `[${entries.map(([name, ref]) => `[${key(name)}, ${refText(ref, tools)}]`).join(', ')}]`
  const fields = Object.entries(node).map(([key, value]) => {
    const text = (): string => {
      if (key === 'names') return named(value as [string, NodeRef][], JSON.stringify)
      if (key === 'patterns') return named(value as [string, NodeRef][], patternText)
      if (key === 'rest' || key === 'unevaluated') return rest(value as NodeRef | boolean)
      if (key === 'items' || key === 'contains' || key === 'family') return refText(value as NodeRef, tools)
      if (key === 'all' || key === 'parents' || key === 'prefix' || key === 'tests')
        return list(value as NodeRef[])
      if (key === 'unions') return `[${(value as NodeUnion[]).map(union).join(', ')}]`
      if (key === 'subtypes') return union(value as NodeUnion)
      return JSON.stringify(value)
    }
    return `${key}: ${text()}`
  })
  return fields.length === 0 ? '0' : `{ ${fields.join(', ')} }`
}

function patternText(pattern: string): string {
  try {
    return String(new RegExp(pattern, 'u'))
  } catch {
    return String(new RegExp(pattern))
  }
}
