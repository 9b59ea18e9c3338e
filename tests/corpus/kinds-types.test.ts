import { execFileSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { generateContract } from '#compiler/contract.ts'

/* Inside of the repository, so that the generated files find the platform. */
const OUT = '.cache/kinds-types-test'

test('the types of every document compile, and handlers find in them what they find at run time', async () => {
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  const files = [...globSync('tests/corpus/kinds/*.yaml'), 'tests/corpus/kinds/files/contract.yaml']
  for (const file of files) await generateContract({ file, out: join(OUT, basename(file, '.yaml')) })
  // The handlers are TypeScript that only compiles beside the generated files.
  copyFileSync('tests/corpus/kinds/handlers.txt', join(OUT, 'check.ts'))
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { incremental: false },
    include: ['./*.ts', './*/*.ts', '../../platform/telemetry/log.ts'],
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
