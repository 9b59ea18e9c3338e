import { OPERATIONS, type OperationId } from './requests.ts'
import { stacks } from './stacks.ts'

/** One line of results/contract.json. */
export interface Row {
  stack: string
  operation: OperationId
  cpuUs: number
  /** Of the window that was disturbed least: other work on the machine only ever adds. */
  lowestUs: number
  rps: number
  p99Ms: number
}

interface Comparison {
  stack: string
  against: string
  /** Charter's own, in the order of OPERATIONS: its CPU time over that of the other. */
  goals?: [number, number, number]
}

const comparisons: Comparison[] = [
  ...['charter', 'charter-in-express'].flatMap((stack): Comparison[] => [
    { stack, against: 'express', goals: [0.65, 0.75, 0.55] },
    { stack, against: 'express-default', goals: [0.65, 0.75, 0.55] },
    { stack, against: 'eov', goals: [0.25, 0.35, 0.3] },
    { stack, against: 'fastify', goals: [1, 1, 1] },
    { stack, against: 'node-http' },
  ]),
  { stack: 'charter-enforced', against: 'charter', goals: [1.25, 1.25, 1.25] },
  { stack: 'charter-enforced', against: 'eov-replies' },
]

export const labelOf = (name: string): string => stacks.find((stack) => stack.name === name)?.label ?? name

const titles: Record<OperationId, string> = {
  getItem: 'GET one',
  listItems: 'GET list of 20',
  createOrder: 'POST nested',
}
export const titleOf = (operation: OperationId): string => titles[operation]

export function printTable(rows: Row[], failed: Record<string, string>): void {
  console.log(`${''.padEnd(30)}${OPERATIONS.map((operation) => titleOf(operation).padStart(24)).join('')}`)
  console.log(
    `${''.padEnd(30)}${OPERATIONS.map(() => `${'us'.padStart(8)}${'rps'.padStart(8)}${'p99 ms'.padStart(8)}`).join('')}`,
  )
  for (const { name, label } of stacks) {
    const cells = OPERATIONS.map((operation) => find(rows, name, operation))
    if (cells.every((cell) => cell !== undefined)) {
      console.log(
        `${label.padEnd(30)}${cells
          .map(
            ({ cpuUs, rps, p99Ms }) =>
              `${cpuUs.toFixed(1).padStart(8)}${String(rps).padStart(8)}${p99Ms.toFixed(1).padStart(8)}`,
          )
          .join('')}`,
      )
    } else if (failed[name] !== undefined) {
      console.log(`${label.padEnd(30)}  not timed: ${failed[name]}`)
    }
  }
}

/** Prints what Charter's time is of that of the others, and whether it meets its goals. */
export function printRatios(rows: Row[], of: 'cpuUs' | 'lowestUs', title: string): void {
  const lines = comparisons.flatMap(({ stack, against, goals }) => {
    const ratios = OPERATIONS.map((operation) => ratio(rows, of, stack, against, operation))
    if (ratios.some((value) => value === undefined)) return []
    const cells = ratios.map((value, index) => {
      const goal = goals?.[index]
      const verdict =
        goal === undefined ? '' : value! <= goal ? ` (goal ${goal}: met)` : ` (goal ${goal}: missed)`
      return `${value!.toFixed(2)}${verdict}`.padEnd(26)
    })
    return [`${`${stack} / ${against}`.padEnd(36)}${cells.join('')}`]
  })
  if (lines.length === 0) return
  console.log(
    `\n${title}\n${''.padEnd(36)}${OPERATIONS.map((operation) => titleOf(operation).padEnd(26)).join('')}`,
  )
  console.log(lines.join('\n'))
}

const find = (rows: Row[], stack: string, operation: OperationId): Row | undefined =>
  rows.find((row) => row.stack === stack && row.operation === operation)

function ratio(
  rows: Row[],
  of: 'cpuUs' | 'lowestUs',
  stack: string,
  against: string,
  operation: OperationId,
): number | undefined {
  const [one, other] = [find(rows, stack, operation), find(rows, against, operation)]
  return one && other && one[of] / other[of]
}
