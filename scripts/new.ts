/** `npm run new -- service|operation|event|version …`: adds a part to this repository. */
import { ScaffoldError } from '../scaffold/change.ts'
import { newPart } from './new/new-part.ts'

try {
  await newPart(process.argv.slice(2), 'npm run new --')
} catch (error) {
  const isKnown =
    error instanceof ScaffoldError || /^ERR_PARSE_ARGS/.test((error as { code?: string }).code ?? '')
  console.error(isKnown ? (error as Error).message : error)
  process.exitCode = 1
}
