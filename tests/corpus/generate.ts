/** Generates one document in a process of its own, for its time and memory. Prints what came of it as JSON. `lenient` is the third argument. */
import { generateContract } from '#compiler/contract.ts'

export interface Generated {
  operations: number
  seconds: number
  memoryMB: number
  /** Why the document is refused. */
  refusal?: string
}

const [file, out, mode] = process.argv.slice(2) as [string, string, string | undefined]
const result: Generated = { operations: 0, seconds: 0, memoryMB: 0 }
const startedAt = performance.now()
try {
  result.operations = (await generateContract({ file, out, isLenient: mode === 'lenient' })).operations
} catch (error) {
  result.refusal = (error as Error).message
}
result.seconds = Math.round((performance.now() - startedAt) / 100) / 10
result.memoryMB = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify(result))
