import { METHODS, type OpenApiDocument } from '#platform/contract.ts'
import { at, isObject, keysOf, normalRef } from './source.ts'

/**
 * Gives each operation an id of its own: those without an `operationId` are called by method and path, and so are
 * those of a path that is another one by reference.
 */
export function nameOperations(document: OpenApiDocument): void {
  const paths = document.paths ?? {}
  for (const [path, item] of Object.entries(paths)) {
    if (typeof item?.$ref !== 'string' || !item.$ref.startsWith('#/paths/')) continue
    const target = find(document, item.$ref)
    if (!isObject(target)) continue
    const { $ref: _ref, ...siblings } = item
    const copy = { ...structuredClone(target), ...siblings }
    for (const method of METHODS)
      if (isObject(copy[method])) delete (copy[method] as { operationId?: string }).operationId
    paths[path] = copy
  }
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = item?.[method]
      if (isObject(operation)) operation.operationId ??= `${method} ${path}`
    }
  }
}

/* Where openapi-typescript looks for a thing that others refer to, by the part of the pointer that says what it is. */
const SECTIONS = [
  [/\/(schema|properties|items|allOf|anyOf|oneOf)(\/|$)/, 'schemas'],
  [/\/headers\/[^/]+$/, 'headers'],
  [/\/parameters\/\d+$/, 'parameters'],
  [/\/responses\/[^/]+$/, 'responses'],
  [/\/requestBody$/, 'requestBodies'],
] as const

/**
 * A copy of the document that openapi-typescript can write types for: what is referred to inside of `paths` becomes a
 * component, and discriminators name their schemas by reference.
 */
export function typeable(document: OpenApiDocument): OpenApiDocument {
  // Events have a file of their own, and are no operations that a service would have to handle.
  const { webhooks: _webhooks, ...copy } = structuredClone(document)
  const hoisted = new Map<string, string>()
  const hoist = (ref: string): string => {
    const pointer = normalRef(ref)
    const section = SECTIONS.find(([pattern]) => pattern.test(pointer))?.[1]
    const target = find(document, pointer)
    if (!pointer.startsWith('#/paths/') || !section || target === undefined) return ref
    const known = hoisted.get(pointer)
    if (known) return known
    const name = `At${hoisted.size + 1}`
    const place = at('#/components', section, name)
    hoisted.set(pointer, place)
    const components = (copy.components ??= {})
    const own = structuredClone(target) as Record<string, unknown>
    ;(components[section] ??= {})[name] = own
    visit(own)
    return place
  }
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const record = node as Record<string, unknown>
    if (typeof record.$ref === 'string') record.$ref = hoist(record.$ref)
    const mapping = isObject(record.discriminator) ? record.discriminator.mapping : undefined
    if (isObject(mapping)) {
      for (const [value, name] of Object.entries(mapping)) {
        if (copy.components?.schemas && Object.hasOwn(copy.components.schemas, String(name)))
          mapping[value] = at('#/components/schemas', String(name))
      }
    }
    for (const child of Object.values(record)) visit(child)
  }
  visit(copy)
  return copy
}

const find = (document: OpenApiDocument, pointer: string): unknown =>
  keysOf(normalRef(pointer)).reduce<unknown>(
    (node, key) => (node as Record<string, unknown> | undefined)?.[key],
    document,
  )
