import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { inTime } from '../timeout.ts'
import { pauseMs } from '../backoff.ts'

export interface Connection<C> {
  /** Resolves when a connection is open. @throws Error when there is none within the timeout */
  get(timeoutMs?: number): Promise<C>
  close(): Promise<void>
}

export interface ConnectionOptions<C> {
  /** Shown in the log: `RabbitMQ`. */
  server: string
  log: Logger
  connect(): Promise<C>
  /** Calls back when the connection has ended. */
  onClosed(connection: C, callback: () => void): void
  disconnect(connection: C): Promise<unknown>
  /** Called with each connection before other callers get it. */
  onConnected(connection: C): Promise<void>
}

/** A connection that is replaced when it is lost: at once, then with a back-off of up to five seconds. */
export function openConnection<C>(options: ConnectionOptions<C>): Connection<C> {
  const { server, log } = options
  let closed = false
  let opened: C | undefined
  let current = connecting()

  async function connecting(): Promise<C> {
    for (let attempt = 1; !closed; attempt += 1) {
      try {
        const connection = await options.connect()
        opened = connection
        let state: 'new' | 'open' | 'gone' = 'new'
        options.onClosed(connection, () => {
          const wasOpen = state === 'open'
          state = 'gone'
          if (opened === connection) opened = undefined
          if (!wasOpen || closed) return
          log.warn(`broker: connection to ${server} lost; reconnecting`)
          begin()
        })
        await options.onConnected(connection).catch(async (error: unknown) => {
          await options.disconnect(connection).catch(() => {})
          throw error
        })
        if (closed) await options.disconnect(connection).catch(() => {})
        if ((state as string) === 'gone') throw new Error('The connection closed immediately')
        state = 'open'
        return connection
      } catch (err) {
        const level = attempt % 20 === 2 ? 'warn' : 'debug'
        log[level]({ err, attempt }, `broker: cannot connect to ${server}; retrying`)
        await pause(Math.min(5_000, pauseMs(attempt, 50)))
      }
    }
    throw new Error('The broker was closed')
  }

  function begin() {
    current = connecting()
    current.catch(() => {})
  }
  current.catch(() => {})

  return {
    get: (timeoutMs = 5_000) => inTime(current, timeoutMs, `${server} is not responding`),
    close: async () => {
      closed = true
      if (opened) await options.disconnect(opened).catch(() => {})
    },
  }
}
