/**
 * Removes from node_modules what a service does not load, after `npm ci --omit=dev`:
 * - packages that are only optional peers: npm installs them because the lock file has them for development (the
 *   command line of Prisma, 250 MB);
 * - Prisma's query compilers for other databases, type declarations and source maps.
 */
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'

interface LockedPackage {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** The folders of the packages that the root needs, which are keys of `packages` in package-lock.json. */
export function neededPackages(packages: Readonly<Record<string, LockedPackage>>): Set<string> {
  const needed = new Set<string>()
  const visit = (folder: string) => {
    const {
      dependencies,
      optionalDependencies,
      peerDependencies = {},
      peerDependenciesMeta,
    } = packages[folder]!
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta?.[name]?.optional)
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const found = resolve(packages, folder, name)
      if (found === undefined || needed.has(found)) continue
      needed.add(found)
      visit(found)
    }
  }
  visit('')
  return needed
}

/** As Node does: in the folder's own node_modules, then in those above it. */
function resolve(
  packages: Readonly<Record<string, unknown>>,
  folder: string,
  name: string,
): string | undefined {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const candidate = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (candidate in packages) return candidate
    if (at === '') return undefined
  }
}

if (import.meta.main) {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  const needed = neededPackages(packages)
  for (const folder of Object.keys(packages))
    if (folder !== '' && !needed.has(folder) && ![...needed].some((other) => other.startsWith(`${folder}/`)))
      rmSync(folder, { recursive: true, force: true })
  const unused = [
    'node_modules/@prisma/client/runtime/query_compiler_*.{cockroachdb,mysql,sqlite,sqlserver}.*',
    'node_modules/@prisma/client/runtime/query_compiler_small_*',
    'node_modules/**/*.{d.ts,d.mts,d.cts,map}',
    'node_modules/.bin',
    'node_modules/.package-lock.json',
  ]
  for (const file of globSync(unused)) rmSync(file, { recursive: true, force: true })
  if (!existsSync('node_modules/express')) throw new Error('node_modules is incomplete')
}
