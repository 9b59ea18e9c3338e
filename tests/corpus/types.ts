import { execFileSync } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/* So many bytes of types are checked by one process: it needs about 100 times as much memory. */
const BATCH_BYTES = 6_000_000

/** Type-checks the files below folders, with the handlers that use them. Returns the errors by folder. */
export function checkTypes(root: string, folders: readonly string[]): Map<string, string[]> {
  const errors = new Map<string, string[]>(folders.map((folder) => [folder, []]))
  for (const batch of batches(folders)) {
    const config = join(root, 'tsconfig.json')
    writeFileSync(
      config,
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { incremental: false },
        include: [
          ...batch.map((folder) => `./${relative(root, folder)}/*.ts`),
          '../../platform/telemetry/log.ts',
        ],
        exclude: [],
      }),
    )
    for (const line of compile(config)) {
      const folder = batch.find((one) => line.includes(`${relative(root, one)}/`))
      if (line.includes('error TS')) errors.get(folder ?? (batch[0] as string))?.push(line)
    }
  }
  return errors
}

function batches(folders: readonly string[]): string[][] {
  const all: string[][] = []
  let bytes = Infinity
  for (const folder of folders) {
    const size = statSync(join(folder, 'types.ts')).size
    if (bytes + size > BATCH_BYTES) {
      all.push([])
      bytes = 0
    }
    bytes += size
    all.at(-1)?.push(folder)
  }
  return all
}

function compile(config: string): string[] {
  try {
    execFileSync(
      process.execPath,
      ['--max-old-space-size=6000', 'node_modules/typescript/bin/tsc', '-p', config, '--pretty', 'false'],
      { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
    )
    return []
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    const lines = String(stdout).split('\n')
    return lines.some((line) => line.includes('error TS'))
      ? lines
      : [`error TS: ${String(stderr).slice(0, 300)}`]
  }
}
