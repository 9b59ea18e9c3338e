import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSupervisor } from './supervisor.ts'

/* The first process crashes after it was ready, the second never becomes ready, the third does. */
const SERVICE = `
import { appendFileSync, readFileSync } from 'node:fs'
const file = import.meta.dirname + '/starts'
appendFileSync(file, '.')
const starts = readFileSync(file, 'utf8').length
if (starts !== 2) process.send({ ready: 'http://127.0.0.1:' + starts })
if (starts === 1) setTimeout(() => process.exit(1), 100)
else setInterval(() => {}, 1000)
`

test('a process that is not ready in time is killed and restarted', async () => {
  const folder = mkdtempSync(join(process.cwd(), '.cache/supervisor-'))
  writeFileSync(join(folder, 'main.mjs'), SERVICE)
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
  await supervisor.start('things', join(folder, 'main.mjs'))
  await isBack.promise
  await supervisor.stop()
  rmSync(folder, { recursive: true })
  expect(lines).toContain('things was not ready within 2 s')
  expect(lines.at(-1)).toBe('is back at http://127.0.0.1:3')
})
