/** `npm run openapi-examples`: runs the examples of the OpenAPI Specification and writes docs/openapi-examples.md. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { report, runExamples } from './results.ts'

writeFileSync(join(import.meta.dirname, '../../docs/openapi-examples.md'), report(await runExamples()))
process.stdout.write('docs/openapi-examples.md is written\n')
