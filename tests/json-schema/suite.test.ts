import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isPresent, reasonOf, report, runSuite } from './suite.ts'

const PUBLISHED = join(import.meta.dirname, '../../docs/reference/conformance/json-schema.md')

// `npm run json-schema` gets the suite, which is not part of this repository.
describe.skipIf(!isPresent())('the JSON Schema Test Suite, draft 2020-12', () => {
  const results = isPresent() ? runSuite() : []

  it('has no deviation without a reason', () => {
    const deviations = results.flatMap((file) => file.deviations)
    expect(results.reduce((sum, { tests }) => sum + tests, 0)).toBeGreaterThan(1000)
    expect(deviations.filter(({ group }) => reasonOf(group) === undefined)).toEqual([])
  })

  it('has the results that are published', () => {
    expect(report(results)).toBe(readFileSync(PUBLISHED, 'utf8'))
  })
})
