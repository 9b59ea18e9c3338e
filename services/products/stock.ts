import type { Problem } from '#platform/problem.ts'
import { problem } from './problems.ts'

/** The contract's `Stock` ends here. */
export const MAX_STOCK = 1_000_000_000

/** Why a booking of `delta` was refused for a product of which there are `stock`. */
export function stockProblem(stock: number, delta: number): Problem {
  if (delta < 0)
    return problem('insufficient-stock', {
      detail: `${stock} items are in stock, but ${-delta} were requested.`,
    })
  return problem('too-much-stock', { detail: `The maximum stock of a product is ${MAX_STOCK}.` })
}
