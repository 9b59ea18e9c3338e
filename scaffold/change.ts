import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** An error that the user can correct; the message is one sentence, or one line for each error of a contract. */
export class ScaffoldError extends Error {
  override name = 'ScaffoldError'
}

/** What a command writes: new files, and the whole new text of existing ones, by path below the root. */
export type Change = Map<string, string>

/**
 * Writes the files of a change.
 *
 * @returns a function that undoes it
 * @throws Error when a file can't be written; what was written by then is undone
 */
export function applyChange(root: string, change: Change): () => void {
  const before = new Map<string, string | undefined>()
  const undo = () => {
    for (const [path, text] of [...before].reverse()) {
      if (text !== undefined) writeFileSync(join(root, path), text)
      else {
        rmSync(join(root, path), { force: true })
        removeEmptyFolders(root, dirname(path))
      }
    }
  }
  try {
    for (const [path, text] of change) {
      const file = join(root, path)
      mkdirSync(dirname(file), { recursive: true })
      before.set(path, existsSync(file) ? readFileSync(file, 'utf8') : undefined)
      writeFileSync(file, text)
    }
  } catch (error) {
    undo()
    throw error
  }
  return undo
}

function removeEmptyFolders(root: string, folder: string): void {
  const path = join(root, folder)
  if (folder === '.' || !existsSync(path) || readdirSync(path).length > 0) return
  rmdirSync(path)
  removeEmptyFolders(root, dirname(folder))
}
