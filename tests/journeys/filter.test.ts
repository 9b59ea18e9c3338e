import { expect, test } from 'vitest'
import { testsOf } from '../../scripts/test.ts'

test('journeys belong to the services that they call', () => {
  const products = testsOf('products')
  expect(products).toContain('tests/journeys/catalogue.test.ts')
  expect(products).toContain('tests/constraints/products.test.ts')
  expect(products).not.toContain('tests/constraints/orders.test.ts')
})
