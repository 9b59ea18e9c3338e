/**
 * `npm run corpus`: generates, boots, calls and type-checks public documents, each in processes of its own. Writes `report.json`
 * beside this file and `docs/corpus.md`.
 *
 * `--quick` leaves out the types; other arguments are parts of names: only these documents, and no report.
 */
import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { packages } from './documents.ts'
import type { Generated } from './generate.ts'
import { install } from './install.ts'
import { type Entry, report } from './report.ts'
import { checkTypes } from './types.ts'
import type { Visit } from './visit.ts'

const PACKAGES = '.cache/corpus/node_modules'
const OUT = '.cache/corpus-generated'

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
const entries = files.map(examine)
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

function examine(file: string): Entry {
  const document = relative(PACKAGES, file)
  const openapi = run<{ openapi: string }>('version.ts', file).openapi
  const out = folderOf(document)
  const strict = run<Generated>('generate.ts', file, out)
  const generated =
    strict.refusal === undefined ? strict : run<Generated>('generate.ts', file, out, 'lenient')
  const entry: Entry = { document, openapi, ...generated }
  const bare = (text: string | undefined) => text?.replaceAll(`${PACKAGES}/`, '')
  entry.refusal = bare(strict.refusal)
  entry.lenientRefusal = strict.refusal === undefined ? undefined : bare(generated.refusal)
  console.log(
    `${document}: ${entry.operations} operations, ${entry.seconds} s, ${entry.memoryMB} MB${entry.refusal ? `; refused: ${entry.refusal.split('\n')[0]}` : ''}`,
  )
  if (entry.lenientRefusal !== undefined) {
    console.log(`  refused with --lenient: ${entry.lenientRefusal}`)
    return entry
  }
  entry.visit = run<Visit>('visit.ts', out)
  const { answers, requests, replies, differences } = entry.visit
  console.log(`  ${JSON.stringify({ answers, requests, replies, differences: differences.length })}`)
  for (const { operation, what, reason } of differences.slice(0, 5))
    console.log(`  ${operation}: ${what}: ${reason}`)
  return entry
}

function folderOf(document: string): string {
  return join(OUT, document.replace(/[^\w.-]+/g, '_'))
}

function run<Result>(script: string, ...args: string[]): Result {
  const text = execFileSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'silent' },
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(text.trim().split('\n').at(-1) as string) as Result
}
