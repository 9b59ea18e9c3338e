import { type DeprecatedPart, isDeprecatedVersion, type Lifecycle } from '#platform/contract/lifecycle.ts'
import { METHODS, type OpenApiDocument } from '#platform/contract/contract.ts'
import { isDate } from '#platform/contract/format-dates.ts'
import { at, isObject } from '../document/json-pointer.ts'
import {
  type Located,
  nodeAt,
  Refusal,
  refsOf,
  resolveNode,
  type Schema,
  type Source,
} from '../document/source.ts'

type Node = Record<string, unknown>

interface Place {
  node: Node
  pointer: string
  item: Node
  itemPointer: string
}

/**
 * What a contract says about the end of an operation: `deprecated`, `x-deprecated-since` and `x-sunset` of the operation, or
 * of the version in `info`, and of the parameters and properties of the request.
 *
 * @returns undefined for an operation without
 * @throws Refusal for a value of another form, and for an end of what is not deprecated
 */
export function compileLifecycle(source: Source, place: Place): Lifecycle | undefined {
  const { node, pointer } = place
  const version = ending(source.document.info, '#/info', true)
  const own = ending(node, pointer, node.deprecated === true)
  const { externalDocs, 'x-successor': successor } = node
  if (successor !== undefined && (typeof successor !== 'string' || successor === ''))
    throw new Refusal(at(pointer, 'x-successor'), 'x-successor must be an operationId')
  const parts = [...deprecatedParameters(source, place), ...deprecatedProperties(source, node, pointer)]
  const isDeprecated = node.deprecated === true || Object.keys(version).length > 0
  if (!isDeprecated && parts.length === 0) return undefined
  const sunset = earlier(own.sunset, version.sunset)
  return {
    ...(isDeprecated ? { deprecated: true } : {}),
    ...version,
    ...own,
    ...(sunset === undefined ? {} : { sunset }),
    ...(typeof successor === 'string' ? { successor } : {}),
    ...(isObject(externalDocs) && typeof externalDocs.url === 'string' ? { docs: externalDocs.url } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  }
}

/**
 * Marks each operation of a version that is deprecated as a whole, and declares the headers that say so on its successes:
 * clients and documentation read it there.
 */
export function markDeprecatedVersion(document: OpenApiDocument): void {
  const { info, paths } = document
  if (!isObject(info) || !isDeprecatedVersion(info)) return
  const { 'x-deprecated-since': since, 'x-sunset': sunset } = info as Node
  for (const item of Object.values(paths ?? {}))
    for (const method of METHODS) {
      const operation = item[method] as Node | undefined
      if (!isObject(operation)) continue
      operation.deprecated = true
      if (since !== undefined) operation['x-deprecated-since'] ??= since
      const { 'x-sunset': own = sunset } = operation
      if (own !== undefined)
        operation['x-sunset'] =
          typeof own === 'string' && typeof sunset === 'string' && sunset < own ? sunset : own
      declareHeaders(
        document,
        operation,
        'x-sunset' in operation ? ['Deprecation', 'Sunset'] : ['Deprecation'],
      )
    }
}

/* As openapi/shared/headers.yaml describes them. */
const HEADERS = {
  Deprecation: {
    description: 'Since when this operation has been deprecated (RFC 9745); `@0` for ever.',
    required: true,
    schema: { type: 'string', pattern: '^@[0-9]{1,12}$' },
    example: '@1795737600',
  },
  Sunset: {
    description:
      'The last second of the last day of this operation (RFC 8594). Requests after it get 410. `Link` names the documentation, and the successor where there is one.',
    required: true,
    schema: { type: 'string', maxLength: 29 },
    example: 'Sun, 31 Dec 2028 23:59:59 GMT',
  },
}

function declareHeaders(
  document: OpenApiDocument,
  { responses }: Node,
  names: readonly (keyof typeof HEADERS)[],
): void {
  if (!isObject(responses)) return
  for (const [status, raw] of Object.entries(responses)) {
    if (!status.startsWith('2')) continue
    // A copy: other operations may refer to the same response.
    const response = referredTo(document, raw)
    if (!response) continue
    const own = isObject(response.headers) ? response.headers : {}
    const known = Object.keys(own).map((name) => name.toLowerCase())
    const added = names.filter((name) => !known.includes(name.toLowerCase()))
    const headers = { ...own, ...Object.fromEntries(added.map((name) => [name, HEADERS[name]])) }
    responses[status] = { ...response, headers }
  }
}

/** Undefined where the reference is refused later. */
function referredTo(document: OpenApiDocument, node: unknown): Node | undefined {
  for (let hops = 0; isObject(node) && typeof node.$ref === 'string' && hops < 10; hops++)
    node = nodeAt({ document }, node.$ref)
  return isObject(node) && node.$ref === undefined ? node : undefined
}

type Ending = Pick<Lifecycle, 'since' | 'sunset'>

function ending(node: Node | undefined, pointer: string, mayEnd: boolean): Ending {
  const result: Ending = {}
  for (const [key, name] of [
    ['x-deprecated-since', 'since'],
    ['x-sunset', 'sunset'],
  ] as const) {
    const value = node?.[key]
    if (value === undefined) continue
    const here = at(pointer, key)
    if (typeof value !== 'string' || !isDate(value))
      throw new Refusal(here, `${key} must be a day such as 2027-06-30`)
    if (!mayEnd) throw new Refusal(here, `${key} needs deprecated: true beside it`)
    result[name] = value
  }
  const { since, sunset } = result
  if (since !== undefined && sunset !== undefined && sunset < since)
    throw new Refusal(at(pointer, 'x-sunset'), 'x-sunset must not be before x-deprecated-since')
  return result
}

const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one

function deprecatedParameters(source: Source, { node, pointer, item, itemPointer }: Place): DeprecatedPart[] {
  const all = new Map<string, DeprecatedPart | undefined>()
  for (const [owner, place] of [
    [item, itemPointer],
    [node, pointer],
  ] as const)
    for (const [i, raw] of (Array.isArray(owner.parameters) ? owner.parameters : []).entries()) {
      const parameter = resolveNode(source, raw, at(place, 'parameters', i))
      const { name, in: where, deprecated } = parameter.node
      const dates = ending(parameter.node, parameter.pointer, deprecated === true)
      const isPart = deprecated === true && where !== 'path' && typeof name === 'string'
      const label = where === 'header' ? String(name).toLowerCase() : String(name)
      all.set(`${String(where)} ${label}`, isPart ? { ...partOf(where, label), ...dates } : undefined)
    }
  return [...all.values()].filter((part) => part !== undefined)
}

/* `compiler/diff` calls it the same. */
const partOf = (where: unknown, name: string): Pick<DeprecatedPart, 'element' | 'in' | 'path'> => ({
  element: `${String(where)} parameter ${name}`,
  in: where as DeprecatedPart['in'],
  path: [name],
})

/** Parts of one operation that are counted: a schema that is used in many places has its properties in each of them. */
const MAX_PROPERTIES = 100

/** The deprecated properties of JSON bodies and forms, at any depth. */
function deprecatedProperties(source: Source, node: Node, pointer: string): DeprecatedPart[] {
  if (node.requestBody === undefined) return []
  const body = resolveNode(source, node.requestBody, at(pointer, 'requestBody'))
  const found = new Map<string, DeprecatedPart>()
  for (const [type, media] of Object.entries(isObject(body.node.content) ? body.node.content : {})) {
    if (!isObject(media) || media.schema === undefined) continue
    const root = { schema: media.schema as Schema, pointer: at(body.pointer, 'content', type, 'schema') }
    const leading = leadingToDeprecated(source, root)
    visit(root, [], new Set())

    function visit(here: Located, path: readonly string[], seen: ReadonlySet<string>): void {
      if (seen.has(here.pointer) || !leading.has(here.pointer) || found.size >= MAX_PROPERTIES) return
      const next = new Set([...seen, here.pointer])
      for (const { key, to } of partsOf(source, here)) {
        const inner = key === undefined ? path : [...path, key]
        if (key !== undefined && isDeprecated(to.schema)) found.set(inner.join(' '), propertyOf(to, inner))
        visit(to, inner, next)
      }
    }
  }
  return [...found.values()]
}

interface Part {
  /** The name of a property, or `[]` for the items of an array; undefined for what applies to the same value. */
  key: string | undefined
  to: Located
}

function partsOf(source: Source, here: Located): Part[] {
  const { schema, pointer } = here
  if (!isObject(schema)) return []
  const part = (key: string | undefined, one: unknown, ...place: (string | number)[]): Part => ({
    key,
    to: { schema: one as Schema, pointer: at(pointer, ...place) },
  })
  const listed = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) =>
    (Array.isArray(schema[keyword]) ? schema[keyword] : []).map((one, i) => part(undefined, one, keyword, i)),
  )
  const properties = Object.entries(isObject(schema.properties) ? schema.properties : {})
  const { items } = schema
  return [
    ...refsOf(source, here).map((to) => ({ key: undefined, to })),
    ...listed,
    ...(items === undefined || Array.isArray(items) ? [] : [part('[]', items, 'items')]),
    // The schema that a property refers to can carry the mark too.
    ...properties.flatMap(([name, one]) => {
      const property = part(name, one, 'properties', name)
      return [property, ...refsOf(source, property.to).map((to) => ({ key: name, to }))]
    }),
  ]
}

/**
 * The places below which there is a deprecated property. Each place is visited once: paths to it can be exponentially many.
 *
 * @throws Refusal for an end of what is not deprecated
 */
function leadingToDeprecated(source: Source, root: Located): ReadonlySet<string> {
  const comingFrom = new Map<string, string[]>([[root.pointer, []]])
  const leading: string[] = []
  const waiting = [root]
  for (let here = waiting.pop(); here; here = waiting.pop())
    for (const { key, to } of partsOf(source, here)) {
      if (key !== undefined && isObject(to.schema))
        ending(to.schema, to.pointer, to.schema.deprecated === true)
      if (key !== undefined && isDeprecated(to.schema)) leading.push(here.pointer)
      const known = comingFrom.get(to.pointer)
      if (known) known.push(here.pointer)
      else {
        comingFrom.set(to.pointer, [here.pointer])
        waiting.push(to)
      }
    }
  const result = new Set<string>()
  for (let one = leading.pop(); one !== undefined; one = leading.pop()) {
    if (result.has(one)) continue
    result.add(one)
    leading.push(...(comingFrom.get(one) ?? []))
  }
  return result
}

const isDeprecated = (schema: Located['schema']): boolean =>
  isObject(schema) && schema.deprecated === true && schema.readOnly !== true

function propertyOf({ schema, pointer }: Located, path: readonly string[]): DeprecatedPart {
  const written = path.reduce(
    (text, key) => (key === '[]' ? `${text}[]` : text === '' ? key : `${text}.${key}`),
    '',
  )
  const value = isObject(schema) && 'default' in schema ? { defaultValue: schema.default } : {}
  const dates = ending(schema as Node, pointer, true)
  return { element: `request body, ${written}`, in: 'body', path: [...path], ...dates, ...value }
}
