/**
 * `npm run bench:engine`: what each stack itself costs, without the kernel's share for the socket (about half of a
 * bare response, and the same for everybody). Steady enough to see a microsecond: the lowest of many windows counts.
 *
 *   --stacks a,b        only these
 *   --operations a,b    only these, of getItem, listItems and createOrder
 *   --profile           writes a CPU profile of each server to .cache/profiles/
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chosen } from './choice.ts'
import { generateCharter } from './generate.ts'
import { startServer } from './measure.ts'
import { benchFolder, prepare, progress } from './prepare.ts'
import { OPERATIONS, validRequests } from './requests.ts'
import { chosenStacks } from './stacks.ts'
import { titleOf } from './table.ts'

const PASSES = 3
const { values } = parseArgs({
  options: {
    stacks: { type: 'string' },
    operations: { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
})
const contestants = chosenStacks(values.stacks)
const operations = chosen(OPERATIONS, values.operations)

prepare()
generateCharter(join(benchFolder, 'contract.yaml'), join(benchFolder, 'generated'))
const lowest = new Map<string, number>()
// Whole passes with new processes: how code was compiled differs from one to the next.
for (let pass = 0; pass < PASSES; pass++) {
  for (const { name, file, args } of contestants) {
    progress(`pass ${pass + 1}/${PASSES}: ${name}`)
    const { child } = await startServer(file, { args, profile: values.profile ? name : undefined })
    for (const operation of operations) {
      // On a busy machine the windows of a slow stack take minutes.
      const answer = child.next<{ lowestUs: number }>(900_000)
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
for (const { name, label } of contestants)
  console.log(
    `${label.padEnd(32)}${operations
      .map((operation) => lowest.get(`${name} ${operation}`)!.toFixed(1).padStart(16))
      .join('')}`,
  )
