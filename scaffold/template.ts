import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const TEMPLATES = join(import.meta.dirname, 'templates')

/* `code //? database !own`: the line is written when the service has a database and the contract is its own. */
const CONDITION = /^(.*?) ?(?:\/\/|#)\? ([!\w ]+)$/

/**
 * The files of one folder of `templates/`, by their paths in the repository. `__name__` stands for a value, in paths
 * too; the further lines of a value are indented as its first one.
 *
 * @param flags the conditions that hold
 * @throws Error for a name without a value
 */
export function renderFolder(
  folder: string,
  values: Readonly<Record<string, string>>,
  flags: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const files = globSync('**/*.txt', { cwd: join(TEMPLATES, folder) }).sort()
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(TEMPLATES, folder, file), 'utf8')
      return [render(file.replace(/\.txt$/, ''), values), render(text, values, flags)]
    }),
  )
}

/** Fills one template. */
export function render(
  template: string,
  values: Readonly<Record<string, string>>,
  flags: ReadonlySet<string> = new Set(),
): string {
  const holds = (condition: string) =>
    condition.startsWith('!') ? !flags.has(condition.slice(1)) : flags.has(condition)
  return template
    .split('\n')
    .flatMap((line) => {
      const [, code = line, conditions = ''] = CONDITION.exec(line) ?? []
      return conditions.split(' ').filter(Boolean).every(holds) ? [code] : []
    })
    .map((line) => fill(line, values))
    .join('\n')
}

function fill(line: string, values: Readonly<Record<string, string>>): string {
  const indent = /^ */.exec(line)?.[0] ?? ''
  return line.replaceAll(/__([A-Za-z]+(?:[-_][a-z]+)?)__/g, (token, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`A template has ${token}, which has no value`)
    return value.replaceAll('\n', `\n${indent}`)
  })
}
