/**
 * `npm run check`: everything about the repository that can be said without running a service. Each part prints
 * nothing while it is well; the parts run side by side, and all of them run even when one fails.
 */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { checkStatuses } from './check-statuses.ts'

interface Part {
  name: string
  run: () => Promise<string | undefined>
}

const command = (name: string, file: string, ...args: string[]): Part => ({
  name,
  run: () => output(file, args),
})

const parts: Part[] = [
  command('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  command('lint', 'eslint', '--cache', '--cache-location', '.cache/eslint', '--max-warnings', '0', '.'),
  command('types', 'tsc', '--noEmit', '--pretty', 'false'),
  command('contracts', 'redocly', 'lint', '--format', 'stylish', ...globSync('openapi/*/v*.yaml')),
  command(
    'imports',
    'depcruise',
    '--config',
    '.dependency-cruiser.js',
    'platform',
    'services',
    'generated',
    'scripts',
    'tests',
  ),
  command('migrations', 'node', 'scripts/migration.ts', '--check'),
  command('generated', 'node', 'scripts/generate.ts', '--check'),
  { name: 'statuses', run: checkStatuses },
]

const startedAt = performance.now()
const faults = await inTurns(parts, 2)
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
if (faults > 0) {
  console.error(`\n${faults} of ${parts.length} checks failed (${seconds} s)`)
  process.exit(1)
}
console.log(`${parts.length} checks passed (${seconds} s)`)

/** Runs the parts, so many at once; returns how many failed. */
async function inTurns(queue: Part[], atOnce: number): Promise<number> {
  const waiting = [...queue]
  let failed = 0
  const worker = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const beganAt = performance.now()
      const fault = await part.run().catch((error: unknown) => String(error))
      const took = ((performance.now() - beganAt) / 1000).toFixed(1)
      console.log(`${fault === undefined ? 'ok  ' : 'FAIL'} ${part.name.padEnd(12)} ${took.padStart(5)} s`)
      if (fault !== undefined) {
        failed += 1
        console.error(fault)
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
