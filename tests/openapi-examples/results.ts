import { isDeepStrictEqual } from 'node:util'
import type { Case, Run } from './case.ts'
import { bodyCases } from './cases-bodies.ts'
import { documentCases } from './cases-documents.ts'
import { parameterCases } from './cases-parameters.ts'
import { schemaCases } from './cases-schemas.ts'
import { securityCases } from './cases-security.ts'
import { type Block, readBlocks, type Version, VERSIONS } from './examples.ts'
import { type ExchangeResponse, type Exchange, serve } from './serve.ts'

const cases: Record<string, Case[]> = {
  ...documentCases,
  ...parameterCases,
  ...bodyCases,
  ...schemaCases,
  ...securityCases,
}

/** What became of the examples of one section of the text. */
export interface SectionResult {
  section: string
  version: Version
  blocks: number
  documents: number
  refused: number
  requests: number
  exceptions: string[]
  /** What is not as it has to be. */
  faults: string[]
}

/** Runs every example of both versions of the text. */
export async function runExamples(): Promise<SectionResult[]> {
  const blocks = readBlocks()
  const results: SectionResult[] = []
  for (const section of new Set(blocks.map((block) => block.section)))
    for (const version of VERSIONS) {
      const own = blocks.filter((block) => block.section === section && block.versions.includes(version))
      if (own.length > 0) results.push(await runSection(section, version, own))
    }
  return results
}

async function runSection(section: string, version: Version, blocks: Block[]): Promise<SectionResult> {
  const own = cases[`${section} (${version})`] ?? cases[section] ?? []
  const result: SectionResult = {
    section,
    version,
    blocks: blocks.length,
    documents: 0,
    refused: 0,
    requests: 0,
    exceptions: [...new Set(own.flatMap(({ exception }) => exception ?? []))],
    faults: [],
  }
  const sum = own.reduce((total, one) => total + one.blocks, 0)
  if (sum !== blocks.length) result.faults.push(`There are cases for ${sum} of ${blocks.length} blocks`)
  let at = 0
  for (const one of own) {
    const runs = await one.runs(blocks.slice(at, at + one.blocks), version)
    at += one.blocks
    for (const run of runs) {
      if (run.refusal) result.refused++
      else result.documents++
      result.requests += run.refusal ? 0 : run.exchanges.length
      result.faults.push(...(await faultsOf(run)))
    }
  }
  return result
}

async function faultsOf({ document, exchanges, refusal }: Run): Promise<string[]> {
  let served
  try {
    served = await serve(document)
  } catch (error) {
    const { message } = error as Error
    return refusal?.test(message) ? [] : [`refused: ${message}`]
  }
  try {
    const faults = refusal ? ['is not refused'] : []
    for (const exchange of exchanges) {
      const response = await served.ask(exchange)
      const difference = differenceOf(exchange, response)
      if (difference) faults.push(`${exchange.send} ${JSON.stringify(exchange.body ?? '')}: ${difference}`)
    }
    return faults
  } finally {
    served.close()
  }
}

function differenceOf(
  { status = 200, gets, sends }: Exchange,
  response: ExchangeResponse,
): string | undefined {
  if (response.status !== status) return `${response.status} for ${status}: ${response.text}`
  const { received } = response
  for (const [part, wanted] of Object.entries(gets ?? {})) {
    const got = received?.[part as keyof typeof received]
    // Of headers the handler gets more than those of the example.
    const same =
      part === 'headers'
        ? isDeepStrictEqual({ ...(got as object), ...(wanted as object) }, { ...(got as object) })
        : isDeepStrictEqual(got, wanted)
    if (!same) return `the handler gets ${part} ${JSON.stringify(got)} for ${JSON.stringify(wanted)}`
  }
  if (sends?.text !== undefined && sends.text !== response.text)
    return `it sends ${response.text} for ${sends.text}`
  if (sends && 'json' in sends && !isDeepStrictEqual(JSON.parse(response.text), sends.json))
    return `it sends ${response.text} for ${JSON.stringify(sends.json)}`
  for (const [name, value] of Object.entries(sends?.headers ?? {}))
    if (response.headers[name] !== value)
      return `it sends ${name}: ${String(response.headers[name])} for ${value}`
  return undefined
}

/** The published report: docs/reference/conformance/openapi-examples.md. */
export function report(results: readonly SectionResult[]): string {
  const total = (version: Version) => {
    const own = results.filter((result) => result.version === version)
    const sum = (of: 'blocks' | 'documents' | 'refused' | 'requests') =>
      own.reduce((all, result) => all + result[of], 0)
    return `| ${version} | ${sum('blocks')} | ${sum('documents')} | ${sum('refused')} | ${sum('requests')} |`
  }
  const rows = results.map(
    ({ section, version, blocks, documents, refused, requests }) =>
      `| ${section} | ${version} | ${blocks} | ${documents} | ${refused} | ${requests} |`,
  )
  const exceptions = [
    ...Map.groupBy(
      results.flatMap(({ section, version, exceptions }) =>
        exceptions.map((text) => ({ section, version, text })),
      ),
      ({ section, text }) => `| ${section} | ${text} |`,
    ).keys(),
  ]
  return `# Examples of the OpenAPI Specification

Written by \`npm run openapi-examples\`. Every machine-readable example of the texts of OpenAPI 3.0.4 and 3.1.1
([\`examples.md\`](../../../tests/openapi-examples/examples.md)) becomes a document, which is compiled and served. Where the text says
what a value is as a text, or which values are right and wrong, requests say the same.

| version | blocks of the text | documents served | documents refused, as the text demands | requests |
|---|---|---|---|---|
${VERSIONS.map(total).join('\n')}

## Exceptions

| section | what is different, and why |
|---|---|
${exceptions.join('\n')}

## Sections

| section | version | blocks | served | refused | requests |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}
