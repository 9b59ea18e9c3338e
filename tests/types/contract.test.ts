import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateContract } from '#compiler/contract.ts'
import { typeErrors } from './type-check.ts'

/* Inside the repository, so that the generated files can import the platform. */
const OUT = '.cache/types-test'

test('the types of handlers match their input at run time, for every kind of contract', async () => {
  rmSync(OUT, { recursive: true, force: true })
  await generateContract({ file: 'tests/types/contract.yaml', out: OUT })
  // The handlers are TypeScript that only compiles beside the generated files.
  copyFileSync('tests/types/contract-handlers.txt', join(OUT, 'check.ts'))
  expect(typeErrors(OUT, ['./*.ts'])).toEqual([])
}, 120_000)
