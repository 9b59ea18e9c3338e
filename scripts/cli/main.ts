#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { COMPILE_ARGS, compileOptionsOf } from '../generate/compile-options.ts'
import { generateIntoProject } from './generate.ts'

const USAGE = `Usage: charter generate <openapi.yaml> --out <folder> [options]

  --language ts|js         what is written; default ts. js: JavaScript with declarations
  --import-extension js|ts of imports between generated files; default as tsconfig.json allows
  --service <name>         default from the title of the document
  --version <v1>           default from the version of the document
  --lenient                leave out what is refused, and say so
  --allow-remote           fetch references to http(s) addresses
  --omit <operationId>     leave out an operation; may be repeated
  --read-only ignore       ignore read-only properties in requests instead of refusing them`

/**
 * Runs the command line.
 *
 * @returns the exit status
 */
export async function main(args: string[]): Promise<number> {
  const [command, ...rest] = args
  if (command === undefined || command === 'help' || args.includes('--help')) {
    console.log(USAGE)
    return command === undefined ? 1 : 0
  }
  try {
    if (command !== 'generate') throw new Error(`There is no command ${command}.\n\n${USAGE}`)
    await generate(rest)
    return 0
  } catch (error) {
    console.error((error as Error).message)
    return 1
  }
}

async function generate(args: string[]): Promise<void> {
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
  if (file === undefined || out === undefined || others.length > 0) throw new Error(USAGE)
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

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
