/**
 * `npm run bench`: the CPU time that a request costs on each stack. See README.md.
 *
 *   --quick             a rough answer in a minute
 *   --rounds <n>        windows for each stack and operation (default 10)
 *   --seconds <n>       length of a window (default 0.6)
 *   --stacks a,b        only these; prints, and leaves the results as they are
 *   --profile           writes a CPU profile of each server to .cache/profiles/
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chart } from './chart.ts'
import { faultsOf, statusOf } from './conformance.ts'
import { generateCharter } from './generate.ts'
import { Load, medianSample, shuffled, startServer, type RunningServer, type Sample } from './measure.ts'
import { benchFolder, prepare, progress } from './prepare.ts'
import { OPERATIONS, validRequests, type OperationId } from './requests.ts'
import { chosenStacks, type Stack } from './stacks.ts'
import { printRatios, printTable, type Row } from './table.ts'

const CONNECTIONS = 32

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    stacks: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds ?? (values.quick ? 3 : 10))
const seconds = Number(values.seconds ?? (values.quick ? 0.3 : 0.6))
const warmUpSeconds = values.quick ? 0.5 : 1.2
const rampSeconds = values.quick ? 0.1 : 0.15
if (!(rounds > 0 && seconds > 0)) throw new Error('--rounds and --seconds are positive numbers')

/** Why a stack is not in the results, by its name. */
const failed: Record<string, string> = {}

interface Contestant {
  stack: Stack
  server: RunningServer
  samples: Record<OperationId, Sample[]>
}

/** Starts a stack and checks that it does the work; one that does not is told and not timed. */
async function enter(stack: Stack): Promise<Contestant | string> {
  try {
    const profile = values.profile ? stack.name : undefined
    const server = await startServer(stack.file, { args: stack.args, profile })
    const faults = await faultsOf(server.port, stack.validates)
    if (faults.length === 0)
      return { stack, server, samples: { getItem: [], listItems: [], createOrder: [] } }
    await server.child.stop()
    return `does not do the same work:\n    ${faults.slice(0, 5).join('\n    ')}`
  } catch (error) {
    return `does not start: ${(error as Error).message}`
  }
}

/** Takes all samples. A stack that fails on the way is told and left out from then on. */
async function run(contestants: Contestant[], load: Load): Promise<void> {
  const window = async (
    contestant: Contestant,
    operation: OperationId,
    forSeconds: number,
  ): Promise<Sample[]> => {
    const { server, stack } = contestant
    if (failed[stack.name] !== undefined) return []
    const order = {
      requests: validRequests[operation],
      status: statusOf(operation),
      connections: CONNECTIONS,
    }
    try {
      return [await load.measure(server, { ...order, seconds: forSeconds }, rampSeconds)]
    } catch (error) {
      failed[stack.name] = `fails under load: ${(error as Error).message}`
      return []
    }
  }
  for (const [index, contestant] of contestants.entries()) {
    progress(`warming up ${index + 1}/${contestants.length}: ${contestant.stack.name}`)
    for (const operation of OPERATIONS) await window(contestant, operation, warmUpSeconds)
  }
  for (let round = 1; round <= rounds; round++) {
    progress(`round ${round}/${rounds}`)
    for (const operation of shuffled(OPERATIONS)) {
      for (const contestant of shuffled(contestants)) {
        contestant.samples[operation].push(...(await window(contestant, operation, seconds)))
      }
    }
  }
  progress('')
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))

function rowsOf(contestants: Contestant[]): Row[] {
  return contestants.flatMap(({ stack, samples }) =>
    OPERATIONS.map((operation) => {
      const { cpuUs, rps, p99Ms } = medianSample(samples[operation])
      return {
        stack: stack.name,
        operation,
        cpuUs: round(cpuUs, 1),
        rps: round(rps, 0),
        p99Ms: round(p99Ms, 2),
      }
    }),
  )
}

prepare()
// Read before the benchmark adds its own: who else is at work here.
const loadBefore = loadavg()[0]!
generateCharter(join(benchFolder, 'contract.yaml'), join(benchFolder, 'generated'))
const load = new Load()
const contestants: Contestant[] = []
try {
  for (const stack of chosenStacks(values.stacks)) {
    progress(`checking that ${stack.name} does the same work`)
    const entered = await enter(stack)
    if (typeof entered === 'string') failed[stack.name] = entered
    else contestants.push(entered)
  }
  await run(contestants, load)
} finally {
  await load.stop()
  await Promise.all(contestants.map(({ server }) => server.child.stop()))
}

const rows = rowsOf(contestants.filter(({ stack }) => failed[stack.name] === undefined))
const machine = `${process.version}, ${availableParallelism()} x ${cpus()[0]?.model.trim()}`
const busy =
  loadBefore > availableParallelism() / 2 ? `; a busy machine (load ${loadBefore.toFixed(0)}): noisy` : ''
const conditions = `${machine}; ${CONNECTIONS} connections, median of ${rounds} rounds of ${seconds} s${busy}`
console.log(`CPU time of the server process for one request (${conditions})\n`)
printTable(rows, failed)
printRatios(rows)
if (values.stacks === undefined) {
  const folder = join(benchFolder, 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'contract.json'), `${JSON.stringify(rows, null, 2)}\n`)
  writeFileSync(join(folder, 'contract.svg'), chart(rows, conditions))
  console.log('\nWritten: bench/results/contract.json, bench/results/contract.svg')
}
if (Object.keys(failed).length > 0) process.exitCode = 1
