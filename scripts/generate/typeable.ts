import type { OpenApiDocument } from '#platform/contract.ts'
import { linkReferences } from './references.ts'
import { readStructure } from './structure.ts'
import { at, isObject, keysOf, normalRef } from './source.ts'

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
export function typeable(given: OpenApiDocument): OpenApiDocument {
  const document = linkReferences(given)
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
  delete copy.components?.pathItems
  return withoutExtensions(copy)
}

/* Every reference is a pointer by now. */
const IDENTIFIERS = new Set(['$id', '$anchor', '$dynamicAnchor'])

function withoutExtensions(document: OpenApiDocument): OpenApiDocument {
  for (const { node } of readStructure(document, document.openapi.startsWith('3.0')).objects)
    for (const name of Object.keys(node))
      if (name.startsWith('x-') || IDENTIFIERS.has(name)) delete node[name]
  return document
}

const find = (document: OpenApiDocument, pointer: string): unknown =>
  keysOf(normalRef(pointer)).reduce<unknown>(
    (node, key) => (node as Record<string, unknown> | undefined)?.[key],
    document,
  )
