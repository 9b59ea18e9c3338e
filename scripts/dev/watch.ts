import { execFile } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { importedFiles } from '../imported-files.ts'
import { migrate } from '../database/schema-engine.ts'
import { createRestartQueue, done, failed } from './restart-queue.ts'
import type { Supervisor } from './supervisor.ts'
import type { System } from './system-environment.ts'
import { withoutInternals } from './terminal-log.ts'
import { watchFiles } from './watch-files.ts'

export interface WatchOptions {
  system: System
  supervisor: Pick<Supervisor, 'restart'>
  /** Gets each line of progress, with the service or contract that it concerns. */
  print(name: string, line: string): void
}

/**
 * `npm run dev`: compiles edited contracts again, and restarts a service when a file that it loads changes. While a
 * contract or the new code of a service has errors, they are printed and the old process keeps running.
 */
export function watchSystem({ system, supervisor, print }: WatchOptions): { close(): void } {
  let work = Promise.resolve()
  const loaded = new Map(system.services.map((name) => [name, filesOf(name)]))
  const generating = generateInBackground(print)
  const restarts = createRestartQueue({ supervisor, filesOf, print })

  const handle = async (changed: string[]) => {
    const contracts = contractsOf(changed)
    const compiled = await Promise.all(contracts.map((file) => compile(file, print)))
    const schemas = changed.filter((file) => /^prisma\/[^/]+\/schema\.prisma$/.test(file))
    for (const file of schemas)
      print(serviceOf(file), `${file} has changed: npm run db:migration -- ${serviceOf(file)} <name>`)
    if (compiled.includes(true) || schemas.length > 0) generating.run()

    const services = new Set(
      system.services.filter((name) => {
        const before = loaded.get(name) ?? new Set()
        loaded.set(name, filesOf(name))
        return changed.some((file) => before.has(file) || loaded.get(name)?.has(file))
      }),
    )
    for (const service of await applyMigrations(changed)) services.add(service)
    const causesOf = (name: string) => changed.filter((file) => loaded.get(name)?.has(file))
    for (const name of services) restarts.restart(name, causesOf(name))
  }

  /** @returns the services to restart */
  const applyMigrations = async (changed: string[]): Promise<string[]> => {
    const migrated = changed.filter((file) => /^prisma\/[^/]+\/migrations\//.test(file)).map(serviceOf)
    const applied = await Promise.all([...new Set(migrated)].map(applyMigrationsOf))
    return applied.filter((service) => service !== undefined)
  }
  const applyMigrationsOf = async (service: string): Promise<string | undefined> => {
    try {
      const applied = await migrate(service, system.databases[service] as string)
      print(service, `migrations applied: ${applied.join(', ') || 'none'}`)
      return service
    } catch (error) {
      // The restarts that other files of the same edit cause are made.
      print(service, failed('migrations could not be applied', error))
      return undefined
    }
  }

  const watcher = watchFiles({
    folders: watchedFolders(),
    ignore: (path) => path === 'generated/sdk' || path.endsWith('~') || path.endsWith('.test.ts'),
    onChange: (files) => {
      work = work
        .then(() => handle(files))
        .catch((error: unknown) => print('dev', failed('an edit could not be applied', error)))
    },
  })
  // Loads the TypeScript compiler ahead of the first compilation.
  void import('openapi-typescript')
  return {
    close: () => {
      watcher.close()
      generating.close()
    },
  }
}

/** A project that has the platform as a package has no folder of it. */
export const watchedFolders = (): string[] =>
  ['openapi', 'services', 'platform', 'prisma', 'generated'].filter(existsSync)

/** `openapi/users/v1.yaml`, `prisma/users/…` */
const serviceOf = (file: string) => file.split('/')[1] as string

/** The files that a service loads, and the files in its folder that are not modules, such as style sheets. */
function filesOf(service: string): Set<string> {
  const assets = globSync(`services/${service}/**/*`, { exclude: ['**/*.ts'] })
  return new Set([...importedFiles(`services/${service}/main.ts`), ...assets])
}

/** The contracts that have changed, or that refer to a changed file. */
function contractsOf(changed: string[]): string[] {
  const documents = changed.filter((file) => /^openapi\/.*\.(yaml|json)$/.test(file))
  if (documents.length === 0) return []
  const contracts = globSync('openapi/*/v*.yaml')
  const isShared = documents.some((file) => !contracts.includes(file))
  return contracts.filter((file) => documents.includes(file) || (isShared && refersToFiles(file)))
}

const refersToFiles = (file: string) => /\$ref: *['"]?\.\.?\//.test(readFileSync(file, 'utf8'))

/** @returns whether the contract compiled */
async function compile(file: string, print: WatchOptions['print']): Promise<boolean> {
  const beganAt = performance.now()
  const { sourceOf, writeServer } = await import('../generate/project.ts')
  try {
    await writeServer(sourceOf(file))
    print(serviceOf(file), done(`compiled ${file}`, beganAt))
    return true
  } catch (error) {
    print(serviceOf(file), failed(`${file} has errors; the service keeps its last contract`, error))
    return false
  }
}

/**
 * Writes what no service waits for: clients, SDK, documents. One run at a time; edits in the meantime cause another.
 */
function generateInBackground(print: WatchOptions['print']) {
  const closing = new AbortController()
  let state: 'idle' | 'running' | 'again' = 'idle'
  const run = () => {
    if (state !== 'idle') {
      state = 'again'
      return
    }
    state = 'running'
    const beganAt = performance.now()
    void promisify(execFile)('npm', ['run', '--silent', 'generate'], { signal: closing.signal })
      .then(
        () => print('dev', done('npm run generate', beganAt)),
        (error: Error & { stderr?: string }) => {
          if (!closing.signal.aborted)
            print('dev', failed('npm run generate failed', withoutInternals(error.stderr || error.message)))
        },
      )
      .finally(() => {
        const isWanted = state === 'again'
        state = 'idle'
        if (isWanted && !closing.signal.aborted) run()
      })
  }
  return { run, close: () => closing.abort() }
}
