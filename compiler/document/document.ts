import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { bundle, type ReadDocument } from './bundle.ts'
import { isJsonText, isRemote, nameOf, openLocations } from './locations.ts'
import { type Refusal } from './source.ts'

export interface ReadOptions {
  /** Fetch references to http(s) addresses. Otherwise they are refused, and no request leaves the machine. */
  allowRemote?: boolean
  /** The text of a file, instead of that on the disk. */
  text?: (file: string) => string
}

/**
 * Reads an OpenAPI document in JSON or YAML. What it refers to in other files becomes part of its components.
 *
 * @throws Error in one sentence with file and line when the file can't be read or parsed
 */
export async function readDocument(
  file: string,
  { allowRemote = false, text = readText }: ReadOptions = {},
): Promise<ReadDocument> {
  return bundle(resolve(file), async (target) => {
    if (!isRemote(target)) return parseText(text(target), target)
    if (!allowRemote) throw new Error('it is not on this machine: add --allow-remote to fetch it')
    const response = await fetch(target, { signal: AbortSignal.timeout(30_000) })
    if (!response.ok) throw new Error(`GET ${target} has status ${response.status}`)
    return parseText(await response.text(), target)
  })
}

/** The data of one file in JSON or YAML. @throws Error in one sentence with file and line */
export const readPlain = (file: string): unknown => parseText(readText(file), file)

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
    const value: unknown = isJsonText(text, file)
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
