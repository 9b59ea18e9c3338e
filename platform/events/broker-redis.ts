import { type Heartbeat, startHeartbeat } from './announcements.ts'
import type { Broker, BrokerOptions, DeadLetter } from './broker.ts'
import type { CloudEvent } from './cloud-event.ts'
import { type Death, eventOfDeadLetter } from './event-runner.ts'
import { partitionOf } from './partitions.ts'
import { connectRedis } from './redis-connection.ts'
import { consumeStreams, type RedisConsumer } from './redis-consumer.ts'
import { PUBLISH, REQUEUE, SEND, SUBSCRIBE } from './redis-scripts.ts'
import { inTime } from '../timeout.ts'

/** How many streams a consumer has, and so how many of its instances can work. Part of the keys. */
const PARTITIONS = 16

/** How long a publication waits for the subscriptions of its own process. */
const SUBSCRIBE_TIMEOUT_MS = 5_000

/**
 * Redis Streams: each consumer has a stream for each partition of subjects. An event is inserted into those of all
 * consumers of its type by one script, and deleted when it is acknowledged, so that memory holds what is outstanding.
 * One instance at a time reads a stream, under a lease; the next one claims what it left pending.
 */
export function redisBroker(url: string, options: BrokerOptions): Broker {
  const { log, namespace = 'charter' } = options
  const prefix = `{${namespace}}:`
  const prefixOf = (consumer: string) => `${prefix}${consumer}:`
  const deadOf = (consumer: string) => `${prefixOf(consumer)}dead`
  const connection = connectRedis(url, { name: options.applicationName, log })
  const { client } = connection
  /** For notifications. */
  const listener = connectRedis(url, { name: `${options.applicationName} listen`, log })
  const consumers = new Map<RedisConsumer, string>()
  const listening = new Set<() => void>()
  listener.client.on('ready', () => listening.forEach((listen) => listen()))

  /** Subscribes to a channel, now and after each connection; the client resubscribes itself after the first. */
  const listen = (channel: string, onMessage: (message: string) => void, onListening: () => void) => {
    let isSubscribed = false
    const begin = async () => {
      if (!isSubscribed) await listener.client.subscribe(channel, onMessage)
      isSubscribed = true
      onListening()
    }
    const listen = () => void begin().catch((err: unknown) => log.debug({ err }, 'broker: could not listen'))
    listening.add(listen)
    if (listener.client.isReady) listen()
    return async () => {
      listening.delete(listen)
      // Without a connection there is nothing to end, and the client would wait for one.
      if (listener.client.isReady) await listener.client.unsubscribe(channel, onMessage).catch(() => {})
    }
  }

  warnOfSettings(connection, log)
  const wakeAll = (consumer?: string) => {
    for (const [each, name] of consumers) if (consumer === undefined || name === consumer) each.wake()
  }
  const stopWaking = listen(`${prefix}wake`, wakeAll, () => wakeAll())

  const deadLettersOf = async (consumer: string, limit?: number) => {
    await connection.connected()
    const count = limit === undefined ? {} : { COUNT: limit }
    return (await client.xRange(deadOf(consumer), '-', '+', count)) ?? []
  }
  const partition = (event: CloudEvent | null) => partitionOf(String(event?.subject), PARTITIONS)

  return {
    publish: async (events) => {
      // After a first start without the server, the outbox must not overtake the subscriptions of this process.
      const subscribed = Promise.all([...consumers.keys()].map(({ ready }) => ready))
      await inTime(subscribed, SUBSCRIBE_TIMEOUT_MS, 'Redis is not responding')
      await connection.run(
        PUBLISH,
        prefix,
        events.flatMap((event) => [event.type, partition(event), JSON.stringify(event)]),
      )
    },
    replay: async (consumer, events, replay) => {
      const values = events.flatMap((event) => [partition(event), JSON.stringify(event), replay])
      await connection.connected()
      await connection.run(SEND, prefix, [consumer, ...values])
    },
    subscribe: async (subscription) => {
      const { consumer, types } = subscription
      const running = consumeStreams(subscription, {
        ...{ connection, prefix: prefixOf(consumer), partitions: PARTITIONS, log },
        declare: () => connection.run(SUBSCRIBE, prefix, [consumer, PARTITIONS, ...types]),
        storeDeadLetter: async (content, { reason, attempts, diedAt, replay = '' }) => {
          const fields = { event: content.toString(), reason, attempts: String(attempts), diedAt, replay }
          await client.xAdd(deadOf(consumer), '*', fields)
        },
      })
      consumers.set(running, consumer)
      return {
        ready: () => running.ready,
        close: async () => {
          await running.close()
          consumers.delete(running)
        },
      }
    },
    announce: ({ types, onEvent, onConnected }) => {
      let heartbeat: Heartbeat | undefined
      const begin = async () => {
        heartbeat?.stop()
        await onConnected()
        heartbeat = startHeartbeat(
          () => listener.client.ping(),
          // The connection notices the silence of its peer itself.
          () => {},
        )
      }
      const stop = listen(
        `${prefix}announcements`,
        (type) => {
          if (types.includes(type)) onEvent(type)
        },
        () => void begin(),
      )
      return {
        isCurrent: () => listener.client.isReady && heartbeat?.isAlive() === true,
        close: async () => {
          heartbeat?.stop()
          await stop()
        },
      }
    },
    deadLetters: {
      list: async (consumer, limit = 100) => {
        const entries = await deadLettersOf(consumer, limit)
        return entries.map(({ id, message }) => deadLetterOf(consumer, id, message))
      },
      requeue: async (consumer, ids) => {
        let moved = 0
        for (const { id, message } of await deadLettersOf(consumer)) {
          if (ids && !ids.includes(id)) continue
          const event = message.event ?? ''
          const to = partition(eventOfDeadLetter(Buffer.from(event)))
          const values = [to, id, event, message.replay ?? '']
          moved += Number(await connection.run(REQUEUE, prefixOf(consumer), values))
        }
        await client.publish(`${prefix}wake`, consumer)
        return moved
      },
      discard: async (consumer, ids) => {
        const entries = await deadLettersOf(consumer)
        const discarded = entries.map(({ id }) => id).filter((id) => !ids || ids.includes(id))
        return discarded.length === 0 ? 0 : client.xDel(deadOf(consumer), discarded)
      },
    },
    check: async () => void (await inTime(client.ping(), 2_000, 'Redis did not respond in time')),
    close: async () => {
      await Promise.all([...consumers.keys()].map((consumer) => consumer.close()))
      await stopWaking()
      listener.close()
      connection.close()
    },
  }
}

/** Settings of the server with which it loses events. */
function warnOfSettings({ client }: ReturnType<typeof connectRedis>, log: BrokerOptions['log']): void {
  client.once('ready', () => {
    Promise.all([client.info('persistence'), client.info('memory')]).then(
      ([persistence, memory]) => {
        if (!persistence.includes('aof_enabled:1'))
          log.warn('broker: Redis loses events when it crashes; set "appendonly yes"')
        if (!memory.includes('maxmemory_policy:noeviction'))
          log.warn('broker: Redis may evict events; set "maxmemory-policy noeviction"')
      },
      (err: unknown) => log.debug({ err }, 'broker: could not read the settings of Redis'),
    )
  })
}

const deadLetterOf = (
  consumer: string,
  id: string,
  {
    event = '',
    reason = '',
    attempts,
    diedAt = '',
  }: Record<string, string> & Partial<Record<keyof Death, string>>,
): DeadLetter => ({
  ...{ id, consumer, reason, diedAt },
  event: eventOfDeadLetter(Buffer.from(event)),
  attempts: Number(attempts),
})
