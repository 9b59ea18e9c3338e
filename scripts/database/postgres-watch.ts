import { setTimeout } from 'node:timers/promises'
import type { PostgresServer } from './postgres.ts'

const CHECK_MS = 1_000

/**
 * Restarts the server when it crashes, until that succeeds.
 *
 * @returns stops the watch; resolves when no restart is in progress
 */
export function watchPostgres(
  server: PostgresServer,
  print: (line: string) => void,
  checkMs = CHECK_MS,
): () => Promise<void> {
  const stopping = new AbortController()
  const watch = async () => {
    while (!stopping.signal.aborted) {
      await setTimeout(checkMs, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted || server.isRunning()) continue
      print('ended, restarting')
      try {
        await server.restart()
        print(`is back on port ${server.port}`)
      } catch (error) {
        print(error instanceof Error ? error.message : String(error))
      }
    }
  }
  const watching = watch()
  return async () => {
    stopping.abort()
    await watching
  }
}
