import { existsSync, readFileSync } from 'node:fs'
import { mergeUsage, readUsage, type Usage } from '#compiler/diff/usage.ts'

/**
 * Reads what `--usage` names.
 *
 * @param names files, or `-` for standard input; more than one for the same or other services at other places
 * @returns undefined without any
 * @throws Error in one sentence
 */
export function readUsageFiles(names: readonly string[] | undefined): Usage | undefined {
  return names && names.length > 0 ? mergeUsage(names.map(readOne)) : undefined
}

function readOne(name: string): Usage {
  if (name !== '-' && !existsSync(name)) throw new Error(`There is no file ${name}`)
  const text = readFileSync(name === '-' ? 0 : name, 'utf8')
  try {
    return readUsage(JSON.parse(withoutBanner(text)))
  } catch (error) {
    const place = name === '-' ? 'Standard input' : name
    throw new Error(`${place}: ${(error as Error).message}`, { cause: error })
  }
}

/* `npm run` without `--silent` first prints the script that it runs, in lines that begin with `> `. */
const withoutBanner = (text: string): string => text.replace(/^(?:(?:> .*)?\r?\n)+/, '')
