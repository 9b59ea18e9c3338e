import { statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { typeErrors } from '../types/type-check.ts'

/* So many bytes of types are checked by one process: it needs about 100 times as much memory. */
const BATCH_BYTES = 6_000_000

/** Type-checks the files below folders, with the handlers that use them. Returns the errors by folder. */
export function checkTypes(root: string, folders: readonly string[]): Map<string, string[]> {
  const errors = new Map<string, string[]>(folders.map((folder) => [folder, []]))
  for (const batch of batches(folders)) {
    const include = batch.map((folder) => `./${relative(root, folder)}/*.ts`)
    for (const line of typeErrors(root, include)) {
      const folder = batch.find((one) => line.includes(`${relative(root, one)}/`))
      if (line.includes('error TS')) errors.get(folder ?? (batch[0] as string))?.push(line)
    }
  }
  return errors
}

function batches(folders: readonly string[]): string[][] {
  const all: string[][] = []
  let bytes = Infinity
  for (const folder of folders) {
    const size = statSync(join(folder, 'types.ts')).size
    if (bytes + size > BATCH_BYTES) {
      all.push([])
      bytes = 0
    }
    bytes += size
    all.at(-1)?.push(folder)
  }
  return all
}
