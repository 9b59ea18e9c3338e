import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSystem, type System } from '../system.ts'

/* The README as a reader follows it: its commands run in a shell, in order, and print what it shows. */

const readme = readFileSync('README.md', 'utf8')

interface Command {
  text: string
  /** The lines below it. */
  shown: string[]
}

/** The commands of the `console` blocks: `$ ` begins one, and lines that are indented by four spaces continue it. */
const commands = [...readme.matchAll(/^```console\n([^]*?)^```/gm)].flatMap(([, block = '']) => {
  const found: Command[] = []
  for (const line of block.trimEnd().split('\n')) {
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
if (!hasCurl) process.stdout.write('tests/journeys/readme: skipped, it needs curl 7.82 or newer\n')

describe.skipIf(!hasCurl)('the tour', () => {
  let system: System
  let output: string[]
  beforeAll(async () => {
    system = await startSystem({ demo: true })
    const MARK = '--- end of command ---'
    const script = commands
      .map(({ text }) => text.replace('http://localhost:8080', system.urls.gateway as string))
      .join(`\necho '${MARK}'\n`)
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      timeout: 60_000,
    })
    output = stdout.split(MARK)
  })
  afterAll(() => system.close())

  test.each(commands.map((command, i) => ({ ...command, i })))('$text', ({ shown, i }) => {
    expect(output[i]).toMatch(patternOf(shown))
  })
})

test('every script that it names exists', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const named = [...readme.matchAll(/`npm run ([\w:-]+)/g)].map(([, name]) => name as string)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  expect(
    Object.keys(scripts).filter((name) => !/^(start|test)$/.test(name) && !named.includes(name)),
  ).toEqual([])
})

test('every file that it links to exists', async () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path as string)
  expect(links.length).toBeGreaterThan(10)
  for (const path of links) expect(() => execFileSync('test', ['-e', path]), path).not.toThrow()
})
