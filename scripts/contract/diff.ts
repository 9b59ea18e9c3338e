import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import { type Approval, readApprovals, unusedApprovals } from '#compiler/diff/approvals.ts'
import type { Change } from '#compiler/diff/change.ts'
import { diffDocuments } from '#compiler/diff/diff.ts'
import { type Usage, withUsage } from '#compiler/diff/usage.ts'
import { versionError } from '#compiler/diff/version-rule.ts'
import { type ReadDocument } from '#compiler/document/bundle.ts'
import { readDocument } from '#compiler/document/document.ts'
import type { ContractChange } from './contract-change.ts'
import { changelogOf, type Section } from './changelog.ts'
import { openRef, type RefFiles } from './contracts-of-ref.ts'

export interface Result {
  changes: ContractChange[]
  /** One sentence each: approvals, versions and changelogs that are not valid. */
  errors: string[]
}

/** Compares two documents, with the approvals beside the new one. */
export async function diffFiles(old: string, next: string, usage?: Usage): Promise<Result> {
  const [before, after] = [await readDocument(old), await readDocument(next)]
  // What is used is the old one; a copy of it elsewhere has the folder of no service.
  const used = [old, next].find((file) => usage && basename(dirname(file)) in usage.services) ?? next
  const changes = withUsage(diffDocuments(before, after), before.document, usage, used)
  const { approvals, errors } = readApprovalsOf(next)
  // Approvals beside one of two files may be for other changes.
  return { changes: withApprovals(next, changes, approvals), errors }
}

/** The changes of one service since a git ref. */
export interface ServiceResult extends Result {
  service: string
  /** A section for each contract with changes, as the changelog should have it. */
  sections: Section[]
  /** The changelog of the ref. */
  changelog: string
}

/** Compares the contracts of the working tree with those of a git ref. */
export async function diffWithRef(ref: string, usage?: Usage): Promise<ServiceResult[]> {
  const at = openRef(ref)
  const current = globSync('openapi/*/v*.yaml').map((file) => file.replaceAll('\\', '/'))
  const files = [...new Set([...at.contracts, ...current])].sort()
  const results: ServiceResult[] = []
  for (const [folder, list] of Map.groupBy(files, dirname)) {
    const contracts = list.map((file) => ({
      file,
      wasThere: at.contracts.includes(file),
      isThere: current.includes(file),
    }))
    results.push(await diffService(folder, contracts, at, usage))
  }
  return results
}

interface ContractFile {
  file: string
  wasThere: boolean
  isThere: boolean
}

async function diffService(
  folder: string,
  contracts: readonly ContractFile[],
  at: RefFiles,
  usage: Usage | undefined,
): Promise<ServiceResult> {
  const { approvals, errors } = readApprovalsOf(join(folder, 'v1.yaml'))
  const result: ServiceResult = {
    service: folder,
    changes: [],
    errors,
    sections: [],
    changelog: at.textOrEmpty(`${folder}/CHANGELOG.md`),
  }
  const all: Change[] = []
  for (const contract of contracts) {
    const { file } = contract
    const { changes, error, version } = await diffContract(contract, at, usage)
    all.push(...changes)
    const own = withApprovals(file, changes, approvals)
    result.changes.push(...own)
    if (error) result.errors.push(`${file}: ${error}.`)
    const previous = contract.wasThere ? undefined : previousOf(contract, contracts)
    if (previous)
      result.sections.push({
        ...{ contract: file, version, since: basename(previous.file, '.yaml') },
        changes: withApprovals(file, await differencesOf(previous, file, at), []),
      })
    else if (changes.length > 0) result.sections.push({ contract: file, version, changes: own })
  }
  // Those that the ref has were for changes that are part of it.
  const { approvals: known } = readApprovals(parseOrNothing(at.textOrEmpty(`${folder}/approvals.yaml`)))
  const merged = new Set(known.map(({ fingerprint }) => fingerprint))
  const own = approvals.filter(({ fingerprint }) => !merged.has(fingerprint))
  result.errors.push(...unusedApprovals(own, all).map((one) => `${folder}/approvals.yaml: ${one}.`))
  return result
}

const numberIn = (file: string): number => Number(/v(\d+)\.yaml$/.exec(file)?.[1] ?? 0)

/** The version before a new one: that of the working tree, or else of the ref. */
function previousOf({ file }: ContractFile, contracts: readonly ContractFile[]): ContractFile | undefined {
  const older = contracts
    .filter((one) => numberIn(one.file) < numberIn(file))
    .sort((a, b) => numberIn(a.file) - numberIn(b.file))
  return older.findLast(({ isThere }) => isThere) ?? older.at(-1)
}

/** What a client of the previous version finds in a new one. Addresses are others by definition, as is the end of a version. */
async function differencesOf(previous: ContractFile, file: string, { text }: RefFiles): Promise<Change[]> {
  const older = await readDocument(previous.file, previous.isThere ? {} : { text })
  const changes = diffDocuments(older, await readDocument(file), previous.isThere ? undefined : text)
  const isOfVersion = ({ operation, rule, subject }: Change) =>
    /^(?:server|version)-/.test(rule) || (operation === '' && /^x-(?:sunset|deprecated-since)$/.test(subject))
  return changes.filter((change) => !isOfVersion(change))
}

interface ContractDiff {
  changes: Change[]
  /** `info.version` of the new document; undefined when it was removed. */
  version: string | undefined
  error?: string | undefined
}

async function diffContract(
  { file, wasThere, isThere }: ContractFile,
  { text }: RefFiles,
  usage: Usage | undefined,
): Promise<ContractDiff> {
  const next = isThere ? await readDocument(file) : undefined
  const old = wasThere ? await readDocument(file, { text }) : undefined
  const version = next?.document.info.version
  const before = old ?? emptied(next as ReadDocument)
  const changes = withUsage(
    diffDocuments(before, next ?? emptied(before), old && text),
    before.document,
    usage,
    file,
  )
  if (!old || !next) return { changes, version, error: next && majorError(file, String(version)) }
  return { changes, version, error: versionError(old.document.info.version, String(version), changes) }
}

/** A new contract begins with the major version of its file. */
function majorError(file: string, version: string): string | undefined {
  const major = /v(\d+)\.yaml$/.exec(file)?.[1]
  if (major === undefined || version.startsWith(`${major}.`)) return undefined
  return `\`info.version\` must be ${major}.0.0 in a file of this name, not ${version}`
}

/** A document without its paths and events, to compare one that was added or removed as a whole. */
function emptied(present: ReadDocument): ReadDocument {
  const { openapi, info, servers, security, components } = present.document
  return { ...present, document: { openapi, info, paths: {}, servers, security, components } }
}

function parseOrNothing(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

function readApprovalsOf(contract: string): { approvals: Approval[]; errors: string[] } {
  const file = join(dirname(contract), 'approvals.yaml')
  if (!existsSync(file)) return { approvals: [], errors: [] }
  try {
    const { approvals, errors } = readApprovals(parse(readFileSync(file, 'utf8')))
    return { approvals, errors: errors.map((message) => `${file}: ${message}.`) }
  } catch (error) {
    return { approvals: [], errors: [`${file}: it is no YAML: ${(error as Error).message.split('\n')[0]}.`] }
  }
}

const withApprovals = (
  contract: string,
  changes: readonly Change[],
  approvals: readonly Approval[],
): ContractChange[] =>
  changes.map((change) =>
    // `place` is computed when it is read.
    Object.defineProperties(
      { contract, approved: approvedBy(change, approvals) } as ContractChange,
      Object.getOwnPropertyDescriptors(change),
    ),
  )

const approvedBy = ({ fingerprint, level }: Change, approvals: readonly Approval[]): Approval | undefined =>
  level === 'breaking' ? approvals.find((one) => one.fingerprint === fingerprint) : undefined

/** One sentence for each changelog that lacks what changed since the ref. */
export function changelogErrors(results: readonly ServiceResult[], ref: string): string[] {
  return results
    .filter(({ service, sections, changelog }) => changelogOf(service, sections, changelog) !== undefined)
    .map(
      ({ service }) =>
        `${service}/CHANGELOG.md lacks these changes: \`npm run contract -- changelog ${ref}\` writes them.`,
    )
}
