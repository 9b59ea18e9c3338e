/** `npm run openapi-examples`: runs the examples of the OpenAPI Specification and writes docs/reference/conformance/openapi-examples.md. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { report, runExamples } from './results.ts'

writeFileSync(
  join(import.meta.dirname, '../../docs/reference/conformance/openapi-examples.md'),
  report(await runExamples()),
)
process.stdout.write('docs/reference/conformance/openapi-examples.md is written\n')
