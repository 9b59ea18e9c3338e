/**
 * `npm run contract -- diff <old> <new>` compares two OpenAPI documents, `npm run contract -- diff <git ref>` the contracts
 * of the working tree with those of a ref: the exit status is 1 when a breaking change is not approved. `changelog` writes
 * what changed into `openapi/<service>/CHANGELOG.md`, and `usage` prints who uses which operation.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Usage } from '#compiler/diff/usage.ts'
import { Refusal } from '#compiler/document/source.ts'
import { changelogOf } from './contract/changelog.ts'
import { changelogErrors, diffFiles, diffWithRef, type Result } from './contract/diff.ts'
import { changesAsJson, isRefused, printChanges } from './contract/print.ts'
import { readUsageFiles } from './contract/usage-files.ts'

const USAGE = `Usage:
  npm run contract -- diff <old> <new> [--json] [--usage <file>…]
  npm run contract -- diff <git ref> [--json] [--usage <file>…]
  npm run contract -- changelog [<git ref>]
  npm run contract -- usage [service...] [--json]`

interface Options {
  /** What an error of the command line prints. */
  help: string
  json: boolean | undefined
  usage: readonly string[] | undefined
}

async function diff([old, next, ...others]: string[], options: Options): Promise<void> {
  if (old === undefined || others.length > 0) throw new Error(options.help)
  const usage = readUsageFiles(options.usage)
  const result = next === undefined ? await refResult(old, usage) : await diffFiles(old, next, usage)
  if (options.json) console.log(changesAsJson(result))
  else printChanges(result)
  if (result.errors.length > 0 || result.changes.some(isRefused)) process.exitCode = 1
}

async function refResult(ref: string, usage: Usage | undefined): Promise<Result> {
  const results = await diffWithRef(ref, usage)
  const errors = results.flatMap((one) => one.errors)
  return {
    changes: results.flatMap(({ changes }) => changes),
    errors: [...errors, ...changelogErrors(results, ref)],
  }
}

async function changelog([ref = 'main', ...others]: string[]): Promise<void> {
  if (others.length > 0) throw new Error(USAGE)
  for (const { service, sections, changelog } of await diffWithRef(ref)) {
    const text = changelogOf(service, sections, changelog)
    if (text === undefined) continue
    writeFileSync(`${service}/CHANGELOG.md`, text)
    console.log(`${service}/CHANGELOG.md was written`)
  }
}

async function usage(positionals: string[], { json }: Options): Promise<void> {
  // `charter diff` runs where no database is installed.
  const { loadUsage, printUsage } = await import('./contract/usage.ts')
  const { chosenServices, runCommand } = await import('./database/migrate.ts')
  await runCommand(async () => {
    const loaded = await loadUsage(chosenServices(positionals))
    if (json) console.log(JSON.stringify(loaded, null, 2))
    else printUsage(loaded)
  })
}

const OPTIONS = { json: { type: 'boolean' }, usage: { type: 'string', multiple: true } } as const

/** `charter diff`. @throws Error for the command line, or for a document that cannot be read */
export async function diffCommand(args: string[], command: string): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const help = `Usage:\n  ${command} <old> <new> [--json] [--usage <file>…]\n  ${command} <git ref> [--json] [--usage <file>…]`
  await diff(positionals, { help, json: values.json, usage: values.usage }).catch((error: Error) => {
    throw new Error(messageOf(error), { cause: error })
  })
}

/** Runs the command; the exit status is that of the process. */
export async function contractCommand(args: string[]): Promise<void> {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const [command = '', ...rest] = positionals
    const work = { diff, changelog, usage }[command]
    if (!work) throw new Error(USAGE)
    await work(rest, { help: USAGE, json: values.json, usage: values.usage })
  } catch (error) {
    console.error(messageOf(error as Error))
    process.exitCode = 1
  }
}

const messageOf = (error: Error) =>
  error instanceof Refusal ? `${error.message} (${error.pointer})` : error.message

if (import.meta.main) await contractCommand(process.argv.slice(2))
