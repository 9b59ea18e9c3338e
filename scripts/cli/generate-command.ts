import { parseArgs } from 'node:util'
import { COMPILE_ARGS, compileOptionsOf } from '../generate/compile-options.ts'
import { generateIntoProject } from './generate.ts'

export const GENERATE_USAGE = `Options of generate:
  --language ts|js         what is written; default ts. js: JavaScript with declarations
  --import-extension js|ts of imports between generated files; default as tsconfig.json allows
  --service <name>         default from the title of the document
  --version <v1>           default from the version of the document
  and those of every command that reads a document:
  --lenient                leave out what is refused, and say so
  --allow-remote           fetch references to http(s) addresses
  --omit <operationId>     leave out an operation; may be repeated
  --read-only ignore       ignore read-only properties in requests instead of refusing them`

/** `charter generate <openapi.yaml> --out <folder>`. @throws Error with every reason why the document is refused */
export async function generateCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      language: { type: 'string' },
      'import-extension': { type: 'string' },
      service: { type: 'string' },
      version: { type: 'string' },
      ...COMPILE_ARGS,
    },
  })
  const [file, ...others] = positionals
  const { out } = values
  if (file === undefined || out === undefined || others.length > 0)
    throw new Error(`Usage: charter generate <openapi.yaml> --out <folder> [options]\n\n${GENERATE_USAGE}`)
  const startedAt = performance.now()
  const { operations, files, written, notes } = await generateIntoProject({
    file,
    out,
    language: values.language,
    extension: values['import-extension'],
    service: values.service,
    version: values.version,
    ...compileOptionsOf(values),
  })
  for (const note of notes) console.log(`note: ${note}`)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(
    written === 0
      ? `${out} is up to date (${seconds} s)`
      : `${out}: ${operations} operations in ${files} files, ${written} written (${seconds} s)`,
  )
}
