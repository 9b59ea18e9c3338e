import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { isNode, LineCounter, parse, parseDocument, YAMLParseError } from 'yaml'
import { bundle, type ReadDocument } from './bundle.ts'
import { keysOf, normalRef } from './json-pointer.ts'
import { type Refusal } from './source.ts'

export interface ReadOptions {
  /** Fetch references to http(s) addresses. Otherwise they are refused, and no request leaves the machine. */
  allowRemote?: boolean
}

/**
 * Reads an OpenAPI document in JSON or YAML. What it refers to in other files becomes part of its components.
 *
 * @throws Error in one sentence with file and line when the file can't be read or parsed
 */
export async function readDocument(
  file: string,
  { allowRemote = false }: ReadOptions = {},
): Promise<ReadDocument> {
  return bundle(resolve(file), async (target) => {
    if (!isRemote(target)) return parseText(readText(target), target)
    if (!allowRemote) throw new Error('it is not on this machine: add --allow-remote to fetch it')
    const response = await fetch(target, { signal: AbortSignal.timeout(30_000) })
    if (!response.ok) throw new Error(`GET ${target} has status ${response.status}`)
    return parseText(await response.text(), target)
  })
}

export const isRemote = (target: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(target)

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' }
    throw new Error(`${nameOf(file)}: ${reason[code as keyof typeof reason] ?? (error as Error).message}`, {
      cause: error,
    })
  }
}

/** Parses JSON or YAML into plain data. */
function parseText(raw: string, file: string): unknown {
  const text = raw.replace(/^\uFEFF/, '')
  try {
    const value: unknown =
      /^\s*[[{]/.test(text) && isJsonFile(file)
        ? JSON.parse(text)
        : parse(text, { merge: true, maxAliasCount: -1, logLevel: 'error' })
    // YAML has dates, aliases and numbers without a JSON form: a contract is JSON.
    return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown)
  } catch (error) {
    const { message } = error as Error
    const line =
      error instanceof YAMLParseError ? error.linePos?.[0].line : Number(/line (\d+)/.exec(message)?.[1] ?? 1)
    throw new Error(`${nameOf(file)}:${line ?? 1}: neither JSON nor YAML: ${message.split('\n')[0]}`, {
      cause: error,
    })
  }
}

const isJsonFile = (file: string) => !/\.ya?ml$/i.test(file)
const nameOf = (file: string) => (isRemote(file) ? file : relative('', file))

/** Finds the file and line of a pointer of a bundled document. */
export type Locate = (pointer: string) => string

/** Opens the files of a document for `file:line` of its nodes. */
export function openLocations({ files, origins }: Pick<ReadDocument, 'files' | 'origins'>): Locate {
  const trees = new Map<string, { root: unknown; lines: LineCounter } | undefined>()
  const treeOf = (file: string) => {
    if (!trees.has(file)) {
      const lines = new LineCounter()
      try {
        const text = readFileSync(file, 'utf8')
        const { contents } = parseDocument(text, { lineCounter: lines, logLevel: 'silent', merge: true })
        trees.set(file, { root: contents, lines })
      } catch {
        trees.set(file, undefined)
      }
    }
    return trees.get(file)
  }
  const locate = (file: string, keys: readonly string[], depth: number): string => {
    const tree = treeOf(file)
    if (!tree) return nameOf(file)
    let node: unknown = tree.root
    let offset = 0
    for (const [i, key] of keys.entries()) {
      const next = step(node, key)
      if (!next) {
        // What a reference points to has been written out in its place.
        const ref = scalarOf(step(node, '$ref')?.value)
        if (typeof ref !== 'string' || depth > 8) break
        const [path, fragment] = normalRef(ref).split('#') as [string, string | undefined]
        if (isRemote(path)) break
        const target = path === '' ? file : resolve(file, '..', path)
        return locate(target, [...keysOf(`#${fragment ?? ''}`), ...keys.slice(i)], depth + 1)
      }
      offset = next.offset ?? offset
      node = next.value
    }
    return `${nameOf(file)}:${tree.lines.linePos(offset).line}`
  }
  return (pointer) => {
    const keys = keysOf(pointer)
    for (let length = keys.length; length > 0; length--) {
      const origin = origins.get(pointerOf(keys.slice(0, length)))
      if (origin) return locate(origin.file, [...keysOf(origin.pointer), ...keys.slice(length)], 0)
    }
    return locate(files[0] as string, keys, 0)
  }
}

const pointerOf = (keys: readonly string[]) =>
  ['#', ...keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')

const scalarOf = (node: unknown): unknown =>
  isNode(node) && 'value' in node ? (node as { value: unknown }).value : undefined

/** One step into a YAML node: the value below a key, and where the key stands. */
function step(node: unknown, key: string): { value: unknown; offset: number | undefined } | undefined {
  const items = (node as { items?: unknown } | null)?.items
  if (!Array.isArray(items)) return undefined
  const pair = (items as { key?: unknown; value?: unknown }[]).find(
    (item) =>
      typeof item === 'object' &&
      item !== null &&
      'key' in item &&
      String(scalarOf(item.key) ?? item.key) === key,
  )
  if (pair) return { value: pair.value, offset: isNode(pair.key) ? pair.key.range?.[0] : undefined }
  const item: unknown = /^\d+$/.test(key) ? items[Number(key)] : undefined
  return isNode(item) ? { value: item, offset: item.range?.[0] } : undefined
}

/** `openapi/users/v1.yaml:12: the reason (#/paths/~1users/get)`, one line for each. */
export function describeRefusals(
  read: Pick<ReadDocument, 'files' | 'origins'>,
  refusals: readonly Refusal[],
): string {
  const locate = openLocations(read)
  return refusals.map(({ pointer, message }) => `${locate(pointer)}: ${message} (${pointer})`).join('\n')
}

/**
 * Notes with their places. Those that differ only in names are one line, with the number of the others.
 */
export function describeNotes(
  read: Pick<ReadDocument, 'files' | 'origins'>,
  notes: readonly { pointer: string; message: string }[],
): string[] {
  const kinds = Map.groupBy(notes, ({ message }) => message.replace(/`[^`]*`|"[^"]*"|\{[^}]*\}|\d+/g, '…'))
  if (kinds.size === 0) return []
  const locate = openLocations(read)
  return [...kinds.values()].map(([first, ...others]) => {
    const { pointer, message } = first as { pointer: string; message: string }
    const places = others.slice(0, 3).map((other) => locate(other.pointer))
    const more =
      others.length === 0
        ? ''
        : `; ${others.length} more of this kind: ${places.join(', ')}${others.length > places.length ? ', …' : ''}`
    return `${locate(pointer)}: ${message} (${pointer})${more}`
  })
}
