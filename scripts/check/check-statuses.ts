import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'

/**
 * Compares the tests beside the handlers with the contracts: each operation needs a `describe` with its name, and in it
 * one for each status that it declares.
 *
 * @returns a line for each status without a test; undefined when there is none
 */
export async function checkStatuses(): Promise<string | undefined> {
  const tested = await describedStatuses()
  const missing = globSync('generated/*/v*/contract.json')
    .sort()
    .flatMap((file) => {
      const [, service, version] = file.split('/') as [string, string, string]
      const document = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument
      return operationsOf({ service, version, document }).flatMap(({ id, responses }) =>
        Object.keys(responses)
          .filter((status) => !tested.has(`${service} ${id} ${status}`))
          .map(
            (status) => `services/${service}/handlers/${id}.test.ts has no tests in describe('${status}')`,
          ),
      )
    })
  return missing.length > 0 ? missing.join('\n') : undefined
}

/** `users getMe 200` for each status that the tests name, as vitest itself lists them. */
async function describedStatuses(): Promise<Set<string>> {
  const run = promisify(execFile)
  const { stdout } = await run(
    'vitest',
    ['list', 'handlers/', '--json', '--no-static-parse', '--no-isolate'],
    {
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  const tests = JSON.parse(stdout.slice(stdout.indexOf('['))) as { name: string; file: string }[]
  return new Set(
    tests.map(({ name, file }) => {
      const service = /services\/([^/]+)\/handlers\//.exec(file)?.[1]
      const [operationId, status] = name.split(' > ')
      return `${service} ${operationId} ${status?.split(' ')[0]}`
    }),
  )
}
