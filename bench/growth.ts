/**
 * `npm run bench:growth`: what one request costs when the contract has 10, 100 and 1,000 operations. See README.md.
 *
 *   --rounds <n>     windows for each cell (default 10)
 *   --seconds <n>    length of a window (default 0.25)
 *   --stacks a,b     only these; prints, and leaves the results as they are
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chosen } from './choice.ts'
import { uuid } from './data.ts'
import { generateCharter, grownContract, writeChanged } from './generate.ts'
import { Load, median, shuffled, startServer, type RunningServer, type Sample } from './measure.ts'
import { benchFolder, cacheFolder, prepare, progress } from './prepare.ts'
import type { BenchRequest } from './requests.ts'

const SIZES = [10, 100, 1000]
const ALL = ['express', 'eov', 'openapi-backend', 'fastify', 'charter']
/** Which operations the requests go to: the first, the middle and the last one, or each of them in turn. */
const TARGETS = ['three', 'all'] as const
type Target = (typeof TARGETS)[number]
const WARM_UP_MIN_SECONDS = 3
const WARM_UP_PASSES = 300
const WARM_UP_MAX_SECONDS = 8

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '0.25' },
    stacks: { type: 'string' },
  },
})
const names = chosen(ALL, values.stacks)

interface Cell {
  stack: string
  operations: number
  target: Target
  server: RunningServer
  requests: BenchRequest[]
  samples: number[]
}

/** GET one of each copy: the same work everywhere, so that only the contract's size differs. */
function requestsFor(operations: number, target: Target): BenchRequest[] {
  const copies = Math.floor((operations - 1) / 3) + 1
  const picked = target === 'all' ? Array.from({ length: copies }, (_, n) => n) : [0, copies >> 1, copies - 1]
  return picked.map((copy) => ({ method: 'GET', path: `/shop${copy}/items/${uuid(copy)}?currency=EUR` }))
}

async function start(): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const operations of SIZES) {
    const contractFile = join(cacheFolder, 'growth', `${operations}.json`)
    const charterFolder = join(cacheFolder, 'growth', `charter-${operations}`)
    writeChanged(contractFile, JSON.stringify(grownContract(operations)))
    if (names.includes('charter')) {
      progress(`generating Charter's code for ${operations} operations`)
      generateCharter(contractFile, charterFolder)
    }
    for (const stack of names) {
      progress(`starting ${stack} with ${operations} operations`)
      const server = await startServer('growth-server.ts', { args: [stack, contractFile, charterFolder] })
      for (const target of TARGETS) {
        cells.push({
          stack,
          operations,
          target,
          server,
          requests: requestsFor(operations, target),
          samples: [],
        })
      }
    }
  }
  return cells
}

const window = (load: Load, { server, requests }: Cell, seconds: number): Promise<Sample> =>
  load.measure(server, { requests, status: 200, connections: 32, seconds }, 0.1)

/** Every operation has code of its own, and all of it must be compiled: some stacks do that at the first request. */
async function warmUp(load: Load, cell: Cell): Promise<void> {
  let sent = 0
  const isWarm = (spent: number): boolean =>
    spent >= WARM_UP_MIN_SECONDS && sent >= WARM_UP_PASSES * cell.requests.length
  for (let spent = 0; spent < WARM_UP_MAX_SECONDS && !isWarm(spent); spent++) {
    sent += (await window(load, cell, 1)).rps
  }
}

prepare()
const load = new Load()
let cells: Cell[] = []
try {
  cells = await start()
  for (const [index, cell] of cells.entries()) {
    progress(`warming up ${index + 1}/${cells.length}: ${cell.stack}, ${cell.operations} operations`)
    await warmUp(load, cell)
  }
  const bySize = Object.values(Object.groupBy(cells, ({ stack, target }) => `${stack} ${target}`)).map(
    (sizes) => sizes ?? [],
  )
  for (let round = 1; round <= Number(values.rounds); round++) {
    progress(`round ${round}/${values.rounds}`)
    // The three sizes of one stack follow each other: what the machine does beside this then hits all three.
    for (const sizes of shuffled(bySize)) {
      for (const cell of shuffled(sizes))
        cell.samples.push((await window(load, cell, Number(values.seconds))).cpuUs)
    }
  }
  progress('')
} finally {
  await load.stop()
  await Promise.all([...new Set(cells.map(({ server }) => server))].map(({ child }) => child.stop()))
}

const rows = cells.map(({ stack, operations, target, samples }) => ({
  stack,
  operations,
  target,
  cpuUs: Number(median(samples).toFixed(1)),
}))
for (const target of TARGETS) {
  console.log(
    target === 'three'
      ? 'CPU us for a GET of one item, sent to the first, the middle and the last operation of the contract'
      : '\nThe same, sent to every GET of one item in turn (a third of the operations)',
  )
  console.log(
    `${'operations'.padEnd(20)}${SIZES.map((size) => String(size).padStart(9)).join('')}   1000 / 10`,
  )
  for (const stack of names) {
    const own = SIZES.map((size) =>
      cells.find((cell) => cell.stack === stack && cell.operations === size && cell.target === target)!,
    )
    const [smallest, largest] = [own[0]!.samples, own.at(-1)!.samples]
    const growth = median(largest.map((cpuUs, round) => cpuUs / smallest[round]!))
    const costs = own.map(({ samples }) => median(samples).toFixed(1).padStart(9)).join('')
    console.log(`${stack.padEnd(20)}${costs}${growth.toFixed(2).padStart(12)}`)
  }
}
if (values.stacks === undefined) {
  mkdirSync(join(benchFolder, 'results'), { recursive: true })
  writeFileSync(join(benchFolder, 'results/growth.json'), `${JSON.stringify(rows, null, 2)}\n`)
  console.log('\nWritten: bench/results/growth.json')
}
