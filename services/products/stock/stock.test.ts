import { expect, test } from 'vitest'
import { stockProblem } from './stock.ts'

test('what goes out is refused for want of stock, what comes in for too much of it', () => {
  expect(stockProblem(12, -20)).toMatchObject({
    code: 'products.insufficient-stock',
    detail: '12 items are in stock, but 20 were requested.',
  })
  expect(stockProblem(1_000_000_000, 1)).toMatchObject({ code: 'products.too-much-stock' })
})
