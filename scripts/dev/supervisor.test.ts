import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createSupervisor, NotReplacedError } from './supervisor.ts'

/* The first process crashes after it was ready, the second never becomes ready, the third does. */
const SLOW = `
import { appendFileSync, readFileSync } from 'node:fs'
const file = import.meta.dirname + '/starts'
appendFileSync(file, '.')
const starts = readFileSync(file, 'utf8').length
if (starts !== 2) process.send({ ready: 'http://127.0.0.1:' + starts })
if (starts === 1) setTimeout(() => process.exit(1), 100)
else setInterval(() => {}, 1000)
`

/* The first process ends when its successor, the second, has ended before it listens. The third replaces it. */
const ENDS_BEFORE_IT_LISTENS = `
import { appendFileSync, readFileSync } from 'node:fs'
const file = import.meta.dirname + '/starts'
appendFileSync(file, '.')
const starts = readFileSync(file, 'utf8').length
if (starts === 1) process.on('SIGTERM', () => setTimeout(() => process.exit(0), 500))
if (starts === 2) process.send({ loaded: true }, () => process.exit(1))
else process.send({ ready: 'http://127.0.0.1:' + starts })
setInterval(() => {}, 1000)
`

test('a process that is not ready in time is killed and restarted', async () => {
  const { supervisor, file, lines, isBack } = supervised(SLOW)
  await supervisor.start('things', file)
  await isBack
  expect(lines).toContain('things was not ready within 2 s')
  expect(lines.at(-1)).toBe('is back at http://127.0.0.1:3')
})

test('a successor that ends before it listens is restarted', async () => {
  const { supervisor, file, lines, isBack } = supervised(ENDS_BEFORE_IT_LISTENS)
  await supervisor.start('things', file)
  const error = await supervisor.restart('things').catch((error: unknown) => error)
  expect(error).toEqual(new Error('things ended before it was ready (exit code 1)'))
  expect(error).not.toBeInstanceOf(NotReplacedError)
  await isBack
  expect(lines.at(-1)).toBe('is back at http://127.0.0.1:3')
})

/** Supervises one file; all processes are stopped with the test. */
function supervised(source: string) {
  const folder = mkdtempSync(join(process.cwd(), '.cache/supervisor-'))
  const file = join(folder, 'main.mjs')
  writeFileSync(file, source)
  const lines: string[] = []
  const isBack = Promise.withResolvers<void>()
  const supervisor = createSupervisor({
    env: process.env,
    readyWithinMs: 2_000,
    print: (_name, line) => {
      lines.push(line)
      if (line.startsWith('is back at')) isBack.resolve()
    },
  })
  onTestFinished(async () => {
    await supervisor.stop()
    rmSync(folder, { recursive: true })
  })
  return { supervisor, file, lines, isBack: isBack.promise }
}
