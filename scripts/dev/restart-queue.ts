import { statSync } from 'node:fs'
import { styleText } from 'node:util'
import { NotReplacedError, type Supervisor } from './supervisor.ts'

export interface RestartQueueOptions {
  supervisor: Pick<Supervisor, 'restart'>
  /** The files that a service loads. */
  filesOf(service: string): ReadonlySet<string>
  /** Gets each line of progress, with the service that it concerns. */
  print(service: string, line: string): void
}

export interface RestartQueue {
  /** Restarts a service because these files have changed. Requests that wait for the same service are one restart. */
  restart(service: string, causes: readonly string[]): void
}

/* The clock of file systems ticks every few milliseconds. */
const TICK_MS = 20

/** Restarts each service once at a time, and prints the outcome. */
export function createRestartQueue({ supervisor, filesOf, print }: RestartQueueOptions): RestartQueue {
  /** By service: its last restart, and the causes of the one that waits for it. */
  const restarting = new Map<string, Promise<void>>()
  const waiting = new Map<string, Set<string>>()

  const restart = (service: string, causes: readonly string[]) => {
    const known = waiting.get(service)
    if (known) {
      for (const cause of causes) known.add(cause)
      return
    }
    waiting.set(service, new Set(causes))
    const before = restarting.get(service) ?? Promise.resolve()
    restarting.set(
      service,
      before.then(() => {
        const files = [...(waiting.get(service) ?? [])]
        waiting.delete(service)
        return restartNow(service, files)
      }),
    )
  }

  const restartNow = async (service: string, files: readonly string[]) => {
    const beganAt = performance.now()
    const startedAt = Date.now()
    const cause = summaryOf(files) || service
    try {
      await supervisor.restart(service)
      print(service, done(`restarted: ${cause}`, beganAt))
    } catch (error) {
      // It may have loaded a file of which a part was written. Files that end as they were are not reported as changed.
      const written = [...filesOf(service)].filter((file) => isWrittenSince(file, startedAt))
      if (written.length > 0) return restart(service, [...files, ...written])
      const state = error instanceof NotReplacedError ? '; the previous process keeps running' : ''
      print(service, failed(`cannot start after the edit of ${cause}${state}`, error))
    }
  }

  return { restart }
}

const isWrittenSince = (file: string, atMs: number) =>
  (statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? 0) >= atMs - TICK_MS

/** The first three files, edited before generated ones, and how many more there are. */
function summaryOf(files: readonly string[]): string {
  const isGenerated = (file: string) => Number(file.startsWith('generated/'))
  const sorted = files.toSorted((a, b) => isGenerated(a) - isGenerated(b))
  return [...sorted.slice(0, 3), ...(files.length > 3 ? [`${files.length - 3} more`] : [])].join(', ')
}

/** A line for work that succeeded. */
export const done = (text: string, beganAt: number) =>
  `${styleText('green', '✓')} ${text} (${((performance.now() - beganAt) / 1000).toFixed(1)} s)`

/** A frame for work that failed, with the reason. */
export function failed(text: string, error: unknown): string {
  const reason = (error instanceof Error ? error.message : String(error)).trim()
  return [text, ...reason.split('\n')]
    .map((line, i, all) => `${styleText('red', i === 0 ? '┌' : i === all.length - 1 ? '└' : '│')} ${line}`)
    .join('\n')
}
