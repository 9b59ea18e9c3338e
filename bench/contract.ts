/**
 * `npm run bench`: the CPU time that a request costs on each stack. See README.md.
 *
 *   --quick             a rough answer in a minute
 *   --passes <n>        times that everything begins with new processes (default 2)
 *   --rounds <n>        windows for each stack and operation in a pass (default 8)
 *   --seconds <n>       length of a window (default 0.3)
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
import { Load, medianSample, Samples, startServer, takeSamples, type RunningServer } from './measure.ts'
import { benchFolder, prepare, progress } from './prepare.ts'
import { OPERATIONS, validRequests, type OperationId } from './requests.ts'
import { chosenStacks, type Stack } from './stacks.ts'
import { printRatios, printTable, type Row } from './table.ts'

const CONNECTIONS = 32

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    passes: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    stacks: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
})
// One process of a stack may cost a third more than the next one: how its code was compiled, where its memory lies.
const passes = Number(values.passes ?? (values.quick || values.profile ? 1 : 2))
const rounds = Number(values.rounds ?? (values.quick ? 3 : 8))
const seconds = Number(values.seconds ?? 0.3)
// Until its code is compiled for good, which a service that runs for days has long behind it.
const warmUpSeconds = values.quick ? 1 : 5
const rampSeconds = values.quick ? 0.1 : 0.15
if (!(passes > 0 && rounds > 0 && seconds > 0))
  throw new Error('--passes, --rounds and --seconds are positive numbers')

/** Why a stack is not in the results, by its name. */
const failed: Record<string, string> = {}

const samples = new Samples<OperationId>()

interface Contestant {
  name: string
  server: RunningServer
}

/** Starts a stack and checks that it does the work; one that does not is reported and not timed. */
async function enter(stack: Stack): Promise<Contestant | string> {
  try {
    const profile = values.profile ? stack.name : undefined
    const server = await startServer(stack.file, { args: stack.args, profile })
    const faults = await faultsOf(server.port, stack.validates)
    if (faults.length === 0) return { name: stack.name, server }
    await server.child.stop()
    return `does not do the same work:\n    ${faults.slice(0, 5).join('\n    ')}`
  } catch (error) {
    return `does not start: ${(error as Error).message}`
  }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))

function rowsOf(stacks: readonly Stack[]): Row[] {
  return stacks.flatMap((stack) =>
    OPERATIONS.map((operation) => {
      const taken = samples.of(stack.name, operation)
      const { cpuUs, rps, p99Ms } = medianSample(taken)
      return {
        stack: stack.name,
        operation,
        cpuUs: round(cpuUs, 1),
        lowestUs: round(Math.min(...taken.map((sample) => sample.cpuUs)), 1),
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
const stacks = chosenStacks(values.stacks)
const load = new Load()
try {
  for (let pass = 1; pass <= passes; pass++) {
    if (passes > 1) progress(`pass ${pass}/${passes}`)
    const contestants: Contestant[] = []
    try {
      for (const stack of stacks.filter(({ name }) => failed[name] === undefined)) {
        progress(`checking that ${stack.name} does the same work`)
        const entered = await enter(stack)
        if (typeof entered === 'string') failed[stack.name] = entered
        else contestants.push(entered)
      }
      await takeSamples(contestants, load, {
        ...{ operations: OPERATIONS, rounds, seconds, warmUpSeconds, rampSeconds, samples, failed },
        orderOf: (operation) => ({
          requests: validRequests[operation],
          status: statusOf(operation),
          connections: CONNECTIONS,
        }),
      })
    } finally {
      await Promise.all(contestants.map(({ server }) => server.child.stop()))
    }
  }
} finally {
  await load.stop()
}

const rows = rowsOf(stacks.filter(({ name }) => failed[name] === undefined))
const machine = `${process.version}, ${availableParallelism()} x ${cpus()[0]?.model.trim()}`
const busy =
  loadBefore > availableParallelism() / 2 ? `; a busy machine (load ${loadBefore.toFixed(0)}): noisy` : ''
const conditions = `${machine}; ${CONNECTIONS} connections, median of ${passes} x ${rounds} windows of ${seconds} s${busy}`
console.log(`CPU time of the server process for one request (${conditions})\n`)
printTable(rows, failed)
printRatios(rows, 'cpuUs', 'Ratios of CPU time: of the medians')
printRatios(rows, 'lowestUs', 'Of the lowest windows: what it costs when the machine does nothing else')
if (values.stacks === undefined) {
  const folder = join(benchFolder, 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'contract.json'), `${JSON.stringify(rows, null, 2)}\n`)
  writeFileSync(join(folder, 'contract.svg'), chart(rows, conditions))
  console.log('\nWritten: bench/results/contract.json, bench/results/contract.svg')
}
if (Object.keys(failed).length > 0) process.exitCode = 1
