/**
 * `npm run contract -- diff <old> <new> [--json]` compares two OpenAPI documents; `npm run contract -- diff <git ref>`
 * compares the contracts of the working tree with those of a ref. The exit status is 1 when a breaking change is not
 * approved.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'
import { type Approval, readApprovals, unusedApprovals } from '#compiler/diff/approvals.ts'
import type { Change } from '#compiler/diff/change.ts'
import { diffDocuments } from '#compiler/diff/diff.ts'
import { versionError } from '#compiler/diff/version-rule.ts'
import { readDocument } from '#compiler/document/document.ts'
import { Refusal } from '#compiler/document/source.ts'
import { openRef } from './contract/contracts-of-ref.ts'

interface Result {
  changes: (Change & { contract: string; approved: Approval | undefined })[]
  /** One sentence each: approvals and versions that are not valid. */
  errors: string[]
}

export async function diffFiles(old: string, next: string): Promise<Result> {
  const changes = diffDocuments(await readDocument(old), await readDocument(next))
  const { approvals, errors } = approvalsBeside(next)
  // Approvals beside one of two files may be for other changes.
  return { changes: withApprovals(next, changes, approvals), errors }
}

export async function diffWithRef(ref: string): Promise<Result> {
  const { contracts, text } = openRef(ref)
  const current = globSync('openapi/*/v*.yaml').map((file) => file.replaceAll('\\', '/'))
  const result: Result = { changes: [], errors: [] }
  const files = [...new Set([...contracts, ...current])].sort()
  for (const [service, list] of Map.groupBy(files, dirname)) {
    const { approvals, errors } = approvalsBeside(list[0] as string)
    result.errors.push(...errors)
    const all: Change[] = []
    for (const file of list) {
      const { changes, error } = await diffContract(
        file,
        contracts.includes(file),
        current.includes(file),
        text,
      )
      all.push(...changes)
      result.changes.push(...withApprovals(file, changes, approvals))
      if (error) result.errors.push(`${file}: ${error}.`)
    }
    result.errors.push(
      ...unusedApprovals(approvals, all).map((message) => `${service}/approvals.yaml: ${message}.`),
    )
  }
  return result
}

async function diffContract(
  file: string,
  wasThere: boolean,
  isThere: boolean,
  text: (file: string) => string,
): Promise<{ changes: Change[]; error?: string | undefined }> {
  const empty = (title: string) =>
    JSON.stringify({ openapi: '3.1.1', info: { title, version: '0.0.0' }, paths: {} })
  if (!wasThere || !isThere) {
    const change = await wholeContract(file, isThere, text, empty(file))
    return { changes: change }
  }
  const old = await readDocument(file, { text })
  const next = await readDocument(file)
  const changes = diffDocuments(old, next, text)
  return { changes, error: versionError(old.document.info.version, next.document.info.version, changes) }
}

/** A contract that was added or removed as a whole: its paths and events. */
async function wholeContract(
  file: string,
  isThere: boolean,
  text: (file: string) => string,
  empty: string,
): Promise<Change[]> {
  const present = await readDocument(file, isThere ? {} : { text })
  const { servers, security, info } = present.document
  const absent = {
    ...(await readDocument(file, { text: () => empty })),
    document: {
      openapi: present.document.openapi,
      info,
      paths: {},
      servers,
      security,
      components: present.document.components,
    },
  } as typeof present
  return isThere ? diffDocuments(absent, present) : diffDocuments(present, absent, text)
}

function approvalsBeside(contract: string): { approvals: Approval[]; errors: string[] } {
  const file = join(dirname(contract), 'approvals.yaml')
  if (!existsSync(file)) return { approvals: [], errors: [] }
  try {
    const { approvals, errors } = readApprovals(parse(readFileSync(file, 'utf8')))
    return { approvals, errors: errors.map((message) => `${file}: ${message}.`) }
  } catch (error) {
    return { approvals: [], errors: [`${file}: it is no YAML: ${(error as Error).message.split('\n')[0]}`] }
  }
}

const withApprovals = (
  contract: string,
  changes: readonly Change[],
  approvals: readonly Approval[],
): Result['changes'] =>
  changes.map((change) => ({
    ...change,
    contract,
    approved: approvals.find(({ fingerprint }) => fingerprint === change.fingerprint),
  }))

const isRefused = ({ level, approved }: Result['changes'][number]): boolean =>
  level === 'breaking' && !approved

function print({ changes, errors }: Result): void {
  for (const change of changes) {
    const { place, level, rule, operation, message, fingerprint, approved } = change
    const label = approved ? `approved by ${approved.by} (${approved.reason})` : level
    console.log(`${place}: ${label}: ${operation ? `${operation}: ` : ''}${message} [${rule} ${fingerprint}]`)
  }
  for (const error of errors) console.log(error)
  const count = (one: Change['level']) => changes.filter(({ level }) => level === one).length
  const approved = changes.filter((one) => one.approved && one.level === 'breaking').length
  console.log(
    `${count('breaking')} breaking (${approved} approved), ${count('additive')} additive, ${count('text')} text`,
  )
  if (changes.some(isRefused))
    console.log(
      'Undo them, make them in a new v<N+1>.yaml, or approve them in openapi/<service>/approvals.yaml.',
    )
}

/**
 * Prints the differences, and sets the exit status.
 *
 * @param command how the user calls it
 */
export async function diffCommand(args: string[], command: string): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [old, next, ...others] = positionals
  if (old === undefined || others.length > 0)
    throw new Error(`Usage: ${command} <old> <new> [--json], or ${command} <git ref> [--json]`)
  const result = await (next === undefined ? diffWithRef(old) : diffFiles(old, next)).catch(readably)
  if (values.json) {
    const changes = result.changes.map(({ place, ...change }) => {
      const [, file = place, line] = /^(.*):(\d+)$/.exec(place) ?? []
      return { ...change, file, line: line === undefined ? undefined : Number(line) }
    })
    console.log(JSON.stringify({ changes, errors: result.errors }, null, 2))
  } else print(result)
  if (result.errors.length > 0 || result.changes.some(isRefused)) process.exitCode = 1
}

function readably(error: Error): never {
  throw error instanceof Refusal ? new Error(`${error.message} (${error.pointer})`, { cause: error }) : error
}

if (import.meta.main) {
  const [subcommand, ...args] = process.argv.slice(2)
  try {
    await diffCommand(subcommand === 'diff' ? args : [], 'npm run contract -- diff')
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
