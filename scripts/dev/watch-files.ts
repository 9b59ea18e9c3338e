import { createHash } from 'node:crypto'
import { type FSWatcher, readdirSync, readFileSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'

export interface WatchFilesOptions {
  folders: readonly string[]
  /** Paths that are not watched. */
  ignore?: (path: string) => boolean
  /** Called with the files that were written, created or deleted, after `quietMs` without further changes. */
  onChange(files: string[]): void
  quietMs?: number
}

/**
 * Watches folders for files whose content changes: a file that is rewritten with the same content is unchanged.
 *
 * On Linux each folder has its own watcher, because the recursive watcher of Node loses a file that an editor replaces
 * by renaming another one over it. Other systems watch recursively themselves.
 */
export function watchFiles({ folders, ignore = () => false, onChange, quietMs = 60 }: WatchFilesOptions): {
  close(): void
} {
  const isRecursive = process.platform !== 'linux'
  const contents = new Map<string, Map<string, string>>()
  const watchers = new Map<string, FSWatcher>()
  const dirty = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const touch = (folder: string) => {
    dirty.add(folder)
    clearTimeout(timer)
    timer = setTimeout(report, quietMs)
  }
  const report = () => {
    const folders = [...dirty]
    dirty.clear()
    const changed = folders.flatMap(changesIn)
    if (changed.length > 0) onChange([...new Set(changed)].sort())
  }

  /** Reads a folder again. @returns the files that differ from the last time, those of new folders included */
  function changesIn(folder: string): string[] {
    const before = contents.get(folder) ?? new Map<string, string>()
    const entries = attempt(() => readdirSync(folder, { withFileTypes: true }))
    if (!entries) return forget(folder)
    const after = new Map<string, string>()
    const changed: string[] = []
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (ignore(path)) continue
      if (entry.isDirectory() && !contents.has(path)) changed.push(...add(path))
      if (!entry.isFile()) continue
      const hash = attempt(() => createHash('sha256').update(readFileSync(path)).digest('base64'))
      if (hash !== undefined) after.set(entry.name, hash)
    }
    contents.set(folder, after)
    for (const name of new Set([...before.keys(), ...after.keys()]))
      if (before.get(name) !== after.get(name)) changed.push(join(folder, name))
    return changed
  }

  function add(folder: string): string[] {
    contents.set(folder, new Map())
    if (!isRecursive) observe(folder, () => touch(folder))
    return changesIn(folder)
  }

  function observe(folder: string, onEvent: (file: string | null) => void): void {
    const watcher = attempt(() => watch(folder, { recursive: isRecursive }, (_event, file) => onEvent(file)))
    // The folder was deleted while it was being watched.
    watcher?.on('error', () => {})
    if (watcher) watchers.set(folder, watcher)
  }

  function forget(folder: string): string[] {
    const gone = [...contents.keys()].filter(
      (known) => known === folder || known.startsWith(join(folder, '/')),
    )
    return gone.flatMap((known) => {
      const files = [...(contents.get(known)?.keys() ?? [])].map((name) => join(known, name))
      watchers.get(known)?.close()
      watchers.delete(known)
      contents.delete(known)
      return files
    })
  }

  for (const folder of folders) {
    add(folder)
    if (isRecursive) observe(folder, (file) => touch(file === null ? folder : dirname(join(folder, file))))
  }
  return {
    close: () => {
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
