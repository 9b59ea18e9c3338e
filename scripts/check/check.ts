/**
 * `npm run check`: all checks that do not run a service. A part prints only errors; two run at a time, and all of them
 * run even when one fails. A part that has passed is skipped until one of its inputs changes (.cache/); on a clean
 * clone everything runs.
 */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { checkStatuses } from './check-statuses.ts'
import { importedFiles } from '../imported-files.ts'
import { checkWords } from './lint/words.ts'
import { type Part, whenChanged } from './when-changed.ts'

const command = (name: string, file: string, ...args: string[]): Part => ({
  name,
  run: () => output(file, args),
})

/* By content: a checkout changes all modification times. */
const prettierCache = ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/prettier']

const parts: Part[] = [
  // The longest first.
  command('lint', 'node', 'scripts/check/check-lint.ts'),
  command('types', 'tsc', '--noEmit', '--pretty', 'false'),
  whenChanged(command('generated', 'node', 'scripts/generate.ts', '--check'), () => [
    ...importedFiles('scripts/generate.ts'),
    ...globSync(['openapi/**/*.yaml', 'prisma/*/schema.prisma', 'generated/**/*.*']),
  ]),
  command('format', 'prettier', '--check', '--log-level', 'warn', ...prettierCache, '.'),
  { name: 'statuses', run: checkStatuses },
  { name: 'words', run: () => checkWords() },
  command(
    'imports',
    'depcruise',
    '--config',
    '.dependency-cruiser.js',
    'platform',
    'compiler',
    'services',
    'demo',
    'scaffold',
    'generated',
    'scripts',
    'tests',
    'bench',
  ),
  whenChanged(command('rooms', 'node', 'scripts/check/rooms.ts', '--check'), () => [
    '.dependency-cruiser.js',
    'docs/explanation/architecture.md',
    ...globSync('{platform,compiler,services,generated,demo,scaffold,scripts,tests}/**/*.{ts,mts,mjs,js}'),
  ]),
  whenChanged(
    command('contracts', 'redocly', 'lint', '--format', 'stylish', ...globSync('openapi/*/v*.yaml')),
    () => ['redocly.yaml', ...globSync(['openapi/**/*.yaml', 'scripts/check/lint/**/*'])],
  ),
  whenChanged(command('migrations', 'node', 'scripts/database/migration.ts', '--check'), () => [
    ...importedFiles('scripts/database/migration.ts'),
    ...globSync('prisma/**/*.{prisma,sql,toml}'),
  ]),
]

const startedAt = performance.now()
const failed = await inTurns(parts, 2)
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
if (failed > 0) {
  console.error(`\n${failed} of ${parts.length} checks failed (${seconds} s)`)
  process.exit(1)
}
console.log(`${parts.length} checks passed (${seconds} s)`)

/** Runs the parts with limited concurrency; returns how many failed. */
async function inTurns(queue: Part[], atOnce: number): Promise<number> {
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
