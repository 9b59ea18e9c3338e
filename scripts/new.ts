/** `npm run new -- service|operation|event|version …`: adds a part to this repository. */
import { spawnSync } from 'node:child_process'
import { ScaffoldError } from '../scaffold/change.ts'
import { newPart } from './new/new-part.ts'

/** The tests that write pages which name every service. */
const PAGES = 'has every (problem code|metric|variable)'

const args = process.argv.slice(2)
try {
  await newPart(args, 'npm run new --')
  if (args.includes('service')) updatePages()
} catch (error) {
  const isKnown =
    error instanceof ScaffoldError || /^ERR_PARSE_ARGS/.test((error as { code?: string }).code ?? '')
  console.error(isKnown ? (error as Error).message : error)
  process.exitCode = 1
}

/** The pages of `docs/reference/` that name every service. */
function updatePages(): void {
  // Vitest has other settings when it runs in a test.
  const { NODE_ENV: _env, VITEST: _vitest, ...env } = process.env
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'tests/docs/reference', '-t', PAGES, '--update']
  const { status } = spawnSync(process.execPath, vitest, { env, stdio: 'ignore' })
  if (status !== 0)
    throw new ScaffoldError(
      'The service is there, but docs/reference is not up to date: npm test -- tests/docs/reference -u says why.',
    )
  console.log('docs/reference is up to date.')
}
