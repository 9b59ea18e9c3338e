import type { DeprecatedPart, Lifecycle } from '#platform/contract/lifecycle.ts'
import { METHODS, type OpenApiDocument } from '#platform/contract/contract.ts'
import { at, isObject } from '../document/json-pointer.ts'
import { type Located, Refusal, refsOf, resolveNode, type Schema, type Source } from '../document/source.ts'

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

/** Marks each operation of a version that is deprecated as a whole: clients and documentation read it there. */
export function markDeprecatedVersion({ info, paths }: OpenApiDocument): void {
  if (!isObject(info) || !('x-deprecated-since' in info || 'x-sunset' in info)) return
  for (const item of Object.values(paths ?? {}))
    for (const method of METHODS) if (isObject(item[method])) item[method].deprecated = true
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
    if (!isDay(value)) throw new Refusal(here, `${key} must be a day such as 2027-06-30`)
    if (!mayEnd) throw new Refusal(here, `${key} needs deprecated: true beside it`)
    result[name] = value
  }
  const { since, sunset } = result
  if (since !== undefined && sunset !== undefined && sunset < since)
    throw new Refusal(at(pointer, 'x-sunset'), 'x-sunset must not be before x-deprecated-since')
  return result
}

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
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

/** The deprecated properties of JSON bodies and forms, at any depth. */
function deprecatedProperties(source: Source, node: Node, pointer: string): DeprecatedPart[] {
  if (node.requestBody === undefined) return []
  const body = resolveNode(source, node.requestBody, at(pointer, 'requestBody'))
  const found = new Map<string, DeprecatedPart>()
  for (const [type, media] of Object.entries(isObject(body.node.content) ? body.node.content : {})) {
    if (!isObject(media) || media.schema === undefined) continue
    const here = at(body.pointer, 'content', type, 'schema')
    visit({ schema: media.schema as Schema, pointer: here }, [], new Set())
  }
  return [...found.values()]

  function visit(here: Located, path: readonly string[], seen: ReadonlySet<string>): void {
    if (!isObject(here.schema) || seen.has(here.pointer) || path.length > 12) return
    const next = new Set([...seen, here.pointer])
    const { schema } = here
    const below = (key: string | number, ...more: (string | number)[]) => at(here.pointer, key, ...more)
    for (const target of refsOf(source, here)) visit(target, path, next)
    for (const key of ['allOf', 'anyOf', 'oneOf'])
      for (const [i, one] of (Array.isArray(schema[key]) ? schema[key] : []).entries())
        visit({ schema: one as Schema, pointer: below(key, i) }, path, next)
    if (schema.items !== undefined && !Array.isArray(schema.items))
      visit({ schema: schema.items as Schema, pointer: below('items') }, [...path, '[]'], next)
    for (const [name, one] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
      const property = { schema: one as Schema, pointer: below('properties', name) }
      const inner = [...path, name]
      collect(property, inner)
      visit(property, inner, next)
    }
  }

  function collect(property: Located, path: readonly string[]): void {
    for (const { schema, pointer: here } of [property, ...refsOf(source, property)]) {
      if (!isObject(schema)) continue
      const dates = ending(schema, here, schema.deprecated === true)
      if (schema.deprecated !== true || schema.readOnly === true) continue
      const written = path.reduce(
        (text, key) => (key === '[]' ? `${text}[]` : text === '' ? key : `${text}.${key}`),
        '',
      )
      const element = `request body, ${written}`
      const value = 'default' in schema ? { defaultValue: schema.default } : {}
      found.set(element, { element, in: 'body', path: [...path], ...dates, ...value })
    }
  }
}
