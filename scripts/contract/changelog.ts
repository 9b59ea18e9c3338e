import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Level } from '#compiler/diff/rules.ts'
import type { ContractChange } from './contract-change.ts'

/** What changed in one contract. */
export interface Section {
  contract: string
  /** Undefined when the contract was removed. */
  version: string | undefined
  /** What a new contract is compared with: `v1`. Undefined for a contract that has changed, and for a first version. */
  since?: string | undefined
  changes: readonly ContractChange[]
}

const LEVELS: Readonly<Record<Level, string>> = {
  breaking: '**Breaking**: ',
  additive: '',
  text: 'Documentation: ',
}

/**
 * The text of `openapi/<service>/CHANGELOG.md`: the sections that the ref has, as they are in the file now, after a section for
 * each contract with changes.
 *
 * @param before the changelog of the ref
 * @returns undefined when the file has it already
 */
export function changelogOf(
  service: string,
  sections: readonly Section[],
  before: string,
): string | undefined {
  if (sections.length === 0) return undefined
  const file = `${service}/CHANGELOG.md`
  const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const fresh = sections.map(sectionText)
  const titles = fresh.map(titleOf)
  const edited = new Map(sectionsOf(old).map((text) => [titleOf(text), text]))
  const kept = sectionsOf(before)
    .filter((text) => !titles.includes(titleOf(text)))
    .map((text) => edited.get(titleOf(text)) ?? text)
  const head = `# Changes of the API of ${basename(service)}\n\n\`npm run contract -- changelog\` writes this file from the contracts.\n`
  const next = [head, ...fresh, ...kept].join('\n')
  return next === old ? undefined : next
}

const sectionsOf = (text: string): string[] =>
  text
    .split(/^(?=## )/m)
    .slice(1)
    .map((section) => `${section.trimEnd()}\n`)

const titleOf = (text: string): string => text.split('\n', 1)[0] as string

function sectionText({ contract, version, since, changes }: Section): string {
  const name = basename(contract, '.yaml')
  const title = version === undefined ? `## ${name}, removed` : `## ${name}, ${version}`
  const lines = [...new Set(changes.map(lineOf))]
  const introduction =
    since === undefined ? '' : `Differences from ${since}${lines.length > 0 ? ':' : ': none.'}\n\n`
  return `${title}\n\n${introduction}${lines.join('\n')}`.trimEnd() + '\n'
}

function lineOf({ level, rule, operation, message, approved }: ContractChange): string {
  const place = operation === '' ? '' : `\`${operation}\`: `
  const reason = approved ? ` Approved by ${approved.by}: ${approved.reason}.` : ''
  // Underscores and stars of names are no emphasis.
  const text = message.replace(/(?<!`[^`]*)[*_<>](?![^`]*`)/g, '\\$&').replace(/\s+/g, ' ')
  return `- ${LEVELS[level]}${place}${text}${reason} (\`${rule}\`)`
}
