import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { basePathOf, type Contract } from '#platform/contract/contract.ts'
import { replaceFile } from '#compiler/replace-file.ts'

const run = promisify(execFile)

/**
 * Writes `client.ts` beside a bundled contract: how the other services call this one, internal operations included.
 * Made to be opened by `platform/client/client.ts`.
 *
 * @returns the file written
 */
export async function writeClient(folder: string, banner: string): Promise<string> {
  const file = join(folder, 'client.ts')
  const contract = join(folder, 'contract.json')
  // Not in its place: a service that starts meanwhile would load a part of it.
  const unfinished = join('.cache/clients', file)
  mkdirSync(dirname(unfinished), { recursive: true })
  const options = ['--import-ext', 'ts', '--args-style', 'grouped', '--error-mode', 'result']
  await run('redocly', ['generate-client', contract, '--output', unfinished, ...options], {
    env: quiet,
  })
  const text = readFileSync(unfinished, 'utf8')
  rmSync(unfinished)
  const basePath = basePathOf(JSON.parse(readFileSync(contract, 'utf8')) as Contract['document'])
  replaceFile(file, `${banner}${text}\nexport const BASE_PATH = ${JSON.stringify(basePath)}\n`)
  return file
}

const quiet = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
