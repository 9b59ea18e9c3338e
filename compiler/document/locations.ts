import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { type Node as JsonNode, parseTree } from 'jsonc-parser'
import { isNode, parseDocument } from 'yaml'
import type { ReadDocument } from './bundle.ts'
import { at, keysOf, normalRef } from './json-pointer.ts'

/** Finds the file and line of a pointer of a bundled document. */
export type Locate = (pointer: string) => string

export const isRemote = (target: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(target)

/** The name of a file in messages. */
export const nameOf = (file: string): string => (isRemote(file) ? file : relative('', file))

/** Whether a text is read as JSON, and not as YAML. */
export const isJsonText = (text: string, file: string): boolean =>
  /^\s*[[{]/.test(text) && !/\.ya?ml$/i.test(file)

/**
 * Opens the files of a document for `file:line` of its nodes.
 *
 * @param read the text of a file, instead of that on the disk
 */
export function openLocations(
  { files, origins }: Pick<ReadDocument, 'files' | 'origins'>,
  read = (file: string): string => readFileSync(file, 'utf8'),
): Locate {
  const texts = new Map<string, PlacedText | undefined>()
  const textOf = (file: string) => {
    if (!texts.has(file)) texts.set(file, openText(file, read))
    return texts.get(file)
  }
  const locate = (file: string, keys: readonly string[], depth: number): string => {
    const text = textOf(file)
    if (!text) return nameOf(file)
    let node = text.root
    let offset = 0
    for (const [i, key] of keys.entries()) {
      const next = text.step(node, key)
      if (!next) {
        // What a reference points to has been written out in its place.
        const ref = text.scalarOf(text.step(node, '$ref')?.value)
        if (typeof ref !== 'string' || depth > 8) break
        const [path, fragment] = normalRef(ref).split('#') as [string, string | undefined]
        if (isRemote(path)) break
        const target = path === '' ? file : resolve(file, '..', path)
        return locate(target, [...keysOf(`#${fragment ?? ''}`), ...keys.slice(i)], depth + 1)
      }
      offset = next.offset ?? offset
      node = next.value
    }
    return `${nameOf(file)}:${text.lineOf(offset)}`
  }
  return (pointer) => {
    const keys = keysOf(pointer)
    for (let length = keys.length; length > 0; length--) {
      const origin = origins.get(at('#', ...keys.slice(0, length)))
      if (origin) return locate(origin.file, [...keysOf(origin.pointer), ...keys.slice(length)], 0)
    }
    return locate(files[0] as string, keys, 0)
  }
}

/** A parsed file with the offset of each node. */
interface PlacedText {
  root: unknown
  /** The value below a key of a node, and the offset of the key. */
  step: (node: unknown, key: string) => { value: unknown; offset: number | undefined } | undefined
  scalarOf: (node: unknown) => unknown
  lineOf: (offset: number) => number
}

/** @returns undefined when the file can't be read or parsed */
function openText(file: string, read: (file: string) => string): PlacedText | undefined {
  try {
    const text = read(file)
    const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
    // A tree of `yaml` takes seven times as long for a JSON document of some megabytes.
    if (isJsonText(text, file)) return { root: parseTree(text), step: stepJson, scalarOf: jsonScalar, lineOf }
    const { contents } = parseDocument(text, { logLevel: 'silent', merge: true })
    return { root: contents, step: stepYaml, scalarOf: yamlScalar, lineOf }
  } catch {
    return undefined
  }
}

const jsonScalar = (node: unknown): unknown => (node as JsonNode | undefined)?.value

const stepJson: PlacedText['step'] = (node, key) => {
  const { type, children = [] } = (node ?? {}) as Partial<JsonNode>
  if (type === 'array') {
    const item = /^\d+$/.test(key) ? children[Number(key)] : undefined
    return item && { value: item, offset: item.offset }
  }
  const property = children.find(({ children: pair }) => pair?.[0]?.value === key)
  return property && { value: property.children?.[1], offset: property.offset }
}

const yamlScalar = (node: unknown): unknown =>
  isNode(node) && 'value' in node ? (node as { value: unknown }).value : undefined

const stepYaml: PlacedText['step'] = (node, key) => {
  const items = (node as { items?: unknown } | null)?.items
  if (!Array.isArray(items)) return undefined
  const pair = (items as { key?: unknown; value?: unknown }[]).find(
    (item) =>
      typeof item === 'object' &&
      item !== null &&
      'key' in item &&
      String(yamlScalar(item.key) ?? item.key) === key,
  )
  if (pair) return { value: pair.value, offset: isNode(pair.key) ? pair.key.range?.[0] : undefined }
  const item: unknown = /^\d+$/.test(key) ? items[Number(key)] : undefined
  return isNode(item) ? { value: item, offset: item.range?.[0] } : undefined
}
