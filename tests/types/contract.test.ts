import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateContract } from '#compiler/contract.ts'

/* Inside the repository, so that the generated files can import the platform. */
const OUT = '.cache/types-test'

test('the types of handlers match their input at run time, for every kind of contract', async () => {
  rmSync(OUT, { recursive: true, force: true })
  await generateContract({ file: 'tests/types/contract.yaml', out: OUT })
  // The handlers are TypeScript that only compiles beside the generated files.
  copyFileSync('tests/types/contract-handlers.txt', join(OUT, 'check.ts'))
  mkdirSync(OUT, { recursive: true })
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { incremental: false },
    include: ['./*.ts', '../../platform/telemetry/log.ts'],
    exclude: [],
  }
  writeFileSync(join(OUT, 'tsconfig.json'), JSON.stringify(config))
  let output = ''
  try {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', OUT, '--pretty', 'false'], {
      encoding: 'utf8',
    })
  } catch (error) {
    output = String((error as { stdout?: string }).stdout)
  }
  expect(output).toBe('')
}, 120_000)
