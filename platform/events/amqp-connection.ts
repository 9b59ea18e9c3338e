import { type ChannelModel, connect } from 'amqplib'
import type { Logger } from 'pino'
import { inTime } from '../timeout.ts'
import { pauseMs } from '../backoff.ts'

export interface AmqpConnection {
  /** Resolves when a connection is open. @throws Error when there is none within the timeout */
  get(timeoutMs?: number): Promise<ChannelModel>
  close(): Promise<void>
}

/**
 * A connection to RabbitMQ that reconnects: at once, then with a back-off of up to five seconds.
 *
 * @param onConnected called with each connection before other callers get it
 */
export function openAmqp(
  url: string,
  { name, log, onConnected }: { name: string; log: Logger; onConnected(model: ChannelModel): Promise<void> },
): AmqpConnection {
  const address = new URL(url)
  // Heartbeats: a dead peer is detected after two missed ones.
  if (!address.searchParams.has('heartbeat')) address.searchParams.set('heartbeat', '10')
  let closed = false
  let opened: ChannelModel | undefined
  let current = connecting()

  async function connecting(): Promise<ChannelModel> {
    for (let attempt = 1; !closed; attempt += 1) {
      try {
        const model = await connect(address.href, {
          clientProperties: { connection_name: name },
          timeout: 5_000,
          noDelay: true,
        })
        opened = model
        let state: 'new' | 'open' | 'gone' = 'new'
        model.on('error', (err: Error) => log.debug({ err }, 'broker: the connection failed'))
        model.on('close', () => {
          const wasOpen = state === 'open'
          state = 'gone'
          if (opened === model) opened = undefined
          if (!wasOpen || closed) return
          log.warn('broker: connection lost; reconnecting')
          begin()
        })
        await onConnected(model).catch(async (error: unknown) => {
          await model.close().catch(() => {})
          throw error
        })
        if (closed) await model.close().catch(() => {})
        if ((state as string) === 'gone') throw new Error('The connection closed immediately')
        state = 'open'
        return model
      } catch (err) {
        const level = attempt % 20 === 2 ? 'warn' : 'debug'
        log[level]({ err, attempt }, 'broker: cannot connect to RabbitMQ; retrying')
        await new Promise((done) => setTimeout(done, Math.min(5_000, pauseMs(attempt, 50))))
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
    get: (timeoutMs = 5_000) => inTime(current, timeoutMs, 'RabbitMQ is not responding'),
    close: async () => {
      closed = true
      await opened?.close().catch(() => {})
    },
  }
}
