import { type ChannelModel, connect } from 'amqplib'
import type { Logger } from 'pino'
import { pauseMs } from './broker.ts'
import { inTime } from './in-time.ts'

export interface AmqpConnection {
  /** The connection, as soon as there is one. @throws Error when there is none within the time */
  get(timeoutMs?: number): Promise<ChannelModel>
  close(): Promise<void>
}

/**
 * A connection to RabbitMQ that comes back by itself: at once, then after pauses that grow to five seconds.
 *
 * @param onConnected each time, before anybody else gets the connection
 */
export function openAmqp(
  url: string,
  { name, log, onConnected }: { name: string; log: Logger; onConnected(model: ChannelModel): Promise<void> },
): AmqpConnection {
  const address = new URL(url)
  // A peer that vanished is noticed within two of these.
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
          log.warn('broker: lost the connection; trying again')
          begin()
        })
        await onConnected(model).catch(async (error: unknown) => {
          await model.close().catch(() => {})
          throw error
        })
        if (closed) await model.close().catch(() => {})
        if ((state as string) === 'gone') throw new Error('The connection was lost at once')
        state = 'open'
        return model
      } catch (err) {
        const level = attempt % 20 === 2 ? 'warn' : 'debug'
        log[level]({ err, attempt }, 'broker: RabbitMQ does not answer; trying again')
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
    get: (timeoutMs = 5_000) => inTime(current, timeoutMs, 'RabbitMQ does not answer'),
    close: async () => {
      closed = true
      await opened?.close().catch(() => {})
    },
  }
}
