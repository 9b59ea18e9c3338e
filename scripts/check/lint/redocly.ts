/** The part of Redocly's plugin interface that the rules use: the command line does not publish its types. */
export interface Location {
  source: { absoluteRef: string }
  pointer: string
  absolutePointer: string
  child(keys: (string | number)[]): Location
}

export interface Resolved<T> {
  node?: T
  location?: Location
}

export interface RuleContext {
  key: string | number
  location: Location
  /** The type of node: `Operation`, `Schema`, … */
  type: { name: string }
  /** Follows a `$ref`, read from the file `from`; any other node is returned unchanged. */
  resolve: <T>(node: T | Reference, from?: string) => Resolved<T>
  report: (problem: { message: string; location: Location }) => void
}

export interface Reference {
  $ref: string
}

export interface Schema {
  type?: string | string[]
  description?: string
  properties?: Record<string, Schema | Reference>
  additionalProperties?: boolean | Schema | Reference
  unevaluatedProperties?: boolean | Schema | Reference
  items?: Schema | Reference
  prefixItems?: (Schema | Reference)[]
  allOf?: (Schema | Reference)[]
  anyOf?: (Schema | Reference)[]
  oneOf?: (Schema | Reference)[]
  [keyword: string]: unknown
}

export interface MediaType {
  schema?: Schema | Reference
  examples?: Record<string, { value?: unknown } | Reference>
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  schema?: Schema | Reference
}

export interface ResponseNode {
  content?: Record<string, MediaType>
  headers?: Record<string, unknown>
  links?: Record<string, { operationId?: string } | Reference>
}

export interface OperationNode {
  operationId?: string
  parameters?: (Parameter | Reference)[]
  requestBody?: { content?: Record<string, MediaType> } | Reference
  responses?: Record<string, ResponseNode | Reference>
  security?: Record<string, string[]>[]
}

export interface PathItem {
  parameters?: (Parameter | Reference)[]
  [method: string]: unknown
}

/** An operation with its references followed, each part with its location in the source. */
export interface Operation {
  id: string
  /** The unresolved node. */
  node: OperationNode
  parameters: Required<Resolved<Parameter>>[]
  body: Required<Resolved<{ content?: Record<string, MediaType> }>> | undefined
  responses: Map<string, Required<Resolved<ResponseNode>>>
  security: Record<string, string[]>[]
  location: Location
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/**
 * A visitor of every operation under `paths`. A rule that visits `Response` or `Schema` directly sees a shared one only
 * once, under the first status that refers to it; from the operation it sees each use.
 */
export function eachOperation(visit: (operation: Operation, ctx: RuleContext) => void) {
  return {
    Paths: {
      PathItem(item: PathItem, ctx: RuleContext) {
        for (const method of METHODS) {
          const node = item[method] as OperationNode | undefined
          if (node) visit(operationOf(item, node, ctx.location.child([method]), ctx), ctx)
        }
      },
    },
  }
}

function operationOf(item: PathItem, node: OperationNode, location: Location, ctx: RuleContext): Operation {
  // An unresolved reference is reported by Redocly's own rule; the others continue without it.
  const found = <T>(part: T | Reference, at: Location): Required<Resolved<T>>[] => {
    const { node, location = at } = ctx.resolve(part, at.source.absoluteRef)
    return node === undefined ? [] : [{ node, location }]
  }
  const parameters = [
    ...(item.parameters ?? []).flatMap((each) => found(each, ctx.location)),
    ...(node.parameters ?? []).flatMap((each) => found(each, location)),
  ]
  const responses = Object.entries(node.responses ?? {}).flatMap(([status, response]) =>
    found(response, location.child(['responses', status])).map((each) => [status, each] as const),
  )
  return {
    id: node.operationId ?? location.pointer,
    node,
    parameters,
    body: node.requestBody && found(node.requestBody, location.child(['requestBody']))[0],
    responses: new Map(responses),
    security: node.security ?? [],
    location,
  }
}

/** Calls `visit` for a schema and every nested one, following references, each location once. */
export function eachSchema(
  root: Schema | Reference,
  from: Location,
  ctx: RuleContext,
  visit: (schema: Schema, location: Location) => void,
  seen = new Set<string>(),
): void {
  const { node, location = from } = ctx.resolve(root, from.source.absoluteRef)
  if (typeof node !== 'object' || seen.has(location.absolutePointer)) return
  seen.add(location.absolutePointer)
  visit(node, location)
  const go = (schema: unknown, ...keys: (string | number)[]) => {
    if (typeof schema === 'object' && schema !== null)
      eachSchema(schema as Schema, location.child(keys), ctx, visit, seen)
  }
  for (const [name, schema] of Object.entries(node.properties ?? {})) go(schema, 'properties', name)
  for (const key of ['prefixItems', 'allOf', 'anyOf', 'oneOf'] as const)
    node[key]?.forEach((schema, i) => go(schema, key, i))
  go(node.items, 'items')
  go(node.additionalProperties, 'additionalProperties')
}
