import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Type-checks generated files, which import the platform, with the settings of the repository.
 *
 * @param folder a folder two levels below the root: `.cache/types-test`
 * @param include patterns of files, relative to the folder
 * @returns the lines of `tsc` that report an error or belong to one; empty when there are none
 */
export function typeErrors(folder: string, include: readonly string[]): string[] {
  const config = join(folder, 'tsconfig.json')
  writeFileSync(
    config,
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: { incremental: false },
      include: [...include, '../../platform/telemetry/log.ts'],
      exclude: [],
    }),
  )
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
      ? lines.filter((line) => line !== '')
      : [`error TS: ${String(stderr).slice(0, 300)}`]
  }
}
