import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { basePathOf, type OpenApiDocument } from '#platform/contract/contract.ts'
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
  const document = JSON.parse(readFileSync(contract, 'utf8')) as OpenApiDocument
  const api = { basePath: basePathOf(document), hedgeAfterMs: hedgesOf(document) }
  replaceFile(
    file,
    `${banner}${text}\n/** For \`clientConfig\`. */\nexport const API = ${JSON.stringify(api)}\n`,
  )
  return file
}

/** `x-hedge-after-ms` by operation. */
const hedgesOf = ({ paths = {} }: OpenApiDocument) =>
  Object.fromEntries(
    Object.values(paths).flatMap(({ get }) => {
      const { operationId, 'x-hedge-after-ms': afterMs } = (get ?? {}) as Record<string, unknown>
      return afterMs === undefined ? [] : [[operationId as string, afterMs]]
    }),
  )

const quiet = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
