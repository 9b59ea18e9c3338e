import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { checkData } from './data/check-data.ts'
import { checkStatuses } from './check-statuses.ts'
import { type Part, whenChanged } from './when-changed.ts'

/** A part that runs a command; its output is the error when it fails. */
export const command = (name: string, file: string, ...args: string[]): Part => ({
  name,
  run: () => output(file, args),
})

const script = (part: string, name: string, ...args: string[]) =>
  command(part, 'npm', 'run', '--silent', name, '--', ...args)

/* By content: a checkout changes all modification times. */
const prettierCache = ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier']

/**
 * What every project checks: types, contracts, generated code, migrations, format, and a test for each status.
 *
 * @param tools the files of the project that implement these checks
 */
export const projectParts = (tools: () => string[] = () => []): Part[] => [
  command('types', 'tsc', '--noEmit', '--pretty', 'false'),
  whenChanged(script('generated', 'generate', '--check'), () => [
    ...tools(),
    ...globSync(['openapi/**/*.yaml', 'prisma/*/schema.prisma', 'generated/**/*.*']),
  ]),
  command('format', 'prettier', '--check', '--log-level', 'warn', ...prettierCache, '.'),
  { name: 'statuses', run: checkStatuses },
  { name: 'data', run: checkData },
  whenChanged(
    command('contracts', 'redocly', 'lint', '--format', 'stylish', ...globSync('openapi/*/v*.yaml')),
    () => ['redocly.yaml', ...tools(), ...globSync('openapi/**/*.yaml')],
  ),
  whenChanged(script('migrations', 'db:migration', '--check'), () => [
    ...tools(),
    ...globSync('prisma/**/*.{prisma,sql,toml}'),
  ]),
]

/**
 * Runs the parts, two at a time and all of them even when one fails; prints a line for each, and its errors.
 *
 * @returns how many failed
 */
export async function runParts(parts: readonly Part[]): Promise<number> {
  const startedAt = performance.now()
  const failed = await inTurns(parts, 2)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  if (failed > 0) console.error(`\n${failed} of ${parts.length} checks failed (${seconds} s)`)
  else console.log(`${parts.length} checks passed (${seconds} s)`)
  return failed
}

/** Runs the parts with limited concurrency; returns how many failed. */
async function inTurns(queue: readonly Part[], atOnce: number): Promise<number> {
  const waiting = [...queue]
  let failed = 0
  const worker = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const beganAt = performance.now()
      const error = await part.run().catch((error: unknown) => String(error))
      const took = ((performance.now() - beganAt) / 1000).toFixed(1)
      console.log(`${error === undefined ? 'ok  ' : 'FAIL'} ${part.name.padEnd(12)} ${took.padStart(5)} s`)
      if (error !== undefined) {
        failed += 1
        console.error(error)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return failed
}

/** What a command printed when it failed; undefined when it succeeded. */
function output(file: string, args: string[]): Promise<string | undefined> {
  return new Promise((done) => {
    const child = spawn(file, args, {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    })
    let text = ''
    const keep = (chunk: Buffer) => (text += chunk.toString())
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => done(`${file} could not run: ${error.message}`))
    child.once('close', (code) => done(code === 0 ? undefined : text))
  })
}
