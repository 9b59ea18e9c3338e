import { ANY, ARRAY, OBJECT, SCALAR } from '#platform/contract/filter-node.ts'
import { isHidden } from '../schemas/hidden.ts'
import { isObject } from '../document/json-pointer.ts'
import {
  type Child,
  childrenOf,
  type Located,
  refsOf,
  resolveSchema,
  type Schema,
  type Source,
} from '../document/source.ts'
import { openHierarchy } from './subtypes.ts'
import { guardOf, tagNameOf } from '../schemas/unions.ts'
import type { Node, NodeRef, NodeUnion, SharedRef } from './node.ts'

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
    for (const one of refsOf(source, here)) push(node, 'all', refOf(one))
    const children = childrenOf(here).filter(({ keyword }) => !source.is30 || !NOT_IN_30.has(keyword))
    for (const child of children) addChild(node, here, child)
    addUnions(node, here, children)
    const subtypes = hierarchy.subtypesOf(here)
    if (subtypes && !node.unions) {
      if ('pointer' in subtypes) node.family = subtypes
      else node.subtypes = subtypes
    }
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
      if (ref !== 0)
        push(node, isShared(ref) && hierarchy.extends(here, ref.pointer) ? 'parents' : 'all', ref)
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
  if (type === undefined)
    return values ? values.reduce((kinds: number, value) => kinds | kindOf(value), 0) : ANY
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

function push<Key extends keyof Node>(
  node: Node,
  key: Key,
  value: NonNullable<Node[Key]> extends (infer One)[] ? One : never,
): void {
  ;((node[key] ??= [] as never) as unknown[]).push(value)
}
