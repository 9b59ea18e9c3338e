import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Block } from './pages.ts'

/** A command of a `console` block. */
export interface Command {
  text: string
  /** The lines of output below it. */
  shown: string[]
}

/** The commands of a block: `$ ` begins one, and lines that are indented by four spaces continue it. */
export function commandsOf({ language, text }: Block): Command[] {
  const found: Command[] = []
  if (language !== 'console') return found
  for (const line of text.trimEnd().split('\n')) {
    const last = found.at(-1)
    if (line.startsWith('$ ')) found.push({ text: line.slice(2), shown: [] })
    else if (last?.shown.length === 0 && line.startsWith('    ')) last.text += `\n${line}`
    else last?.shown.push(line)
  }
  return found
}

/** What differs from run to run, or was left out with "…". */
const VARIES = /…|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/

const withoutSpace = (text: string) => text.replace(/\s+/g, '').toLowerCase()

/**
 * Looks for the shown lines in their order; the output may have more, and other line breaks.
 *
 * @returns the first part that it lacks, with what comes instead; undefined if it has all
 */
export function missingIn(output: string | undefined, shown: readonly string[]): string | undefined {
  const text = withoutSpace(output ?? '')
  let at = 0
  for (const part of shown.flatMap((line) => line.split(VARIES))) {
    const found = text.indexOf(withoutSpace(part), at)
    if (found < 0) return `${part.trim()}\nis not in the rest of the output:\n${text.slice(at, at + 2_000)}`
    at = found + withoutSpace(part).length
  }
  return undefined
}

const MARK = '--- end of command ---'

/**
 * Runs commands in one shell, in the environment of a reader: without the variables that vitest sets.
 *
 * @returns the output of each, without colours
 * @throws when one of them fails; the message has what it printed
 */
export async function run(
  commands: readonly string[],
  { cwd, env, timeoutMs }: { cwd?: string; env?: NodeJS.ProcessEnv; timeoutMs: number },
): Promise<string[]> {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(VITEST.*|TEST|DEV|PROD|SSR|MODE|NODE_ENV|LOG_LEVEL|TEST_POSTGRES_URL|FORCE_COLOR)$/.test(name),
  )
  const script = commands.join(`\necho '${MARK}'\n`)
  try {
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      cwd,
      env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env },
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout.split(MARK)
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${script}\n${stdout.slice(-4_000)}\n${stderr.slice(-4_000)}`, { cause: error })
  }
}
