import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Part {
  name: string
  /** @returns the errors; undefined when there are none */
  run: () => Promise<string | undefined>
}

/**
 * A part of the check that is skipped while its inputs have the content with which it last passed.
 *
 * @param inputs the files on which its result depends, besides the installed packages
 * @param state the file that stores what has passed
 */
export function whenChanged({ name, run }: Part, inputs: () => string[], state = '.cache/check.json'): Part {
  /** The hash of the inputs with which each part last passed. */
  const passed = (): Record<string, string> =>
    existsSync(state) ? (JSON.parse(readFileSync(state, 'utf8')) as Record<string, string>) : {}
  return {
    name,
    run: async () => {
      const hash = hashOf([...inputs(), 'package-lock.json'])
      if (passed()[name] === hash) return undefined
      const error = await run()
      if (error === undefined) {
        mkdirSync(dirname(state), { recursive: true })
        writeFileSync(state, JSON.stringify({ ...passed(), [name]: hash }, null, 2))
      }
      return error
    },
  }
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of [...new Set(files)].sort())
    if (existsSync(file) && statSync(file).isFile())
      hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
