import type { Logger } from 'pino'

/** Work of a service besides requests: publishing its outbox, consuming events, running jobs. */
export interface Background {
  /** Starts without waiting for dependencies, which may be down. */
  start(): Promise<void>
  /** Accepts no new work and waits for the work in flight. */
  stop(): Promise<void>
}

/** Runs a small task every minute; after a failure it runs again a minute later. */
export function everyMinute(log: Logger, work: () => Promise<unknown>, everyMs = 60_000): Background {
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  const run = async () => {
    await work().catch((err: unknown) => log.debug({ err }, 'retention: could not delete expired rows'))
    working = undefined
  }
  return {
    start: async () => {
      timer = setInterval(() => {
        working ??= run()
      }, everyMs)
    },
    stop: async () => {
      clearInterval(timer)
      await working
    },
  }
}
