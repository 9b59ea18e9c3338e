import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { createRestartQueue } from './restart-queue.ts'
import { createSupervisor } from './supervisor.ts'

const PART = "export const part = 'whole'\n"

/* A service that imports a file. */
const SERVICE = `
import { waitForPort, waitVariable } from '#platform/wait-for-port.ts'
import { part } from './part.mjs'
if (process.env[waitVariable]) await waitForPort()
process.send({ ready: 'http://127.0.0.1/' + part })
setInterval(() => {}, 1000)
`

/* The same, where another program is writing the file when the service is restarted for the first time. */
const WHILE_WRITING = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { waitVariable } from '#platform/wait-for-port.ts'
const part = import.meta.dirname + '/part.mjs'
const isWritten = import.meta.dirname + '/written'
const text = readFileSync(part)
const isFirst = process.env[waitVariable] && !existsSync(isWritten)
if (isFirst) writeFileSync(part, '')
try {
  await import('./service.mjs')
} finally {
  if (isFirst) {
    writeFileSync(part, text)
    writeFileSync(isWritten, '')
  }
}
`

test('a service that loaded a part of a file is started again when the file is complete', async () => {
  const { queue, printed } = await running(WHILE_WRITING)
  queue.restart('things', ['handler.ts'])
  expect(await printed).toMatch(/^✓ restarted: handler\.ts, .*part\.mjs/)
})

test('a service that cannot start is started again with the next edit only', async () => {
  const { queue, printed, folder } = await running("await import('./service.mjs')")
  rmSync(join(folder, 'part.mjs'))
  queue.restart('things', ['part.mjs'])
  expect(await printed).toMatch(
    /^┌ cannot start after the edit of part\.mjs; the previous process keeps running\n[^]*part\.mjs/,
  )
})

/** Runs a service in processes, as `npm run dev` does. `printed` is the first outcome of a restart. */
async function running(main: string) {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync(join(process.cwd(), '.cache/restart-queue-'))
  const files = { 'main.mjs': main, 'service.mjs': SERVICE, 'part.mjs': PART }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const supervisor = createSupervisor({ env: process.env, print: () => {} })
  onTestFinished(async () => {
    await supervisor.stop()
    rmSync(folder, { recursive: true })
  })
  await supervisor.start('things', join(folder, 'main.mjs'))
  const printed = Promise.withResolvers<string>()
  const queue = createRestartQueue({
    supervisor,
    filesOf: () => new Set(Object.keys(files).map((name) => join(folder, name))),
    print: (_service, line) => printed.resolve(stripVTControlCharacters(line)),
  })
  return { queue, printed: printed.promise, folder }
}
