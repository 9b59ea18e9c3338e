import { parseArgs } from 'node:util'
import { generateContract } from '#compiler/contract.ts'
import { COMPILE_ARGS, compileOptionsOf } from './compile-options.ts'

/**
 * `--contract <file> --out <folder>` and the options of docs/explanation/policies.md, of `npm run generate`.
 *
 * @returns false when the arguments ask for something else
 */
export async function generateOne(args: string[]): Promise<boolean> {
  if (!args.includes('--contract')) return false
  const { values } = parseArgs({
    args,
    options: {
      contract: { type: 'string' },
      out: { type: 'string' },
      service: { type: 'string' },
      version: { type: 'string' },
      ...COMPILE_ARGS,
    },
  })
  if (!values.contract || !values.out)
    throw new Error(
      'Usage: npm run generate -- --contract <file> --out <folder> [--lenient] [--allow-remote] [--omit <operation>] [--read-only ignore]',
    )
  const options = compileOptionsOf(values)
  const startedAt = performance.now()
  try {
    const { contract: file, out, service, version } = values
    const result = await generateContract({
      file,
      out,
      service,
      version,
      ...options,
    })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    for (const note of result.notes) console.log(`note: ${note}`)
    console.log(
      result.isUnchanged
        ? `${out} is up to date (${seconds} s)`
        : `generated ${result.operations} operations, ${result.files} files: ${out} (${seconds} s)`,
    )
  } catch (error) {
    console.error(`${values.contract} is refused:\n${(error as Error).message}`)
    process.exitCode = 1
  }
  return true
}

if (import.meta.main) await generateOne(process.argv.slice(2))
