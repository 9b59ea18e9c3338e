import { dirname, resolve } from 'node:path'
import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { at, isObject, keysOf, normalRef } from './json-pointer.ts'
import { type FieldType, type ObjectType, objectTypes, REFERABLE } from './object-types.ts'
import { Refusal } from './source.ts'

/** A node of one of the files that a document is made of. */
export interface Origin {
  file: string
  /** Below the root of that file: `#/components/schemas/User`. */
  pointer: string
}

export interface ReadDocument {
  document: OpenApiDocument
  /** Every file that the document is made of; the first is the document itself. Addresses of remote documents are not among them. */
  files: string[]
  /** Where the parts of the bundled document come from, by pointer. `#` is the first file. */
  origins: ReadonlyMap<string, Origin>
  /** References to other documents that could not be followed. */
  refusals: Refusal[]
}

type Node = Record<string, unknown>

/** Where objects of a type are kept when several places refer to them. */
const SECTIONS: Partial<Record<ObjectType, string>> = {
  Schema: 'schemas',
  Response: 'responses',
  Parameter: 'parameters',
  Example: 'examples',
  RequestBody: 'requestBodies',
  Header: 'headers',
  SecurityScheme: 'securitySchemes',
  Link: 'links',
  Callback: 'callbacks',
}

/**
 * Brings what a document refers to in other files into its components. Which keys hold references follows from the types of
 * the objects: data, such as examples, defaults and extensions, is never searched for them.
 *
 * @param load reads and parses a file or an address
 */
export async function bundle(
  file: string,
  load: (target: string) => Promise<unknown>,
): Promise<ReadDocument> {
  const root = await load(file)
  const loaded = new Map<string, Promise<unknown>>([[file, Promise.resolve(structuredClone(root))]])
  const document = root as OpenApiDocument
  const origins = new Map<string, Origin>()
  const refusals: Refusal[] = []
  const names = new Map<string, string>()
  const isDone = new Set<unknown>()
  const is30 = String(document?.openapi ?? '').startsWith('3.0')
  const types = objectTypes(is30)

  const read = (target: string): Promise<unknown> => {
    const known = loaded.get(target) ?? load(target)
    loaded.set(target, known)
    return known
  }

  /** The node that a reference names, and where it is; undefined when it is a node of the document itself. */
  const find = async (
    ref: string,
    from: string,
    pointer: string,
  ): Promise<(Origin & { node: unknown }) | undefined> => {
    const [path, fragment = ''] = ref.split('#', 2) as [string, string?]
    const target = path === '' ? from : targetOf(path, from)
    const place = normalRef(`#${fragment}`)
    if (target === file) return { file: target, pointer: place, node: undefined }
    try {
      const content = await read(target)
      const inside =
        place === '#' || place === '#/'
          ? '#'
          : place.startsWith('#/')
            ? place
            : anchorIn(content, place.slice(1))
      const node = inside === undefined ? undefined : nodeIn(content, inside)
      if (node === undefined) throw new Error('the file has nothing there')
      return { file: target, pointer: inside as string, node: structuredClone(node) }
    } catch (error) {
      // A component that is a reference is looked at twice: as a component, and where it stands.
      if (!refusals.some((known) => known.pointer === pointer))
        refusals.push(new Refusal(pointer, `$ref: ${ref} cannot be followed: ${(error as Error).message}`))
      return undefined
    }
  }

  /** The pointer of the component that an object of another file has become. */
  const component = async (found: Origin & { node: unknown }, type: ObjectType): Promise<string> => {
    const key = `${type} ${found.file}${found.pointer}`
    const known = names.get(key)
    if (known !== undefined) return known
    const section = SECTIONS[type] as string
    const components = (document.components ??= {})
    const map = (components[section] ??= {})
    const base = (keysOf(found.pointer).at(-1) ?? baseName(found.file)).replace(/[^\w.-]+/g, '-')
    let name = base
    for (let i = 2; Object.hasOwn(map, name); i++) name = `${base}-${i}`
    const pointer = at('#/components', section, name)
    names.set(key, pointer)
    Object.defineProperty(map, name, {
      value: found.node,
      enumerable: true,
      configurable: true,
      writable: true,
    })
    origins.set(pointer, found)
    await value(found.node, { kind: 'object', type }, pointer, found.file)
    return pointer
  }

  const value = async (node: unknown, type: FieldType, pointer: string, from: string): Promise<void> => {
    if (typeof node !== 'object' || node === null) return
    if (type.kind === 'object' && isObject(node)) return object(node, type.type, pointer, from)
    if (type.kind === 'either') for (const one of type.types) await value(node, one, pointer, from)
    if (type.kind === 'list' && Array.isArray(node))
      for (const [i, item] of node.entries()) await value(item, type.of, at(pointer, i), from)
    if (type.kind === 'map' && isObject(node)) {
      const inside = await spread(node, pointer, from)
      for (const [name, item] of Object.entries(node)) {
        const place = at(pointer, name)
        await value(item, type.of, place, origins.get(place)?.file ?? inside)
      }
    }
  }

  /* Some documents keep a whole map, such as `paths`, in another file. */
  const spread = async (node: Node, pointer: string, from: string): Promise<string> => {
    const ref = node.$ref
    if (typeof ref !== 'string' || ref.startsWith('#') || !isObject(node)) return from
    const found = await find(ref, from, pointer)
    if (!isObject(found?.node)) return from
    const { $ref: _ref, ...siblings } = node
    for (const key of Object.keys(node)) delete node[key]
    Object.assign(node, found.node, siblings)
    origins.set(pointer, found)
    return found.file
  }

  const object = async (node: Node, type: ObjectType, pointer: string, from: string): Promise<void> => {
    if (isDone.has(node)) return
    isDone.add(node)
    let inside = from
    const { $ref: ref } = node
    if (typeof ref === 'string' && type === 'Schema' && (from !== file || !ref.startsWith('#'))) {
      if (!ids.has(ref.split('#')[0] as string)) await refer(node, ref, type, pointer, from)
    } else if (typeof ref === 'string' && !REFERABLE.has(type)) inside = await spread(node, pointer, from)
    else if (typeof ref === 'string' && type === 'PathItem') inside = await pathItem(node, pointer, from)
    else if (typeof ref === 'string' && (from !== file || !ref.startsWith('#')))
      await refer(node, ref, type, pointer, from)
    // Below a schema with an `$id`, references are relative to it and resolved when the schema is compiled.
    if (type === 'Schema' && typeof node.$id === 'string' && from === file) return
    const fields = types[type]
    const other = fields.get('*')
    for (const [name, child] of Object.entries(node)) {
      const field = fields.get(name) ?? (name.startsWith('x-') ? undefined : other)
      if (field) await value(child, field.type, at(pointer, name), inside)
    }
    if (type === 'Discriminator' && isObject(node.mapping)) await mapping(node.mapping, pointer, from)
  }

  const refer = async (
    node: Node,
    ref: string,
    type: ObjectType,
    pointer: string,
    from: string,
  ): Promise<void> => {
    const found = await find(ref, from, pointer)
    if (found?.file === file) node.$ref = found.pointer
    else if (found) node.$ref = await component(found, type)
  }

  /* OpenAPI 3.0 has no components for path items, so they are written out. */
  const pathItem = async (node: Node, pointer: string, from: string): Promise<string> => {
    const ref = node.$ref as string
    if (from === file && ref.startsWith('#')) return from
    const found = await find(ref, from, pointer)
    if (found?.file === file) node.$ref = found.pointer
    return isObject(found?.node) ? spread(node, pointer, from) : from
  }

  const mapping = async (map: Node, pointer: string, from: string): Promise<void> => {
    for (const [name, ref] of Object.entries(map)) {
      if (typeof ref !== 'string' || (from === file && ref.startsWith('#')) || !/[#./]/.test(ref)) continue
      // A mapping may also name a schema, and such a name may have dots.
      if (!ref.includes('/') && !ref.includes('#') && !/\.(ya?ml|json)$/i.test(ref)) continue
      const found = await find(ref, from, at(pointer, 'mapping', name))
      if (found) map[name] = found.file === file ? found.pointer : await component(found, 'Schema')
    }
  }

  const ids = new Set<string>()
  collectIds(root, ids)

  /* A component that is another file's object takes that object's place, so that both have one name. */
  const adopt = async (type: ObjectType, section: string): Promise<void> => {
    const map = isObject(document.components) ? document.components[section] : undefined
    if (!isObject(map)) return
    for (const [name, node] of Object.entries(map)) {
      const ref = isObject(node) && Object.keys(node).length === 1 ? node.$ref : undefined
      if (typeof ref !== 'string' || ref.startsWith('#') || ids.has(ref)) continue
      const pointer = at('#/components', section, name)
      const found = await find(ref, file, pointer)
      const key = `${type} ${found?.file}${found?.pointer}`
      if (!isObject(found?.node) || names.has(key)) continue
      names.set(key, pointer)
      origins.set(pointer, found)
      map[name] = found.node
    }
  }

  if (isObject(root)) {
    for (const [type, section] of Object.entries(SECTIONS)) await adopt(type as ObjectType, section)
    await object(root, 'OpenAPI', '#', file)
  }
  const files = [...loaded.keys()].filter((target) => !/^https?:/i.test(target))
  return { document, files, origins, refusals }
}

function targetOf(path: string, from: string): string {
  const isAddress = (text: string) => /^[a-z][a-z0-9+.-]+:/i.test(text)
  if (isAddress(path)) return path
  if (isAddress(from)) return new URL(path, from).href
  return resolve(dirname(from), normalRef(path))
}

const baseName = (file: string): string => (file.split(/[/\\]/).at(-1) as string).replace(/\.\w+$/, '')

function nodeIn(content: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? (node as Node)[key] : undefined,
    content,
  )
}

/** The pointer of the schema with an `$anchor` (JSON Schema 2020-12, section 8.2.2). */
function anchorIn(node: unknown, anchor: string, pointer = '#'): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  if ((node as Node).$anchor === anchor) return pointer
  for (const [key, child] of Object.entries(node)) {
    const found = anchorIn(child, anchor, at(pointer, key))
    if (found !== undefined) return found
  }
  return undefined
}

function collectIds(node: unknown, ids: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  const { $id } = node as Node
  if (typeof $id === 'string') ids.add($id)
  for (const child of Object.values(node)) collectIds(child, ids)
}
