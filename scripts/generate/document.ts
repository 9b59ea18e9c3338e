import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { isMap, isNode, LineCounter, parse, parseDocument } from 'yaml'
import type { OpenApiDocument } from '#platform/contract.ts'
import { keysOf, type Refusal } from './source.ts'

const run = promisify(execFile)

export interface ReadDocument {
  document: OpenApiDocument
  /** Every file that the document is made of. */
  files: string[]
}

/**
 * Reads an OpenAPI document in JSON or YAML. One that refers to other files is bundled into one by Redocly.
 *
 * @throws Error in one sentence when the file can't be read or parsed
 */
export async function readDocument(file: string): Promise<ReadDocument> {
  const document = parseFile(file)
  const files = [...filesOf(document, resolve(file), new Set([resolve(file)]))]
  return { document: files.length === 1 ? document : await bundle(file), files }
}

function parseFile(file: string): OpenApiDocument {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  try {
    const value: unknown = text.trimStart().startsWith('{')
      ? JSON.parse(text)
      : parse(text, { merge: true, maxAliasCount: -1, logLevel: 'error' })
    if (typeof value !== 'object' || value === null) throw new Error('it holds no object')
    // YAML may give dates and aliases: a contract is JSON.
    return JSON.parse(JSON.stringify(value)) as OpenApiDocument
  } catch (error) {
    throw new Error(`${file} is neither JSON nor YAML: ${(error as Error).message}`, { cause: error })
  }
}

/** Adds the files that a document refers to, and those that they refer to. */
function filesOf(document: unknown, file: string, found: Set<string>): Set<string> {
  const visit = (node: unknown, key: string): void => {
    if (
      typeof node !== 'object' ||
      node === null ||
      key === 'example' ||
      key === 'examples' ||
      key === 'default' ||
      key === 'enum'
    )
      return
    const ref = (node as { $ref?: unknown }).$ref
    if (typeof ref === 'string' && !ref.startsWith('#') && !/^[a-z]+:/i.test(ref)) {
      const target = resolve(dirname(file), ref.split('#')[0] as string)
      if (!found.has(target)) {
        found.add(target)
        filesOf(parseFile(target), target, found)
      }
    }
    for (const [name, child] of Object.entries(node)) visit(child, name)
  }
  visit(document, '')
  return found
}

async function bundle(file: string): Promise<OpenApiDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  try {
    const output = join(folder, 'contract.json')
    const cli = join(
      dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
      'bin/cli.js',
    )
    await run(process.execPath, [cli, 'bundle', file, '--output', output], {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      maxBuffer: 64 * 1024 * 1024,
    })
    return JSON.parse(readFileSync(output, 'utf8')) as OpenApiDocument
  } catch (error) {
    throw new Error(
      `${file} can't be bundled: ${(error as { stderr?: string }).stderr ?? (error as Error).message}`,
      { cause: error },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `openapi/users/v1.yaml:12: #/paths/~1users/get: reason`, one line a refusal. Lines are those of the first file. */
export function describeRefusals(file: string, refusals: readonly Refusal[]): string {
  const lines = new LineCounter()
  const tree = parseDocument(readFileSync(file, 'utf8'), {
    lineCounter: lines,
    logLevel: 'silent',
    keepSourceTokens: false,
  })
  const name = relative('', file)
  return refusals
    .map(({ pointer, message }) => {
      let node: unknown = tree.contents
      let offset = 0
      for (const key of keysOf(pointer)) {
        if (!isNode(node) || !('get' in node)) break
        const pair = isMap(node)
          ? node.items.find(
              (item) => String((item.key as { value?: unknown } | null)?.value ?? item.key) === key,
            )
          : undefined
        const place = isNode(pair?.key)
          ? pair.key
          : (node as { get: (key: unknown, keep: boolean) => unknown }).get(Number(key), true)
        if (!isNode(place)) break
        offset = place.range?.[0] ?? offset
        node = pair ? pair.value : place
      }
      return `${name}:${lines.linePos(offset).line}: ${message} (${pointer})`
    })
    .join('\n')
}
