import { connect, type NatsConnection } from '@nats-io/transport-node'
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, RetentionPolicy } from '@nats-io/jetstream'
import { type Heartbeat, startHeartbeat } from './announcements.ts'
import type { Broker, BrokerOptions, DeadLetter } from './broker.ts'
import { type CloudEvent, EVENT_LIMIT_BYTES } from './cloud-event.ts'
import { openConnection } from './connection.ts'
import { type Death, eventOfDeadLetter } from './event-runner.ts'
import { natsAddress } from './nats-address.ts'
import { ACK_WAIT_MS, consumePartitions, type NatsClients } from './nats-consumer.ts'
import { decode, encode, type NatsMessage } from './nats-message.ts'
import { NatsSubject } from './nats-subject.ts'
import { partitionOf } from './partitions.ts'

/** How many events of a consumer can be in flight. Part of the subjects. */
const PARTITIONS = 16
const RESPONSE_TIMEOUT_MS = 5_000
/** Besides the event: headers. */
const HEADROOM_BYTES = 64 * 1024
const NANOSECONDS = 1_000_000

interface Opened extends NatsClients {
  nc: NatsConnection
}

/** What begins again with each connection. */
interface Part {
  connected(opened: Opened): Promise<void>
  close(): Promise<void>
}

/**
 * NATS JetStream: one stream for all events, which deletes an event when every consumer has acknowledged it. A consumer
 * has a durable consumer of the server for each partition of subjects, with one event in flight: so the server keeps the
 * order, whichever instances pull.
 */
export function natsBroker(url: string, options: BrokerOptions): Broker {
  const { log, namespace = 'charter' } = options
  const { replicas, ...address } = natsAddress(url)
  const stream = `${namespace}-events`
  const deadStream = `${namespace}-dead`
  const deadOf = (consumer: string) => `${namespace}.dead.${consumer}`
  const durablesOf = (consumer: string) => Array.from({ length: PARTITIONS }, (_, p) => `${consumer}-${p}`)
  const partition = (event: CloudEvent | null) => partitionOf(String(event?.subject), PARTITIONS)
  const parts = new Set<Part>()

  const connection = openConnection<Opened>({
    ...{ server: 'NATS', log },
    connect: async () => {
      // Not the reconnection of the client: it keeps what was published meanwhile, and sends it after the timeout.
      const nc = await connect({
        ...address,
        name: options.applicationName,
        reconnect: false,
        timeout: 5_000,
      })
      const settings = { timeout: RESPONSE_TIMEOUT_MS }
      try {
        return { nc, js: jetstream(nc, settings), jsm: await jetstreamManager(nc, settings) }
      } catch (error) {
        await nc.close()
        throw error
      }
    },
    onClosed: ({ nc }, callback) => void nc.closed().then(callback),
    disconnect: ({ nc }) => nc.close(),
    onConnected: async (opened) => {
      const { jsm, nc } = opened
      const limit = nc.info?.max_payload ?? 0
      if (limit < EVENT_LIMIT_BYTES + HEADROOM_BYTES)
        log.warn(
          { limit },
          'broker: NATS accepts smaller messages than events may be; set max_payload to 2MB',
        )
      const subjects = [NatsSubject.of(namespace, '*', '*', '>')]
      const kept = { num_replicas: replicas }
      await jsm.streams.add({ name: stream, subjects, retention: RetentionPolicy.Interest, ...kept })
      await jsm.streams.add({ name: deadStream, subjects: [deadOf('*')], ...kept })
      for (const part of parts) await part.connected(opened)
    },
  })

  const attach = ({ connected, close }: Part) => {
    let attached: Opened | undefined
    const part: Part = {
      connected: async (opened) => {
        if (attached === opened) return
        attached = opened
        await connected(opened)
      },
      close,
    }
    parts.add(part)
    // In the background: a service starts while its broker is down. `onConnected` attaches it to later connections.
    connection.get().then(
      (opened) => part.connected(opened).catch(() => opened.nc.close()),
      () => {},
    )
    return async () => {
      parts.delete(part)
      await close()
    }
  }

  const send = async (subject: string, message: NatsMessage, msgID?: string) => {
    const { nc, js } = await connection.get()
    const { payload, headers } = encode(message)
    const limit = nc.info?.max_payload ?? Infinity
    if (payload.length + HEADROOM_BYTES / 16 > limit)
      throw new Error(
        `NATS accepts at most ${limit} bytes, an event has ${payload.length}: increase max_payload`,
      )
    await js.publish(subject, payload, { headers, ...(msgID !== undefined && { msgID }) })
  }

  /** Events of one subject one after the other: those after a failure are not sent. */
  const sendAll = async (target: string, events: readonly CloudEvent[], replay?: string) => {
    const bySubject = Map.groupBy(events, ({ subject }) => subject)
    const sent = [...bySubject.values()].map(async (own) => {
      for (const event of own) {
        const subject = NatsSubject.of(namespace, target, partition(event), event.type)
        // The server drops a repetition within two minutes.
        const id = replay === undefined ? event.id : `${event.id} ${target} ${replay}`
        await send(subject, { content: Buffer.from(JSON.stringify(event)), replay }, id)
      }
    })
    const failed = (await Promise.allSettled(sent)).find(({ status }) => status === 'rejected')
    if (failed) throw (failed as PromiseRejectedResult).reason
  }

  /** Reads the dead letters in order; deletes those that `take` accepts. */
  const eachDeadLetter = async (
    consumer: string,
    take: (letter: DeadLetter, message: NatsMessage) => Promise<boolean>,
    limit = Infinity,
  ): Promise<number> => {
    const { jsm } = await connection.get()
    let taken = 0
    for (let seq = 1, seen = 0; seen < limit; seen += 1) {
      const query = { seq, next_by_subj: deadOf(consumer) }
      const stored = await jsm.streams.getMessage(deadStream, query)
      if (!stored) break
      const message = decode(stored.data, stored.header)
      seq = stored.seq + 1
      if (!(await take(deadLetterOf(consumer, message), message))) continue
      await jsm.streams.deleteMessage(deadStream, stored.seq)
      taken += 1
    }
    return taken
  }

  return {
    publish: (events) => sendAll('all', events),
    replay: sendAll,
    subscribe: async (subscription) => {
      const { consumer } = subscription
      const running = consumePartitions(subscription, {
        ...{ stream, durables: durablesOf(consumer), log },
        declare: async ({ jsm }) => {
          const declared = durablesOf(consumer).map((durable_name, number) =>
            jsm.consumers.add(stream, {
              ...{ durable_name, filter_subject: NatsSubject.of(namespace, '*', number, '>') },
              ...{ ack_policy: AckPolicy.Explicit, ack_wait: ACK_WAIT_MS * NANOSECONDS, max_ack_pending: 1 },
              deliver_policy: DeliverPolicy.New,
            }),
          )
          await Promise.all(declared)
        },
        onFailed: (js) =>
          void connection.get().then(
            async (opened) => {
              if (opened.js === js) await opened.nc.close()
            },
            () => {},
          ),
        storeDeadLetter: (content, death) =>
          send(deadOf(consumer), { content, death, replay: death.replay }, death.id),
      })
      return { ready: () => running.ready, close: attach(running) }
    },
    announce: ({ types, onEvent, onConnected }) => {
      let heartbeat: Heartbeat | undefined
      const close = attach({
        connected: async ({ nc }) => {
          heartbeat?.stop()
          nc.subscribe(NatsSubject.of(namespace, 'all', '*', '>'), {
            callback: (_, { subject }) => {
              const { type } = NatsSubject.parse(subject)
              if (types.includes(type)) onEvent(type)
            },
          })
          await nc.flush()
          await onConnected()
          heartbeat = startHeartbeat(
            () => nc.flush(),
            () => void nc.close(),
          )
        },
        close: async () => heartbeat?.stop(),
      })
      return { isCurrent: () => heartbeat?.isAlive() === true, close }
    },
    deadLetters: {
      list: async (consumer, limit = 100) => {
        const found: DeadLetter[] = []
        await eachDeadLetter(consumer, async (letter) => (found.push(letter), false), limit)
        return found
      },
      requeue: (consumer, ids) =>
        eachDeadLetter(consumer, async ({ id, event }, { content, replay }) => {
          if (ids && !ids.includes(id)) return false
          const subject = NatsSubject.of(namespace, consumer, partition(event), 'requeued')
          await send(subject, { content, replay })
          return true
        }),
      discard: (consumer, ids) => eachDeadLetter(consumer, async ({ id }) => !ids || ids.includes(id)),
    },
    check: async () => {
      const { jsm } = await connection.get(2_000)
      await jsm.streams.info(stream)
    },
    close: async () => {
      await Promise.all([...parts].map((part) => part.close()))
      await connection.close()
    },
  }
}

function deadLetterOf(consumer: string, { content, death }: NatsMessage): DeadLetter {
  const { id = '', reason = '', attempts = 0, diedAt = '' }: Partial<Death> = death ?? {}
  return { id, consumer, event: eventOfDeadLetter(content), reason, attempts, diedAt }
}
