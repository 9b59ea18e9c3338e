import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testsOf } from './test.ts'

const services = globSync('services/*/main.ts').map((file) => file.split('/')[1] as string)

test.each(services)('the tests of %s include its folder and its contract tests', (service) => {
  const filters = testsOf(service)
  expect(filters).toContain(`services/${service}/`)
  expect(filters.join()).toContain('tests/contract/')
  for (const filter of filters)
    expect(globSync([`${filter}*.test.ts`, `${filter}**/*.test.ts`, filter]).length).toBeGreaterThan(0)
})
