import type { ParameterPlan, ScalarType, Shape, Style } from '#platform/compiled.ts'
import { setOwn } from '#platform/check.ts'
import type { Prepared } from './prepared.ts'
import { prepareParameter } from './schemas.ts'
import { at, childrenOf, Refusal, resolveNode, type Located, type Schema, type Source } from './source.ts'
import { partsOf, unionsOf } from './unions.ts'

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
    const plan = planOf(source, node, pointer, path)
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
  path: string,
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
  void path

  const content = Object.entries((node.content ?? {}) as Record<string, { schema?: Schema }>)
  if (content.length > 0) {
    const [type, media] = content[0] as [string, { schema?: Schema }]
    const located: Located = {
      schema: media.schema ?? {},
      pointer: at(pointer, 'content', type, 'schema'),
      base: '',
    }
    const shape: Shape = /[/+]json\b/.test(type) ? { kind: 'json' } : { kind: 'scalar', types: ['string'] }
    return { plan: { ...base, shape }, schema: prepareParameter(source, located, 'request') }
  }
  const located: Located = { schema: (node.schema ?? {}) as Schema, pointer: at(pointer, 'schema'), base: '' }
  return {
    plan: { ...base, shape: shapeOf(source, located) },
    schema: prepareParameter(source, located, 'request'),
  }
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

/** The form of a schema's values, for reading them from text. */
export function shapeOf(source: Source, here: Located, depth = 0): Shape {
  const parts = partsOf(source, here).flatMap((part) => [
    part,
    ...unionsOf(source, part).flatMap((union) => union.branches.flatMap((branch) => partsOf(source, branch))),
  ])
  const types = new Set(parts.flatMap((part) => typesOf(part.schema as Schema)))
  const properties: Record<string, Shape> = {}
  let rest: Shape | null = null
  let items: Shape | undefined
  const prefix: Shape[] = []
  if (depth < 6) {
    for (const child of parts.flatMap(childrenOf)) {
      if (child.keyword === 'properties') properties[child.key] ??= shapeOf(source, child, depth + 1)
      else if (child.keyword === 'additionalProperties' && child.schema !== false)
        rest ??= shapeOf(source, child, depth + 1)
      else if (child.keyword === 'items') items ??= shapeOf(source, child, depth + 1)
      else if (child.keyword === 'prefixItems')
        prefix[Number(child.key)] ??= shapeOf(source, child, depth + 1)
    }
  }
  const scalars = [...types].filter((type) => type !== 'array' && type !== 'object') as ScalarType[]
  const text: Shape = { kind: 'scalar', types: orderOf(scalars) }
  const isArray = types.has('array') || items !== undefined || prefix.length > 0
  if (isArray) {
    const array: Shape = { kind: 'array', items: items ?? { kind: 'scalar', types: ['string'] } }
    if (prefix.length > 0) array.prefix = prefix
    if (scalars.some((type) => type !== 'null')) array.alone = text
    return array
  }
  if (types.has('object') || Object.keys(properties).length > 0) {
    const closed = parts.some(({ schema }) => (schema as Schema).additionalProperties === false)
    const open = !closed && rest === null && Object.keys(properties).length === 0
    return { kind: 'object', properties, rest: open ? { kind: 'scalar', types: ['string'] } : rest }
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
