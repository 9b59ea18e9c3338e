import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSystem, type System } from '../system.ts'
import { commandsOf, missingIn, run } from './console.ts'
import { blocksOf, isStep, pages } from './pages.ts'

/*
 * The README and the pages of docs/ as a reader follows them: the commands of a page's `console` blocks run in one
 * shell, in order, and print what the page shows.
 */

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

  // Steps are followed in a copy of the repository, those of own-repository.md outside of it by tests/packages/init.test.ts.
  const withCommands = pages()
    .filter((page) => page !== 'docs/guides/own-repository.md')
    .map((page) => ({
      page,
      commands: blocksOf(page)
        .filter((block) => !isStep(block))
        .flatMap(commandsOf),
    }))
    .filter(({ commands }) => commands.length > 0)

  describe.each(withCommands)('$page', ({ commands }) => {
    let output: string[]
    beforeAll(async () => {
      output = await run(
        commands.map(({ text }) => text.replaceAll('http://localhost:8080', system.urls.gateway as string)),
        { env: variablesOf(system), timeoutMs: 150_000 },
      )
    }, 160_000)
    test.each(commands.map((command, i) => ({ ...command, i })))('$text', ({ shown, i }) => {
      expect(missingIn(output[i], shown)).toBeUndefined()
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
    [...readFileSync(page, 'utf8').matchAll(/\bnpm (?:run (?:--silent )?(\w[\w:-]*\b)|(start|test)\b)/g)].map(
      ([, script, short]) => (script ?? short) as string,
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
