import type { ParameterPlan, ScalarType, Shape, Style } from '#platform/contract/compiled.ts'
import { setOwn } from '#platform/contract/validator.ts'
import { kindOf } from '#platform/contract/media-type.ts'
import { at, isObject } from '../document/json-pointer.ts'
import type { Prepared } from '../validators/prepared.ts'
import { prepareParameter } from '../validators/prepare.ts'
import {
  type Child,
  childrenOf,
  Refusal,
  resolveNode,
  type Located,
  type Schema,
  type Source,
} from '../document/source.ts'
import { partsOf, unionsOf } from '../schemas/unions.ts'

const DEFAULT_STYLE = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const
const STYLES: Record<ParameterPlan['in'], readonly Style[]> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
}
/* OpenAPI 3.1, "Parameter Object": header parameters of these names are ignored; the contract says it elsewhere. */
const IGNORED_HEADERS = new Set(['accept', 'content-type', 'authorization'])

export interface Parameters {
  plans: ParameterPlan[]
  /** The schema of `{path, query, header, cookie}`; undefined without parameters. */
  schema: Prepared | undefined
}

/** The parameters of an operation: the path's, overridden by its own of the same name and place. */
export function compileParameters(
  source: Source,
  lists: { nodes: unknown; pointer: string }[],
  path: string,
): Parameters {
  const merged = new Map<string, { node: Record<string, unknown>; pointer: string }>()
  for (const { nodes, pointer } of lists) {
    if (nodes === undefined) continue
    if (!Array.isArray(nodes)) throw new Refusal(pointer, 'parameters must be a list')
    for (const [i, raw] of nodes.entries()) {
      const found = resolveNode(source, raw, at(pointer, i))
      merged.set(`${String(found.node.in)} ${String(found.node.name)}`, found)
    }
  }
  const plans: ParameterPlan[] = []
  const groups: Record<string, { properties: Record<string, Prepared | boolean>; required: string[] }> = {}
  for (const { node, pointer } of merged.values()) {
    if (node.in === 'header' && IGNORED_HEADERS.has(String(node.name).toLowerCase())) continue
    const plan = planOf(source, node, pointer)
    plans.push(plan.plan)
    const group = (groups[plan.plan.in] ??= { properties: {}, required: [] })
    setOwn(group.properties, plan.plan.name, plan.schema)
    if (node.required === true || plan.plan.in === 'path') group.required.push(plan.plan.name)
  }
  checkPath(path, plans, lists.at(-1)?.pointer ?? '#')
  return { plans, schema: plans.length === 0 ? undefined : { properties: groups } }
}

function planOf(
  source: Source,
  node: Record<string, unknown>,
  pointer: string,
): { plan: ParameterPlan; schema: Prepared | boolean } {
  const where = node.in as ParameterPlan['in']
  const name = node.name
  if (typeof name !== 'string' || name === '') throw new Refusal(pointer, 'a parameter needs a name')
  if (!(where in STYLES))
    throw new Refusal(
      at(pointer, 'in'),
      `a parameter can't be in ${JSON.stringify(where)}: path, query, header and cookie are the places`,
    )
  const style = (node.style ?? DEFAULT_STYLE[where]) as Style
  if (!STYLES[where].includes(style))
    throw new Refusal(at(pointer, 'style'), `the style ${style} is not for parameters in ${where}`)
  const explode =
    node.explode === undefined ? style === 'form' || style === 'deepObject' : node.explode === true
  const base = { name, in: where, style, explode, allowEmpty: node.allowEmptyValue === true }

  const content = Object.entries((node.content ?? {}) as Record<string, { schema?: Schema }>)
  const [type, media] = content[0] ?? []
  const located: Located =
    type === undefined
      ? { schema: (node.schema ?? {}) as Schema, pointer: at(pointer, 'schema'), base: '' }
      : { schema: media?.schema ?? {}, pointer: at(pointer, 'content', type, 'schema'), base: '' }
  const shape = shapeOf(source, located)
  return {
    plan: { ...base, shape: type === undefined ? shape : contentShape(type, shape) },
    schema: prepareParameter(source, located, 'request'),
  }
}

/** The form of a parameter or header that `content` describes: one text of that media type. */
export function contentShape(mediaType: string, shape: Shape): Shape {
  if (kindOf(mediaType) === 'json') return { kind: 'json' }
  return shape.kind === 'scalar' ? shape : { kind: 'scalar', types: ['string'] }
}

/** Every `{name}` of the path is declared, and every path parameter is in the path. */
function checkPath(path: string, plans: ParameterPlan[], pointer: string): void {
  const inPath = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string))
  const declared = new Set(plans.filter((plan) => plan.in === 'path').map((plan) => plan.name))
  for (const name of inPath)
    if (!declared.has(name))
      throw new Refusal(pointer, `the path has {${name}}, but no path parameter of that name is declared`)
  for (const name of declared)
    if (!inPath.has(name)) throw new Refusal(pointer, `the path parameter ${name} is not in the path ${path}`)
}

/** A schema with the parts of its `allOf` and the branches of its unions: all that may describe a value. */
export const facetsOf = (source: Source, here: Located): Located[] => groupsOf(source, here).flat()

/* Facets that apply together: the parts of a schema, and those of each branch of its unions. */
function groupsOf(source: Source, here: Located): Located[][] {
  const parts = partsOf(source, here)
  const branches = parts.flatMap((part) => unionsOf(source, part).flatMap((union) => union.branches))
  return [parts, ...branches.map((branch) => partsOf(source, branch))]
}

const APPLIES_TO: Record<string, string> = {
  items: 'array',
  prefixItems: 'array',
  properties: 'object',
  patternProperties: 'object',
  additionalProperties: 'object',
}

/** The schemas of items and properties, as far as `type` lets a value have any (JSON Schema 2020-12, section 7.6.1). */
export function membersOf(source: Source, here: Located): Child[] {
  const [own = [], ...branches] = groupsOf(source, here)
  return [own, ...branches].flatMap((group) =>
    group.flatMap(childrenOf).filter(({ keyword }) => {
      const type = APPLIES_TO[keyword]
      return type !== undefined && accepts(own, type) && accepts(group, type)
    }),
  )
}

const accepts = (parts: readonly Located[], type: string): boolean =>
  parts.every(({ schema }) => {
    const declared = (schema as Schema).type
    return declared === undefined || [declared].flat().includes(type)
  })

/** The schemas of an object's properties: by name, by pattern, and of the rest. */
export interface ObjectMembers {
  properties: Map<string, Located>
  patterns: Map<string, Located>
  /** Undefined where `additionalProperties` says nothing. */
  rest: Located | undefined
  /** No other property is allowed (`additionalProperties: false`, `unevaluatedProperties: false`). */
  isClosed: boolean
}

export function objectMembers(source: Source, here: Located): ObjectMembers {
  const members: ObjectMembers = {
    properties: new Map(),
    patterns: new Map(),
    rest: undefined,
    isClosed: false,
  }
  for (const child of membersOf(source, here)) {
    const { keyword, key } = child
    if (keyword === 'properties' && !members.properties.has(key)) members.properties.set(key, child)
    else if (keyword === 'patternProperties' && !members.patterns.has(key) && !source.is30)
      members.patterns.set(key, child)
    else if (keyword === 'additionalProperties' && isObject(child.schema)) members.rest ??= child
  }
  members.isClosed = isClosed(source, here)
  return members
}

/* A union is closed when all of its branches are. */
function isClosed(source: Source, here: Located, depth = 0): boolean {
  return partsOf(source, here).some((part) => {
    const { additionalProperties, unevaluatedProperties } = part.schema as Schema
    if (additionalProperties === false || (!source.is30 && unevaluatedProperties === false)) return true
    return (
      depth < 6 &&
      unionsOf(source, part).some(({ branches }) =>
        branches.every((branch) => isObject(branch.schema) && isClosed(source, branch, depth + 1)),
      )
    )
  })
}

/** The form of a schema's values, for reading them from text. */
export function shapeOf(source: Source, here: Located, depth = 0): Shape {
  const parts = facetsOf(source, here)
  const types = new Set(parts.flatMap((part) => typesOf(part.schema as Schema)))
  const scalars = [...types].filter((type) => type !== 'array' && type !== 'object') as ScalarType[]
  const text: Shape = { kind: 'scalar', types: orderOf(scalars) }
  const alone = scalars.some((type) => type !== 'null') ? { alone: text } : {}
  const children = depth < 6 ? membersOf(source, here) : []
  const items = children.find(({ keyword }) => keyword === 'items')
  const prefixItems = children.filter(({ keyword }) => keyword === 'prefixItems')
  if (types.has('array') || items || prefixItems.length > 0) {
    const prefix: Shape[] = []
    for (const child of prefixItems) prefix[Number(child.key)] ??= shapeOf(source, child, depth + 1)
    return {
      kind: 'array',
      items: items ? shapeOf(source, items, depth + 1) : { kind: 'scalar', types: ['string'] },
      ...(prefix.length > 0 ? { prefix } : {}),
      ...alone,
    }
  }
  const { properties, patterns, rest, isClosed } = objectMembers(source, here)
  if (types.has('object') || properties.size > 0) {
    const isDeep = depth >= 6
    const shapes = [...(isDeep ? [] : properties)].map(
      ([name, child]) => [name, shapeOf(source, child, depth + 1)] as const,
    )
    const matched = [...(isDeep ? [] : patterns)].map(
      ([pattern, child]) => [pattern, shapeOf(source, child, depth + 1)] as const,
    )
    return {
      kind: 'object',
      // Not by assignment: a property may be called __proto__.
      properties: Object.fromEntries(shapes),
      ...(matched.length > 0 ? { patterns: matched } : {}),
      rest: isClosed ? null : rest && !isDeep ? shapeOf(source, rest, depth + 1) : { kind: 'any' },
      ...alone,
    }
  }
  return text
}

function typesOf(schema: Schema): string[] {
  if (schema.type !== undefined) return [schema.type].flat() as string[]
  const values = (schema.enum as unknown[] | undefined) ?? ('const' in schema ? [schema.const] : [])
  return values.map((value) => (value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value))
}

/* Tried in this order: what can be a number is one, and a text takes what is left. */
function orderOf(types: ScalarType[]): ScalarType[] {
  const order: ScalarType[] = ['integer', 'number', 'boolean', 'null', 'string']
  const wanted = order.filter((type) => types.includes(type))
  return wanted.length > 0 ? wanted : ['string']
}
