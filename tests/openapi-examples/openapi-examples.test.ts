import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBlocks, VERSIONS } from './examples.ts'
import { report, runExamples } from './results.ts'

const PUBLISHED = join(import.meta.dirname, '../../docs/reference/conformance/openapi-examples.md')

describe('the examples of OpenAPI 3.0.4 and 3.1.1', async () => {
  const results = await runExamples()

  it('are all of the text', () => {
    const count = (version: string) =>
      readBlocks().filter(({ versions }) => versions.includes(version)).length
    expect(VERSIONS.map(count)).toEqual([187, 195])
  })

  it.each(results)('$section ($version)', ({ faults }) => expect(faults).toEqual([]))

  it('have the results that are published', () => {
    expect(report(results)).toBe(readFileSync(PUBLISHED, 'utf8'))
  })
})
