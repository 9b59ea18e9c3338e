import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { npmStart, ownPlace, ready } from '../start/npm-start.ts'
import { commandsOf, missingIn, run } from './console.ts'
import { blocksOf, shownFile } from './pages.ts'

/*
 * The tutorial as a reader follows it, in a copy of the repository: its files are written, its commands are executed and
 * print what it shows. `npm ci` is replaced by a link to the packages that are installed.
 */

const { start, temporaryFolder } = npmStart({ keep: true })

const folder = temporaryFolder()
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
for (const file of tracked.toString().split('\0').filter(Boolean))
  cpSync(file, join(folder, file), { force: true, recursive: true })
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
const place = { ...ownPlace(join(folder, '.data')), DELIVERY_PORT: '0' }

let gateway = 'http://localhost:8080'

async function follow(commands: ReturnType<typeof commandsOf>): Promise<void> {
  const [first] = commands
  if (first?.text === 'npm ci') return
  if (first?.text === 'npm start') {
    const system = start(place, { cwd: folder })
    gateway = await ready(system)
    expect(missingIn(system.output(), first.shown)).toBeUndefined()
    return
  }
  const output = await run(
    commands.map(({ text }) => text.replaceAll('http://localhost:8080', gateway)),
    { cwd: folder, timeoutMs: 240_000 },
  )
  for (const [i, { shown }] of commands.entries()) expect(missingIn(output[i], shown)).toBeUndefined()
}

const page = 'docs/tutorial/a-service-in-20-minutes.md'
const steps = blocksOf(page).map((block) => ({
  block,
  name: shownFile(block) ?? commandsOf(block)[0]?.text ?? block.text,
}))

test.each(steps)('$name', { timeout: 300_000 }, async ({ block }) => {
  const file = shownFile(block)
  if (file === undefined) return follow(commandsOf(block))
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), block.text.slice(block.text.indexOf('\n') + 1))
})
