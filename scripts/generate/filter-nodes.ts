import { ANY, ARRAY, OBJECT, SCALAR, type Constant } from '#platform/filter-view.ts'
import { isHidden } from './schemas.ts'
import { at, childrenOf, isObject, resolveRef, resolveSchema, type Child, type Located } from './source.ts'
import type { Schema, Source } from './source.ts'
import { guardOf, tagNameOf } from './unions.ts'

/** What stands for a schema in the response filter (see FilterRef): a shared schema is named by its pointer. */
export type NodeRef = 0 | 1 | SharedRef | Node
export interface SharedRef {
  pointer: string
}

/** FilterNode, with references that are still pointers. */
export interface Node {
  kinds?: number
  names?: [name: string, ref: NodeRef][]
  hidden?: string[]
  mentioned?: string[]
  patterns?: [pattern: string, ref: NodeRef][]
  rest?: NodeRef | boolean
  unevaluated?: NodeRef | boolean
  prefix?: NodeRef[]
  items?: NodeRef
  all?: NodeRef[]
  parents?: NodeRef[]
  unions?: NodeUnion[]
  subtypes?: NodeUnion
  tests?: NodeRef[]
  contains?: NodeRef
  counts?: true
  rejects?: true
}

export interface NodeUnion {
  branches: { schema: NodeRef; values?: readonly Constant[]; tagged?: true }[]
  exclusive?: true
  optional?: true
  tag?: string
}

export const isShared = (ref: NodeRef): ref is SharedRef => typeof ref === 'object' && 'pointer' in ref

export interface Nodes {
  refOf: (here: Located) => NodeRef
  /** The node of a schema itself, also of one that is shared. */
  nodeOf: (here: Located) => NodeRef
}

/** Reads the schemas of a document as the response filter needs them. */
export function openNodes(source: Source): Nodes {
  const known = new Map<string, NodeRef>()
  const hierarchy = openHierarchy(source)

  const refOf = (here: Located): NodeRef => {
    if (!isObject(here.schema)) return 0
    const target = resolveSchema(source, here)
    if (!isObject(target.schema)) return 0
    if (kindsOf(target.schema) === SCALAR) return 1
    if (target.pointer === here.pointer) return nodeOf(here)
    return Object.keys(target.schema).some((key) => SAYS.has(key)) ? { pointer: target.pointer } : 0
  }

  const nodeOf = (here: Located): NodeRef => {
    const found = known.get(here.pointer)
    if (found !== undefined) return found
    const node = build(here)
    const ref = Object.keys(node).length === 0 ? 0 : node.kinds === SCALAR ? 1 : node
    known.set(here.pointer, ref)
    return ref
  }

  const build = (here: Located): Node => {
    const schema = here.schema as Schema
    const node: Node = {}
    const kinds = kindsOf(schema)
    if (kinds !== ANY) node.kinds = kinds
    if (kinds === SCALAR) return node
    for (const keyword of ['$ref', '$dynamicRef'] as const) {
      const ref = schema[keyword]
      if (typeof ref === 'string') push(node, 'all', refOf(resolveRef(source, ref, here)))
    }
    const children = childrenOf(here).filter(({ keyword }) => !source.is30 || !NOT_IN_30.has(keyword))
    for (const child of children) addChild(node, here, child)
    addUnions(node, here, children)
    const subtypes = hierarchy.subtypesOf(here)
    if (subtypes && !node.unions) node.subtypes = subtypes
    addNames(node, schema, here)
    addEffects(node, schema)
    return node
  }

  const addChild = (node: Node, here: Located, child: Child): void => {
    const { keyword, key } = child
    if (keyword === 'properties') {
      if (isHidden(source, child, 'reply')) push(node, 'hidden', key)
      else push(node, 'names', [key, refOf(child)])
    } else if (keyword === 'patternProperties') push(node, 'patterns', [key, refOf(child)])
    else if (keyword === 'additionalProperties') node.rest = restOf(child)
    else if (keyword === 'unevaluatedProperties') node.unevaluated = restOf(child)
    else if (keyword === 'prefixItems') push(node, 'prefix', refOf(child))
    else if (keyword === 'items') node.items = refOf(child)
    else if (keyword === 'unevaluatedItems') node.items ??= refOf(child)
    else if (keyword === 'contains') node.contains = refOf(child)
    else if (keyword === 'if' || keyword === 'not') push(node, 'tests', refOf(child))
    else if (keyword === 'allOf') {
      const ref = refOf(child)
      if (ref !== 0) push(node, isShared(ref) && hierarchy.extends(here, ref.pointer) ? 'parents' : 'all', ref)
    }
  }

  const restOf = (child: Child): NodeRef | boolean => {
    if (child.schema === false) return false
    const ref = refOf(child)
    return ref === 0 ? true : ref
  }

  const addUnions = (node: Node, here: Located, children: readonly Child[]): void => {
    const of = (keyword: string) => children.filter((child) => child.keyword === keyword)
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const branches = of(keyword)
      if (branches.length === 0) continue
      const tag = tagNameOf(source, here, branches)
      const union: NodeUnion = {
        branches: branches.map((branch) => {
          const guard = tag === undefined ? undefined : guardOf(source, branch, tag)
          return {
            schema: refOf(branch),
            ...(guard ? { values: guard.values } : {}),
            ...(guard?.required ? { tagged: true as const } : {}),
          }
        }),
        ...(keyword === 'oneOf' ? { exclusive: true as const } : {}),
        ...(tag === undefined ? {} : { tag }),
      }
      if (union.branches.some(({ schema }) => schema !== 0 && schema !== 1)) push(node, 'unions', union)
    }
    const [condition] = of('if')
    const outcomes = condition ? [...of('then'), ...of('else')].map(refOf) : []
    if (outcomes.length === 1) outcomes.push(0)
    const conditional = [outcomes, ...of('dependentSchemas').map((child): NodeRef[] => [refOf(child), 0])]
    for (const refs of conditional)
      if (refs.some((ref) => ref !== 0))
        push(node, 'unions', { branches: refs.map((schema) => ({ schema })) })
  }

  const addNames = (node: Node, schema: Schema, here: Located): void => {
    const texts = (value: unknown) => (Array.isArray(value) ? value : []).filter((v) => typeof v === 'string')
    const dependent = Object.entries(isObject(schema.dependentRequired) ? schema.dependentRequired : {})
    const { discriminator } = schema
    const propertyNames = childrenOf(here).find(({ keyword }) => keyword === 'propertyNames')
    const allowed = propertyNames && resolveSchema(source, propertyNames).schema
    const listed = isObject(allowed) ? texts(allowed.enum ?? [allowed.const]) : []
    const mentioned = [
      ...texts(schema.required),
      ...dependent.flatMap(([name, names]) => [name, ...texts(names)]),
      ...Object.keys(isObject(schema.dependentSchemas) ? schema.dependentSchemas : {}),
      ...(isObject(discriminator) ? texts([discriminator.propertyName]) : []),
      ...(node.rest === false ? [] : listed),
    ]
    const known = new Set([...(node.names ?? []).map(([name]) => name), ...(node.hidden ?? [])])
    const fresh = [...new Set(mentioned)].filter((name) => !known.has(name))
    if (fresh.length > 0) node.mentioned = fresh
    // Which names are allowed is said by a rule: that is what makes them declared.
    if (isObject(allowed) && listed.length === 0 && !source.is30) node.unevaluated ??= true
  }
  return { refOf, nodeOf }
}

/** Marks schemas whose validity depends on properties that nothing names. */
function addEffects(node: Node, schema: Schema): void {
  const required = Array.isArray(schema.required) ? schema.required.length : 0
  const constants = Array.isArray(schema.enum) ? schema.enum : [schema.const]
  const comparesObjects = constants.some((value) => typeof value === 'object' && value !== null)
  if (comparesObjects || (typeof schema.minProperties === 'number' && schema.minProperties > required))
    node.counts = true
  const limits = schema.maxProperties !== undefined || isObject(schema.propertyNames)
  if (comparesObjects || limits || node.rest === false || node.unevaluated === false) node.rejects = true
}

/** The types that a schema accepts by its own keywords. */
function kindsOf(schema: Schema): number {
  const { type, nullable } = schema
  const values = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : undefined
  if (type === undefined) return values ? values.reduce((kinds: number, value) => kinds | kindOf(value), 0) : ANY
  const kinds = [type]
    .flat()
    .reduce<number>(
      (all, one) => all | (one === 'object' ? OBJECT : one === 'array' ? ARRAY : SCALAR),
      nullable === true ? SCALAR : 0,
    )
  return kinds || ANY
}

const kindOf = (value: unknown): number =>
  typeof value !== 'object' || value === null ? SCALAR : Array.isArray(value) ? ARRAY : OBJECT

const NOT_IN_30 = new Set(['if', 'then', 'else', 'contains', 'dependentSchemas', 'propertyNames'])

/* Keywords that say something about what a response may hold; a schema without any of them is left as it is. */
const SAYS = new Set([
  '$ref',
  '$dynamicRef',
  'type',
  'enum',
  'const',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'required',
  'dependentRequired',
  'dependentSchemas',
  'minProperties',
  'maxProperties',
  'prefixItems',
  'items',
  'unevaluatedItems',
  'contains',
  'allOf',
  'oneOf',
  'anyOf',
  'not',
  'if',
  'discriminator',
])

interface Hierarchy {
  /** Whether a component extends another one that has a discriminator, or that extends one that has. */
  extends: (here: Located, parent: string) => boolean
  subtypesOf: (here: Located) => NodeUnion | undefined
}

/**
 * The schemas under `components` that extend others by `allOf`, as far as a discriminator tells them apart (OpenAPI
 * 3.1, "Discriminator Object": "all schemas building on the parent schema via an allOf construct").
 */
function openHierarchy(source: Source): Hierarchy {
  const children = new Map<string, string[]>()
  const parents = new Map<string, string[]>()
  const schemas = new Map(
    Object.entries(isObject(source.document.components?.schemas) ? source.document.components.schemas : {}).map(
      ([name, schema]): [string, { name: string; here: Located }] => {
        const pointer = at('#/components/schemas', name)
        return [pointer, { name, here: { schema: schema as Schema, pointer, base: '' } }]
      },
    ),
  )
  const link = (parent: string, child: string) => {
    children.set(parent, [...(children.get(parent) ?? []), child])
    parents.set(child, [...(parents.get(child) ?? []), parent])
  }
  for (const [pointer, { here }] of schemas) {
    for (const child of childrenOf(here)) {
      if (child.keyword !== 'allOf' || !isObject(child.schema) || typeof child.schema.$ref !== 'string') continue
      const target = resolveSchema(source, child).pointer
      if (target !== pointer && schemas.has(target)) link(target, pointer)
    }
  }
  /* The nearest discriminator of a schema and of those that it extends. */
  const declared = new Map<string, { here: Located; property: string } | undefined>()
  const discriminatorOf = (pointer: string): { here: Located; property: string } | undefined => {
    for (const one of closure(pointer, parents)) {
      if (declared.has(one) && one === pointer) return declared.get(one)
      const here = (schemas.get(one) as { here: Located }).here
      const discriminator = isObject(here.schema) ? here.schema.discriminator : undefined
      if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') continue
      const found = { here, property: discriminator.propertyName }
      declared.set(pointer, found)
      return found
    }
    declared.set(pointer, undefined)
    return undefined
  }
  return {
    extends: (here, parent) => schemas.has(here.pointer) && discriminatorOf(parent) !== undefined,
    subtypesOf: ({ pointer }) => {
      if (!schemas.has(pointer) || !children.has(pointer)) return undefined
      const found = discriminatorOf(pointer)
      if (!found) return undefined
      const { here, property } = found
      const mapped = mappedNames(source, here)
      const branches = [...closure(pointer, children)].map((one) => {
        const { name, here: child } = schemas.get(one) as { name: string; here: Located }
        const constants = guardOf(source, child, property)?.values ?? []
        const values = [...new Set([name, ...(mapped.get(one) ?? []), ...constants])]
        return { schema: one === pointer ? (0 as const) : { pointer: one }, values, tagged: true as const }
      })
      return { branches, optional: true, tag: property }
    },
  }
}

/** A schema and all that can be reached from it. */
function closure(from: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set([from])
  for (const one of found) for (const more of next.get(one) ?? []) found.add(more)
  return found
}

/** The values that `discriminator.mapping` gives to schemas, by pointer. */
function mappedNames(source: Source, here: Located): Map<string, string[]> {
  const { mapping } = (here.schema as { discriminator: { mapping?: unknown } }).discriminator
  const names = new Map<string, string[]>()
  for (const [value, text] of Object.entries(isObject(mapping) ? mapping : {})) {
    const target = mappedSchema(source, String(text), here)
    if (target) names.set(target.pointer, [...(names.get(target.pointer) ?? []), value])
  }
  return names
}

/** A mapping value that is the name of a schema means it; any other is a reference (OpenAPI 3.1.1, "Discriminator Object"). */
function mappedSchema(source: Source, text: string, here: Located): Located | undefined {
  const schemas = source.document.components?.schemas as Record<string, Schema> | undefined
  const named = schemas && Object.hasOwn(schemas, text) ? at('#/components/schemas', text) : text
  return /[#/]/.test(named) ? resolveSchema(source, resolveRef(source, named, here)) : undefined
}

function push<Key extends keyof Node>(
  node: Node,
  key: Key,
  value: NonNullable<Node[Key]> extends (infer One)[] ? One : never,
): void {
  ;((node[key] ??= [] as never) as unknown[]).push(value)
}
