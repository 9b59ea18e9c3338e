/**
 * `npm run bench:boot`: from the start of the process to the first response with GitHub's contract (1,223 operations),
 * and the memory that the process has by then. See README.md.
 *
 *   --rounds <n>     starts of each stack (default 7)
 *   --stacks a,b     only these; prints, and leaves the results as they are
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withoutNames } from '../compiler/document/path-template.ts'
import { chosen } from './choice.ts'
import { generateCharter, writeChanged } from './generate.ts'
import { askUsage, median, shuffled, startServer } from './measure.ts'
import { benchFolder, cacheFolder, prepare, progress } from './prepare.ts'
import { HOST } from './server.ts'

const labels: Record<string, string> = {
  express: 'Express, one route, no contract',
  eov: 'Express + openapi-validator',
  'openapi-backend': 'Express + openapi-backend, quick',
  charter: 'Charter',
}
const PATH = '/repos/octocat/hello-world/topics?per_page=30'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    stacks: { type: 'string' },
  },
})
const names = chosen(Object.keys(labels), values.stacks)

interface Start {
  bootMs: number
  /** CPU time by then, on all threads: steadier than bootMs on a busy machine. */
  cpuMs: number
  status: number
  rssMb: number
  peakRssMb: number
}

const original = join(benchFolder, 'node_modules/@octokit/openapi/generated/api.github.com.json')
const contractFile = join(cacheFolder, 'github.json')
const charterFolder = join(cacheFolder, 'github')

async function boot(stack: string): Promise<Start> {
  const startedMs = performance.now()
  const server = await startServer('boot-server.ts', { args: [stack, contractFile, charterFolder] })
  try {
    const response = await fetch(`http://${HOST}:${server.port}${PATH}`)
    await response.text()
    const bootMs = performance.now() - startedMs
    const { usage, rssBytes, peakRssBytes } = await askUsage(server)
    const cpuMs = (usage.user + usage.system) / 1000
    return { bootMs, cpuMs, status: response.status, rssMb: rssBytes / 1e6, peakRssMb: peakRssBytes / 1e6 }
  } finally {
    await server.child.stop()
  }
}

/** Without the second of two paths that differ only in the names of their parameters, which OpenAPI does not allow. */
function writeContract(): void {
  const document = JSON.parse(readFileSync(original, 'utf8')) as { paths: Record<string, object> }
  const known = new Set<string>()
  for (const path of Object.keys(document.paths)) {
    const shape = withoutNames(path)
    if (known.has(shape)) delete document.paths[path]
    known.add(shape)
  }
  writeChanged(contractFile, JSON.stringify(document))
}

prepare()
writeContract()
if (names.includes('charter')) {
  progress("generating Charter's code for GitHub's contract")
  generateCharter(contractFile, charterFolder)
  const { paths } = JSON.parse(readFileSync(contractFile, 'utf8')) as { paths: Record<string, object> }
  const ids = Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap((operation) => (operation as { operationId?: string }).operationId ?? []),
  )
  writeChanged(join(charterFolder, 'ids.json'), JSON.stringify({ ids }))
}

const starts: Record<string, Start[]> = Object.fromEntries(names.map((stack) => [stack, []]))
for (let round = 0; round <= Number(values.rounds); round++) {
  for (const stack of shuffled(names)) {
    progress(`start ${round}/${values.rounds}: ${stack}`)
    const start = await boot(stack)
    // The first one of each only fills the file system's cache.
    if (round > 0) starts[stack]!.push(start)
  }
}
progress('')

const rows = names.map((stack) => {
  const own = starts[stack]!
  const of = (key: 'bootMs' | 'cpuMs' | 'rssMb' | 'peakRssMb'): number =>
    Math.round(median(own.map((start) => start[key])))
  return {
    stack,
    bootMs: of('bootMs'),
    cpuMs: of('cpuMs'),
    status: own[0]!.status,
    rssMb: of('rssMb'),
    peakRssMb: of('peakRssMb'),
  }
})
console.log(
  `From the start of the process to the first response with GitHub's contract (median of ${values.rounds}, ${process.version})\n`,
)
console.log(
  `${''.padEnd(36)}${['ms', 'CPU ms', 'status', 'MB', 'peak MB'].map((title) => title.padStart(9)).join('')}`,
)
for (const { stack, ...figures } of rows) {
  console.log(
    `${labels[stack]!.padEnd(36)}${Object.values(figures)
      .map((figure) => String(figure).padStart(9))
      .join('')}`,
  )
}
if (values.stacks === undefined) {
  mkdirSync(join(benchFolder, 'results'), { recursive: true })
  writeFileSync(join(benchFolder, 'results/boot.json'), `${JSON.stringify(rows, null, 2)}\n`)
  console.log('\nWritten: bench/results/boot.json')
}
