/**
 * `npm run corpus`: generates, boots, calls and type-checks public documents, each in processes of its own. Writes `report.json`
 * beside this file and `docs/reference/conformance/corpus.md`.
 *
 * `--quick` leaves out the types; other arguments are parts of names: only these documents, and no report.
 */
import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { packages } from './documents.ts'
import type { Generated } from './generate.ts'
import { install } from './install.ts'
import { type Entry, report } from './report.ts'
import { checkTypes } from './types.ts'
import type { Visit } from './visit.ts'

const PACKAGES = '.cache/corpus/node_modules'
const OUT = '.cache/corpus-generated'
/* Documents under way at a time: each has one busy process. */
const AT_ONCE = 2

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
install(PACKAGES)
const files = Object.entries(packages)
  .flatMap(([name, { documents }]) =>
    documents.flatMap((pattern) => {
      const found = globSync(join(PACKAGES, name, pattern)).sort()
      if (found.length === 0) throw new Error(`${name} has no ${pattern}`)
      return found
    }),
  )
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
const entries: Entry[] = []
const queue = [...files.entries()]
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) entries[next[0]] = await examine(next[1])
  }),
)
if (!process.argv.includes('--quick')) {
  const done = entries.filter(({ visit }) => visit !== undefined)
  const errors = checkTypes(
    OUT,
    done.map(({ document }) => folderOf(document)),
  )
  for (const entry of done) {
    const own = errors.get(folderOf(entry.document)) ?? []
    entry.typeErrors = own.length
    for (const line of own.slice(0, 3)) console.log(line)
  }
}
if (wanted.length === 0) report(entries, Object.keys(packages).length)

async function examine(file: string): Promise<Entry> {
  const document = relative(PACKAGES, file)
  const { openapi } = await run<{ openapi: string }>('version.ts', file)
  const out = folderOf(document)
  const strict = await run<Generated>('generate.ts', file, out)
  const generated =
    strict.refusal === undefined ? strict : await run<Generated>('generate.ts', file, out, 'lenient')
  const entry: Entry = { document, openapi, ...generated }
  const bare = (text: string | undefined) =>
    text?.replaceAll(`${PACKAGES}/`, '').replaceAll(`${process.cwd()}/`, '')
  entry.refusal = bare(strict.refusal)
  entry.lenientRefusal = strict.refusal === undefined ? undefined : bare(generated.refusal)
  if (entry.lenientRefusal === undefined) {
    await execute('visit.ts', out)
    entry.visit = JSON.parse(readFileSync(join(out, 'visit.json'), 'utf8')) as Visit
  }
  console.log(linesOf(entry).join('\n'))
  return entry
}

function linesOf({ document, operations, seconds, memoryMB, visit, ...entry }: Entry): string[] {
  const lines = [`${document}: ${operations} operations, ${seconds} s, ${memoryMB} MB`]
  const refusal = entry.lenientRefusal ?? entry.refusal
  if (refusal !== undefined) lines.push(`  refused: ${refusal.split('\n')[0]}`)
  if (!visit) return lines
  const { mocks, requests, replies, differences } = visit
  lines.push(`  ${JSON.stringify({ mocks, requests, replies, differences: differences.length })}`)
  for (const { operation, what, kind, reason } of differences.slice(0, 5))
    lines.push(`  ${kind}: ${operation}: ${what}: ${reason}`)
  return lines
}

function folderOf(document: string): string {
  return join(OUT, document.replace(/[^\w.-]+/g, '_'))
}

async function run<Result>(script: string, ...args: string[]): Promise<Result> {
  return JSON.parse((await execute(script, ...args)).trim().split('\n').at(-1) as string) as Result
}

async function execute(script: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, script), ...args],
    { env: { ...process.env, LOG_LEVEL: 'silent' }, maxBuffer: 256 * 1024 * 1024 },
  )
  return stdout
}
