import type { Problem } from '#platform/problem.ts'
import { problem } from '../problems.ts'

/** The maximum of `Stock` in the contract. */
export const MAX_STOCK = 1_000_000_000

/** The problem of an adjustment that would make the stock negative or exceed the maximum. */
export function stockProblem(stock: number, delta: number): Problem {
  if (delta < 0)
    return problem('insufficient-stock', {
      detail: `${stock} items are in stock, but ${-delta} were requested.`,
    })
  return problem('too-much-stock', { detail: `The maximum stock of a product is ${MAX_STOCK}.` })
}
