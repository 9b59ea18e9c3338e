import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ConfigError, unknownVariable } from '#platform/config.ts'

/**
 * Adds the variables of `.env`, in the folder that a command runs in, to the environment. A variable that is set
 * already keeps its value.
 *
 * @param env is modified
 * @returns the names of the variables that were added; undefined when there is no `.env`
 * @throws ConfigError with file and line of every variable that `.env.example` does not list, and of every line that is
 * not `NAME=value`
 */
export function loadDotenv(env: NodeJS.ProcessEnv, file = '.env'): string[] | undefined {
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  const known = documentedVariables()
  const errors = assignments(text).flatMap(({ line, name }) => {
    if (name === undefined) return [`${file}:${line}: this line is not NAME=value`]
    return known.has(name)
      ? []
      : [`${file}:${line}: ${unknownVariable(name, known)} (.env.example lists all)`]
  })
  if (errors.length > 0) throw new ConfigError(errors)
  const added = Object.entries(parseEnv(text)).filter(([name]) => env[name] === undefined)
  Object.assign(env, Object.fromEntries(added))
  return added.map(([name]) => name)
}

/** Every variable of the system: `.env.example` lists them, which a test checks. */
const documentedVariables = () =>
  new Set(
    [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(
      ([, name]) => name as string,
    ),
  )

/** The lines that assign a variable, in the syntax of `util.parseEnv`, and those that are no assignment. */
function assignments(text: string): { line: number; name: string | undefined }[] {
  const found: { line: number; name: string | undefined }[] = []
  let openQuote: string | undefined
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (openQuote !== undefined) {
      if (line.includes(openQuote)) openQuote = undefined
      continue
    }
    if (/^\s*(#|$)/.test(line)) continue
    const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/.exec(line) ?? []
    found.push({ line: i + 1, name })
    const quote = /^["'`]/.exec(value)?.[0]
    if (quote !== undefined && !value.includes(quote, 1)) openQuote = quote
  }
  return found
}
