import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { npmStart, ownPlace, ready } from '../start/npm-start.ts'
import { commandsOf, missingIn, run } from './console.ts'
import { type Block, shownFile } from './pages.ts'

/**
 * Steps as a reader follows them, in a copy of the repository: files are written, edits are applied, and commands are
 * executed and print what is shown. `npm ci` is replaced by a link to the packages that are installed.
 *
 * @param ports the variables of the services that the steps add
 */
export function followInCopy(blocks: readonly Block[], ports: NodeJS.ProcessEnv = {}): void {
  const { start, repositoryCopy } = npmStart({ keep: true })
  const folder = repositoryCopy()
  const place = { ...ownPlace(join(folder, '.data')), ...ports }

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
      { cwd: folder, timeoutMs: 540_000 },
    )
    for (const [i, { shown }] of commands.entries()) expect(missingIn(output[i], shown)).toBeUndefined()
  }

  const steps = blocks.map((block) => ({
    block,
    name: shownFile(block) ?? commandsOf(block)[0]?.text ?? block.text,
  }))
  test.each(steps)('$name', { timeout: 600_000 }, async ({ block }) => {
    const file = shownFile(block)
    if (file === undefined) return follow(commandsOf(block))
    const path = join(folder, file)
    const text = block.text.slice(block.text.indexOf('\n') + 1)
    if (block.language === 'diff') return writeFileSync(path, edited(readFileSync(path, 'utf8'), text))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  })
}

/** Replaces the lines with a minus by those with a plus below them. @throws Error unless the text has them once */
function edited(text: string, diff: string): string {
  const edits = [...diff.matchAll(/((?:^-.*\n)+)((?:^\+.*\n)*)/gm)]
  return edits.reduce((before, [, removed = '', added = '']) => {
    const [old, next] = [removed, added].map((lines) => lines.replaceAll(/^[-+]/gm, '')) as [string, string]
    if (before.split(old).length !== 2) throw new Error(`The file does not have once:\n${old}`)
    return before.replace(old, () => next)
  }, text)
}
