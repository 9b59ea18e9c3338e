import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { replaceFile } from '../compiler/replace-file.ts'
import { readContract } from './document.ts'
import { benchFolder, run } from './prepare.ts'

/** Writes a file only when its text is another one: `npm run generate` then skips what it made from it. */
export function writeChanged(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  replaceFile(file, text)
}

/** Charter's code for a contract: what a team gets from `npm run generate`. Skips itself when nothing has changed. */
export function generateCharter(contractFile: string, folder: string): void {
  const command = join(benchFolder, '../scripts/generate.ts')
  run(process.execPath, [command, '--contract', contractFile, '--out', folder])
}

/**
 * contract.yaml again and again until it has that many operations: each copy has paths, operation ids and schemas of
 * its own, as the operations of a large contract have.
 */
export function grownContract(operations: number): Record<string, unknown> {
  const { paths, components, ...rest } = readContract()
  const grown = {
    ...rest,
    paths: {} as Record<string, unknown>,
    components: { schemas: {} as Record<string, unknown> },
  }
  let count = 0
  for (let copy = 0; count < operations; copy++) {
    const own = (node: unknown): unknown =>
      JSON.parse(
        JSON.stringify(node)
          .replaceAll(/("#\/components\/schemas\/\w+)"/g, `$1${copy}"`)
          .replaceAll(/("operationId":"\w+)"/g, `$1${copy}"`),
      )
    for (const [path, item] of Object.entries(paths)) {
      if (count++ < operations) grown.paths[`/shop${copy}${path}`] = own(item)
    }
    for (const [name, schema] of Object.entries(components.schemas)) {
      grown.components.schemas[`${name}${copy}`] = own(schema)
    }
  }
  return grown
}
