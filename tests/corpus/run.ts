/**
 * `npm run corpus`: generates, type-checks, boots and calls public documents, each in a process of its own where
 * that says something. Writes `report.json` beside this file and `docs/corpus.md`. `--quick` leaves out the types.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { generateContract, type GenerateResult } from '../../scripts/generate/contract.ts'
import { packages } from './documents.ts'

const CACHE = '.cache/corpus'
const OUT = '.cache/corpus-generated'

interface Entry {
  document: string
  openapi: string
  operations?: number
  generateSeconds?: number
  typeErrors?: number
  bootMs?: number
  /** Operations that were called, and how many answered with what. */
  called?: number
  answers?: Record<string, number>
  refusal?: string
}

install()
const entries: Entry[] = []
const files = Object.entries(packages).flatMap(([name, { documents }]) =>
  globSync(join(CACHE, 'node_modules', name, documents)).sort(),
)
for (const file of files) entries.push(await examine(file))
if (!process.argv.includes('--quick')) checkTypes(entries)
report(entries)

function install(): void {
  mkdirSync(CACHE, { recursive: true })
  const wanted = Object.entries(packages).map(([name, { version }]) => `${name}@${version}`)
  const isThere = Object.entries(packages).every(([name, { version }]) => {
    const file = join(CACHE, 'node_modules', name, 'package.json')
    return (
      existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === version
    )
  })
  if (isThere) return
  writeFileSync(join(CACHE, 'package.json'), '{ "private": true }')
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...wanted], {
    cwd: CACHE,
    stdio: 'inherit',
  })
}

async function examine(file: string): Promise<Entry> {
  const document = relative(join(CACHE, 'node_modules'), file)
  const { openapi } = JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, 'version.ts'), file], { encoding: 'utf8' }),
  ) as { openapi: string }
  const out = folderOf(document)
  const startedAt = performance.now()
  let result: GenerateResult
  try {
    result = await generateContract({ file, out })
  } catch (error) {
    const refusal = (error as Error).message.replaceAll(`${CACHE}/node_modules/`, '')
    console.log(`refused   ${document}\n          ${refusal.split('\n')[0]}`)
    return { document, openapi, refusal }
  }
  const generateSeconds = Math.round((performance.now() - startedAt) / 100) / 10
  const visit = JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, 'visit.ts'), out], {
      encoding: 'utf8',
      env: { ...process.env, LOG_LEVEL: 'silent' },
      maxBuffer: 64 * 1024 * 1024,
    }),
  ) as Pick<Entry, 'bootMs' | 'called' | 'answers'>
  console.log(
    `generated ${document}: ${result.operations} operations, ${generateSeconds} s; boot ${visit.bootMs} ms; ${JSON.stringify(visit.answers)}`,
  )
  return {
    document,
    openapi,
    operations: result.operations,
    ...(result.isUnchanged ? {} : { generateSeconds }),
    ...visit,
  }
}

function folderOf(document: string): string {
  return join(OUT, document.replace(/[^\w.-]+/g, '_'))
}

/** One compiler run over all of them. */
function checkTypes(checked: Entry[]): void {
  const config = join(OUT, 'tsconfig.json')
  const generated = checked.filter((entry) => entry.refusal === undefined)
  const include = generated.map(({ document }) => `./${relative(OUT, folderOf(document))}/*.ts`)
  writeFileSync(
    config,
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: { incremental: false },
      include,
      exclude: [],
    }),
  )
  let output = ''
  try {
    execFileSync('tsc', ['-p', config, '--pretty', 'false'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (error) {
    output = String((error as { stdout?: string }).stdout)
  }
  for (const entry of generated) {
    const errors = output
      .split('\n')
      .filter(
        (line) => line.includes(`${relative(OUT, folderOf(entry.document))}/`) && line.includes('error TS'),
      )
    entry.typeErrors = errors.length
    for (const line of errors.slice(0, 3)) console.log(line)
  }
}

function report(all: Entry[]): void {
  writeFileSync(join(import.meta.dirname, 'report.json'), `${JSON.stringify(all, null, 2)}\n`)
  const done = all.filter((entry) => entry.refusal === undefined)
  const rows = done.map((entry) => {
    const answers = Object.entries(entry.answers ?? {}).map(([status, count]) => `${status}: ${count}`)
    return `| ${entry.document} | ${entry.openapi} | ${entry.operations} | ${entry.generateSeconds ?? ''} | ${entry.typeErrors ?? ''} | ${entry.bootMs} | ${answers.join(', ')} |`
  })
  const refused = all
    .filter((entry) => entry.refusal !== undefined)
    .map(
      (entry) =>
        `- **${entry.document}** (${entry.openapi})\n${(entry.refusal as string)
          .split('\n')
          .map((line) => `  - ${line}`)
          .join('\n')}`,
    )
  const total = done.reduce((sum, entry) => sum + (entry.operations ?? 0), 0)
  writeFileSync(
    'docs/corpus.md',
    `# Contracts that nobody here wrote

Written by \`npm run corpus\`. ${all.length} public documents, ${done.length} of them generated and served with ${total} operations, ${refused.length} refused.

Each operation is called once with parameters that the contract's own examples or types give, and with credentials
where it asks for them. 2xx: it answered with the contract's example. 501: the contract has no example. 400: no valid
request could be made up from the contract alone. What must never be there is a 500.

| document | OpenAPI | operations | generate, s | type errors | boot, ms | answers |
|---|---|---|---|---|---|---|
${rows.join('\n')}

## Refused

${refused.join('\n')}
`,
  )
}
