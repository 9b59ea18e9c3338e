import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FORMAT } from '#platform/contract/compiled.ts'
import { runtimeOf } from '#platform/contract/load-operation.ts'

/*
 * Packages of different versions meet in one application: code that @charter/cli generated, and @charter/express that
 * runs it. What they share is the interface in compiled.ts and the helpers that compiled code calls.
 */
test('a change of what generated code and runtime share is noticed', () => {
  const { check, write, schema: _, ...rest } = runtimeOf(() => ({}))
  const helpers = [rest, check, write].flatMap((table) => Object.keys(table)).sort()
  const declared = globSync('platform/contract/{compiled,filter-node}.ts')
    .sort()
    .map((file) => readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*|\s+/g, ''))
  const hash = createHash('sha256')
    .update(JSON.stringify([helpers, declared]))
    .digest('hex')
    .slice(0, 12)
  // When this fails: raise FORMAT if one side of an older version would misread the other; then enter the new hash.
  expect(`format ${FORMAT}: ${hash}`).toMatchInlineSnapshot(`"format 1: 4bd5369fe503"`)
})
