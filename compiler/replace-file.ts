import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * Writes a generated file, unless it has this content already. A process that loads it meanwhile reads the old content or
 * the new one, never a part: `npm run dev` starts services while files are generated.
 *
 * @returns whether it was written
 */
export function replaceFile(file: string, text: string): boolean {
  if (contentOf(file) === text) return false
  const unfinished = `${file}.${process.pid}~`
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
  return true
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
