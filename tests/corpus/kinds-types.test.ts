import { copyFileSync, globSync, mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { generateContract } from '#compiler/contract.ts'
import { typeErrors } from '../types/type-check.ts'

/* Inside of the repository, so that the generated files find the platform. */
const OUT = '.cache/kinds-types-test'

test('the types of every document compile, and handlers find in them what they find at run time', async () => {
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  const files = [...globSync('tests/corpus/kinds/*.yaml'), 'tests/corpus/kinds/files/contract.yaml']
  for (const file of files) await generateContract({ file, out: join(OUT, basename(file, '.yaml')) })
  // The handlers are TypeScript that only compiles beside the generated files.
  copyFileSync('tests/corpus/kinds/handlers.txt', join(OUT, 'check.ts'))
  expect(typeErrors(OUT, ['./*.ts', './*/*.ts'])).toEqual([])
}, 120_000)
