import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { keysOf, valueAt } from './json-pointer.ts'
import { readStructure } from './structure.ts'

/** A schema resource: a schema with an `$id`, or the document itself (JSON Schema 2020-12, section 4.3.5). */
export interface Resource {
  /** `#` or `#/components/schemas/User`. */
  pointer: string
  uri: string
  /** By name, the pointers of the schemas with an `$anchor` or a `$dynamicAnchor`. */
  anchors: Map<string, string[]>
  dynamicAnchors: Map<string, string[]>
}

export interface Reference {
  ref: string
  /** Of the object that holds the `$ref`. */
  pointer: string
  /** Where it leads, in the document; undefined when the document has no such place. */
  target: string | undefined
}

/** The references of a document, each resolved once. */
export interface References {
  all: Reference[]
  /** By pointer; `#` is the document. */
  resources: Map<string, Resource>
  /** Whether a schema has a `$dynamicRef`. */
  isDynamic: boolean
  /** The pointers of request bodies. */
  bodies: string[]
}

/* Stands for the address of a document that has none, so that relative `$id`s and references to them can be compared. */
const NOWHERE = 'document:///'

/**
 * Finds every reference of a document and where it leads: by JSON Pointer, by `$anchor`, or by the URI of a schema
 * with an `$id`, relative to the nearest `$id` above it (JSON Schema 2020-12, section 8.2; OpenAPI 3.1.1, section 4.6).
 */
export function findReferences(document: OpenApiDocument): References {
  const is30 = String(document.openapi ?? '').startsWith('3.0')
  const root = { pointer: '#', uri: NOWHERE, anchors: new Map(), dynamicAnchors: new Map() }
  const resources = new Map<string, Resource>([['#', root]])
  const { objects, references } = readStructure(document, is30)
  const nodes = [...objects, ...references]
  const schemas = is30 ? [] : nodes.filter(({ type }) => type === 'Schema')
  // A schema's base is that of the schemas around it, which come first.
  for (const { node, pointer } of schemas.sort((a, b) => a.pointer.length - b.pointer.length))
    register(resources, node, pointer)
  const all = references.map(({ node, pointer }) => {
    const ref = String(node.$ref)
    return { ref, pointer, target: resolve(document, resources, ref, resourceOf(resources, pointer)) }
  })
  return {
    all,
    resources,
    isDynamic: schemas.some(({ node }) => '$dynamicRef' in node),
    bodies: objects.filter(({ type }) => type === 'RequestBody').map(({ pointer }) => pointer),
  }
}

function register(resources: Map<string, Resource>, node: Record<string, unknown>, pointer: string): void {
  const { $id, $anchor, $dynamicAnchor } = node
  let resource = resourceOf(resources, pointer)
  if (typeof $id === 'string') {
    const uri = absolute($id.split('#')[0] as string, resource.uri)
    if (uri !== undefined) {
      resource = { pointer, uri, anchors: new Map(), dynamicAnchors: new Map() }
      resources.set(pointer, resource)
    }
  }
  const add = (map: Map<string, string[]>, name: unknown) => {
    if (typeof name === 'string') map.set(name, [...(map.get(name) ?? []), pointer])
  }
  add(resource.anchors, $anchor)
  if ($dynamicAnchor !== $anchor) add(resource.anchors, $dynamicAnchor)
  add(resource.dynamicAnchors, $dynamicAnchor)
}

/** The resource that a place of the document belongs to: that of the nearest `$id`. */
export function resourceOf(resources: ReadonlyMap<string, Resource>, pointer: string): Resource {
  if (resources.size > 1) {
    for (let at = pointer; at.length > 1; at = at.slice(0, at.lastIndexOf('/'))) {
      const resource = resources.get(at)
      if (resource) return resource
    }
  }
  return resources.get('#') as Resource
}

/** Where a reference leads that stands in a resource. */
export function resolve(
  document: OpenApiDocument,
  resources: ReadonlyMap<string, Resource>,
  ref: string,
  from: Resource,
): string | undefined {
  const hash = ref.indexOf('#')
  const [uri, fragment] = hash === -1 ? [ref, ''] : [ref.slice(0, hash), decoded(ref.slice(hash + 1))]
  const address = uri === '' ? from.uri : absolute(uri, from.uri)
  const resource = uri === '' ? from : [...resources.values()].find((one) => one.uri === address)
  if (!resource) return undefined
  if (fragment === '') return resource.pointer
  if (!fragment.startsWith('/')) {
    const own = resource.anchors.get(fragment)
    // An anchor of another resource is a mistake that can only mean that one, when it is the only one of its name.
    const candidates = own ?? [...resources.values()].flatMap((one) => one.anchors.get(fragment) ?? [])
    return candidates.length === 1 ? candidates[0] : undefined
  }
  // Many documents write pointers from the document's root below an `$id` as well.
  const candidates = [resource.pointer + fragment, ...(uri === '' ? [`#${fragment}`] : [])]
  return candidates.find((pointer) => valueAt(document, keysOf(pointer)) !== undefined)
}

function absolute(uri: string, base: string): string | undefined {
  try {
    return new URL(uri, base).href
  } catch {
    return undefined
  }
}

/** A reference is a URI, so its fragment may be percent-encoded (RFC 6901, section 6). */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/**
 * A copy of a document in which each reference between its parts is a JSON Pointer from the root of the document:
 * what reads it needs to know neither `$id` nor `$anchor`.
 */
export function linkReferences(
  document: OpenApiDocument,
  references: References = findReferences(document),
): OpenApiDocument {
  const copy = structuredClone(document)
  for (const { pointer, target } of references.all) {
    if (target === undefined) continue
    const node = valueAt(copy, keysOf(pointer)) as Record<string, unknown>
    node.$ref = target.replaceAll('%', '%25')
  }
  return copy
}
