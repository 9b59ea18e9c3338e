/**
 * `npm test`: runs vitest. With the name of a service as its first argument, runs the tests of that service: those in
 * its folders, its contract tests, and the journeys that call one of its operations. Other arguments go to vitest.
 */
import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'

/** The tests of one service, as filters of vitest on paths. */
export function testsOf(service: string): string[] {
  const calls = globSync(`generated/${service}/v*/contract.json`).flatMap((file) => {
    const document = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument
    return operationsOf({ service, version: '', document }).map(({ id }) => `.${id}(`)
  })
  const journeys = globSync('tests/journeys/*.test.ts').filter((file) => {
    const text = readFileSync(file, 'utf8')
    return calls.some((call) => text.includes(call))
  })
  return [
    `services/${service}/`,
    ...[`demo/${service}.test.ts`, `tests/constraints/${service}.test.ts`].filter(existsSync),
    // The contract tests of the gateway are those of the services, called through it.
    ...(calls.length > 0
      ? [service === 'gateway' ? 'tests/contract/at-the-service' : 'tests/contract/']
      : []),
    ...journeys.sort(),
  ]
}

const isService = (name: string | undefined) => name !== undefined && existsSync(`services/${name}/main.ts`)

if (import.meta.main) {
  const [first, ...rest] = process.argv.slice(2)
  const service = isService(first) ? (first as string) : undefined
  const args = service ? [...testsOf(service), ...rest] : process.argv.slice(2)
  // describe-contract.ts reads it.
  const env = service ? { ...process.env, CONTRACT_SERVICE: service } : process.env
  const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
    stdio: 'inherit',
    env,
  })
  // Ctrl-C reaches vitest too, which then exits by itself.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => vitest.kill('SIGTERM'))
  vitest.once('exit', (code) => process.exit(code ?? 1))
}
