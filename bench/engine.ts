/**
 * `npm run bench:engine`: what each stack itself costs, without the kernel's share for the socket (about half of a
 * bare reply, and the same for everybody). Steady enough to see a microsecond: the lowest of many windows counts.
 *
 *   --stacks a,b        only these
 *   --operations a,b    only these, of getItem, listItems and createOrder
 *   --profile           writes a CPU profile of each server to .cache/profiles/
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateCharter } from './generate.ts'
import { startServer } from './measure.ts'
import { benchFolder, prepare, progress } from './prepare.ts'
import { OPERATIONS, validRequests } from './requests.ts'
import { stacks } from './stacks.ts'
import { titleOf } from './table.ts'

const PASSES = 3
const { values } = parseArgs({
  options: {
    stacks: { type: 'string' },
    operations: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
})
const wanted = <T extends string>(names: readonly T[], given: string | undefined): T[] => {
  const unknown = given?.split(',').filter((name) => !names.includes(name as T)) ?? []
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: there are ${names.join(', ')}`)
  return names.filter((name) => given === undefined || given.split(',').includes(name))
}
const names = wanted(
  stacks.map(({ name }) => name),
  values.stacks,
)
const operations = wanted(OPERATIONS, values.operations)

prepare()
generateCharter(join(benchFolder, 'contract.yaml'), join(benchFolder, 'generated'))
const chosen = stacks.filter(({ name }) => names.includes(name))
const lowest = new Map<string, number>()
// Whole passes with new processes: how code was compiled differs from one to the next.
for (let pass = 0; pass < PASSES; pass++) {
  for (const { name, file, args } of chosen) {
    progress(`pass ${pass + 1}/${PASSES}: ${name}`)
    const execArgv = values.profile
      ? [
          '--cpu-prof',
          `--cpu-prof-dir=${join(benchFolder, '.cache/profiles')}`,
          `--cpu-prof-name=${name}.cpuprofile`,
        ]
      : []
    const { child } = await startServer(file, { args, execArgv })
    for (const operation of operations) {
      const answer = child.next<{ lowestUs: number }>()
      child.send({ inMemory: validRequests[operation], windows: 120, perWindow: 1_500 })
      const key = `${name} ${operation}`
      lowest.set(key, Math.min(lowest.get(key) ?? Infinity, (await answer).lowestUs))
    }
    await child.stop()
  }
}
progress('')
console.log(
  `CPU us for one request without sockets (${process.version}; the lowest of ${PASSES} x 120 windows)\n`,
)
console.log(`${''.padEnd(32)}${operations.map((operation) => titleOf(operation).padStart(16)).join('')}`)
for (const { name, label } of chosen)
  console.log(
    `${label.padEnd(32)}${operations
      .map((operation) => lowest.get(`${name} ${operation}`)!.toFixed(1).padStart(16))
      .join('')}`,
  )
