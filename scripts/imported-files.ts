import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g

/**
 * The files of this repository that a module loads, itself included: what it imports, what those import, and files that
 * they read by `new URL('…', import.meta.url)`.
 *
 * @param entry a path relative to the current folder, as are the results
 */
export function importedFiles(entry: string): Set<string> {
  const found = new Set<string>()
  const waiting = [entry]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    if (/\.m?[jt]s$/.test(file)) waiting.push(...importsIfPresent(file))
  }
  return found
}

/**
 * The files of this repository that a module imports itself.
 *
 * @param types whether type imports count: they have no effect on a running process
 */
export function importsOf(file: string, types = false): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, type, from, called, read]) => {
    if (type && !types) return []
    const specifier = from ?? called ?? read ?? ''
    // `imports` of package.json
    if (/^#(platform|generated|compiler)\//.test(specifier)) return [specifier.slice(1)]
    return specifier.startsWith('.') ? [relative('.', join(dirname(file), specifier))] : []
  })
}

/** A file may be replaced or deleted at any moment while a project is edited. */
function importsIfPresent(file: string): string[] {
  try {
    return importsOf(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
