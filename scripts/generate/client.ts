import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Writes `client.ts` beside a bundled contract: how the other services call this one, internal operations included.
 * Made to be opened by `platform/client/client.ts`.
 *
 * @returns the file written
 */
export async function writeClient(folder: string, banner: string): Promise<string> {
  const file = join(folder, 'client.ts')
  const options = ['--import-ext', 'ts', '--args-style', 'grouped', '--error-mode', 'result']
  await run('redocly', ['generate-client', join(folder, 'contract.json'), '--output', file, ...options], {
    env: quiet,
  })
  const text = readFileSync(file, 'utf8')
  rmSync(file)
  writeFileSync(file, banner + text)
  return file
}

const quiet = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
