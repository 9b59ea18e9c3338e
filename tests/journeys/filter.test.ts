import { expect, test } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'
import { testsOf } from '../../scripts/test.ts'
import { VERSIONS } from './shop.ts'

test('journeys belong to the services that they call', () => {
  const products = testsOf('products')
  expect(products).toContain('tests/journeys/catalogue.test.ts')
  expect(products).toContain('tests/constraints/products.test.ts')
  expect(products).not.toContain('tests/constraints/orders.test.ts')
})

test('journeys are made in every version that is served: a new one needs its client in shop.ts', () => {
  expect(VERSIONS).toEqual([...new Set(contracts.map(({ version }) => version))].sort())
})
