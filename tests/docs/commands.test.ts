import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSystem, type System } from '../system.ts'
import { blocksOf, pages } from './pages.ts'

/*
 * The README and the pages of docs/ as a reader follows them: the commands of a page's `console` blocks run in one
 * shell, in order, and print what the page shows.
 */

interface Command {
  text: string
  /** The lines below it. */
  shown: string[]
}

/** `$ ` begins a command, and lines that are indented by four spaces continue it. */
const commandsOf = (page: string): Command[] =>
  blocksOf(page)
    .filter(({ language }) => language === 'console')
    .flatMap(({ text }) => {
      const found: Command[] = []
      for (const line of text.trimEnd().split('\n')) {
        const last = found.at(-1)
        if (line.startsWith('$ ')) found.push({ text: line.slice(2), shown: [] })
        else if (last?.shown.length === 0 && line.startsWith('    ')) last.text += `\n${line}`
        else last?.shown.push(line)
      }
      return found
    })

/** What differs from run to run, or was left out with "…". */
const VARIES = /…|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/

/** Accepts an output that has the shown lines in their order, also with more lines and without the line breaks added. */
function patternOf(shown: readonly string[]): RegExp {
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s*')
  const lines = shown.map((line) => line.trim().split(VARIES).map(escaped).join('[^]*?'))
  return new RegExp(lines.join('[^]*?'), 'i')
}

const hasCurl = (() => {
  try {
    return execFileSync('curl', ['--help', 'all'], { encoding: 'utf8' }).includes('--json')
  } catch {
    return false
  }
})()
if (!hasCurl) process.stdout.write('tests/docs/commands: skipped, it needs curl 7.82 or newer\n')

describe.skipIf(!hasCurl)('the commands of', () => {
  let system: System
  beforeAll(async () => void (system = await startSystem({ demo: true })))
  afterAll(() => system.close())

  // The tutorial changes the repository: tutorial.test.ts follows it in a copy.
  const withCommands = pages()
    .filter((page) => !page.startsWith('docs/tutorial/'))
    .map((page) => ({ page, commands: commandsOf(page) }))
    .filter(({ commands }) => commands.length > 0)

  describe.each(withCommands)('$page', ({ commands }) => {
    let output: string[]
    beforeAll(async () => {
      const MARK = '--- end of command ---'
      const script = commands
        .map(({ text }) => text.replaceAll('http://localhost:8080', system.urls.gateway as string))
        .join(`\necho '${MARK}'\n`)
      // Without those of vitest, so that a command has the environment of a reader.
      const { NODE_ENV: _mode, LOG_LEVEL: _level, ...env } = process.env
      const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
        timeout: 60_000,
        env: { ...env, ...variablesOf(system) },
      })
      output = stdout.split(MARK)
    })
    test.each(commands.map((command, i) => ({ ...command, i })))('$text', ({ shown, i }) => {
      expect(output[i]).toMatch(patternOf(shown))
    })
  })
})

/** The variables that let `npm run events`, `jobs` and the like reach the system of the test. */
const variablesOf = ({ databases, eventsUrl }: System): NodeJS.ProcessEnv => ({
  EVENTS_URL: eventsUrl,
  ...Object.fromEntries(
    Object.entries(databases).map(([service, { url }]) => [`${service.toUpperCase()}_DATABASE_URL`, url]),
  ),
})

test('every script of package.json is in docs/reference/commands.md, and every script that a page names exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const names = ['start', 'test', ...Object.keys(scripts)]
  const namedIn = (page: string) =>
    [...readFileSync(page, 'utf8').matchAll(/\bnpm (?:run (?:--silent )?)?(start|test|(?<=run (?:--silent )?)[\w:]+)/g)].map(
      ([, name]) => name as string,
    )
  const unknown = pages().flatMap((page) =>
    namedIn(page)
      .filter((name) => !names.includes(name))
      .map((name) => `${page}: npm run ${name}`),
  )
  expect(unknown).toEqual([])
  const listed = namedIn('docs/reference/commands.md')
  expect(Object.keys(scripts).filter((name) => !listed.includes(name))).toEqual([])
})
