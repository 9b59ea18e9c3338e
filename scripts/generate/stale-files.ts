import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Removes what earlier runs have written into `generated/<service>/v<N>/` and this one has not: the files of a contract, an
 * operation or a schema that is gone. A file is removed only if its first line says that it was written from that
 * contract; `contract.json`, which has no such line, is removed together with `contract.ts`.
 *
 * @param written the files of this run
 * @returns the files removed
 */
export function removeStaleFiles(written: Iterable<string>): string[] {
  const kept = new Set([...written].map(slashed))
  const removed: string[] = []
  for (const folder of contractFolders()) {
    const stale = filesBelow(folder).filter((file) => !kept.has(file) && isWrittenFrom(folder, file))
    const bundle = `${folder}/contract.json`
    if (stale.includes(`${folder}/contract.ts`) && !kept.has(bundle)) stale.push(bundle)
    for (const file of stale) {
      rmSync(file, { force: true })
      removeEmptyFolders(dirname(file))
    }
    removed.push(...stale)
  }
  return removed
}

/** `generated/<service>/v<N>` */
const contractFolders = (): string[] =>
  foldersIn('generated').flatMap((service) =>
    foldersIn(service).filter((folder) => /^v[^/]*$/.test(basename(folder))),
  )

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => slashed(join(parentPath, name)))

function isWrittenFrom(folder: string, file: string): boolean {
  const [line = ''] = readFileSync(file, 'utf8').split('\n', 1)
  const [, contract] = /^\/\/ Written by `?npm run generate`? from (\S+?\.yaml)\b/.exec(line) ?? []
  return contract === `${folder.replace('generated/', 'openapi/')}.yaml`
}

function removeEmptyFolders(folder: string): void {
  if (folder === 'generated' || readdirSync(folder).length > 0) return
  rmdirSync(folder)
  removeEmptyFolders(dirname(folder))
}

const slashed = (file: string): string => file.replaceAll('\\', '/')
