import { type BaseOptions, Consumer, type KafkaRecord } from '@platformatic/kafka'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { SubscribeOptions } from './broker.ts'
import { createEventRunner, type Death, type EventRunner } from './event-runner.ts'
import { fetchPartitions, headerOf } from './kafka-fetch.ts'
import { commitProgress, declareGroup, readProgress } from './kafka-offsets.ts'
import { type OwnedPartition, ownPartition } from './kafka-partition.ts'
import { inTime } from '../timeout.ts'
import { pauseMs } from '../backoff.ts'

/** An instance that is silent for this long loses its partitions. At least six seconds, by Kafka's default. */
const SESSION_MS = 6_000
const HEARTBEAT_MS = 1_000
/** How long a rebalance waits for the events in flight. */
const DRAIN_MS = 5_000

export interface KafkaConsumerSettings {
  client: BaseOptions
  topic: string
  group: string
  log: Logger
  ensureTopic(): Promise<void>
  storeDeadLetter(content: Buffer, death: Death): Promise<void>
}

export interface KafkaConsumer {
  ready: Promise<void>
  close(): Promise<void>
}

/** Consumes the partitions that the consumer group assigns to this instance. */
export function consumeGroup(options: SubscribeOptions, settings: KafkaConsumerSettings): KafkaConsumer {
  const { log } = settings
  const runner = createEventRunner(options, { ...settings, queue: options.consumer })
  const ready = Promise.withResolvers<void>()
  const closing = new AbortController()

  const run = async () => {
    for (let failures = 1; !runner.isClosing; failures += 1) {
      try {
        await settings.ensureTopic()
        const joined = () => {
          failures = 1
          ready.resolve()
        }
        await runMembership(options, settings, runner, closing.signal, joined)
      } catch (err) {
        log.debug({ err, consumer: options.consumer }, 'broker: consuming from Kafka failed; retrying')
        await pause(Math.min(5_000, pauseMs(failures, 50)), undefined, { signal: closing.signal }).catch(
          () => {},
        )
      }
    }
  }
  const running = run()
  return {
    ready: ready.promise,
    close: async () => {
      const ended = runner.close()
      closing.abort()
      await Promise.all([ended, running])
    },
  }
}

/** From joining the group until it is left: on closing, or with an error. */
async function runMembership(
  options: SubscribeOptions,
  { client, topic, group, log }: KafkaConsumerSettings,
  runner: EventRunner,
  closing: AbortSignal,
  onJoined: () => void,
): Promise<void> {
  const ended = Promise.withResolvers<void>()
  const stopped = new AbortController()
  const types = new Set(options.types)
  const most = 4 * (options.concurrency ?? 10)
  let partitions: OwnedPartition[] = []
  let reading = new AbortController()
  let isCommitting = false
  let isDirty = false

  const isWanted = (record: KafkaRecord) => {
    const target = headerOf(record, 'target')
    return target === undefined ? types.has(headerOf(record, 'type') ?? '') : target === options.consumer
  }
  const isMember = () => {
    const isAlive = Date.now() - (consumer.lastHeartbeat?.getTime() ?? Date.now()) < SESSION_MS
    if (!isAlive) ended.reject(new Error('No heartbeat for the time of a session'))
    return isAlive && !stopped.signal.aborted
  }
  const commit = () =>
    commitProgress(
      consumer,
      topic,
      partitions.map((each) => each.progress(true)),
    )
  /** One commit at a time; what happens meanwhile is in the next one. */
  const commitSoon = () => {
    isDirty = true
    if (isCommitting) return
    isCommitting = true
    const all = async () => {
      await new Promise((done) => setImmediate(done))
      while (isDirty && !stopped.signal.aborted) {
        isDirty = false
        await commit()
      }
    }
    all()
      .catch((err: unknown) => log.debug({ err }, 'broker: could not commit'))
      .finally(() => (isCommitting = false))
  }
  /** Ends what is in flight, before another instance gets the partitions. */
  const release = async () => {
    reading.abort()
    const released = partitions
    await inTime(Promise.all(released.map((each) => each.release())), DRAIN_MS, 'still in flight').catch(
      () => {},
    )
    partitions = []
    const progress = released.map((each) => each.progress(false))
    await commitProgress(consumer, topic, progress).catch((err: unknown) =>
      log.debug({ err }, 'broker: could not commit'),
    )
  }

  const consumer = new Consumer({
    ...client,
    groupId: group,
    sessionTimeout: SESSION_MS,
    heartbeatInterval: HEARTBEAT_MS,
    rebalanceTimeout: 30_000,
    // Called before each request to join the group.
    protocolsMetadata: async () => {
      await release()
      return Buffer.alloc(0)
    },
  })
  const fail = (error: Error) => ended.reject(error)
  const assign = async (numbers: readonly number[]) => {
    reading = new AbortController()
    const { signal } = reading
    const read = { topics: [topic], partitions: { [topic]: [...numbers] } }
    if (numbers.length > 0) {
      const progress = await readProgress(consumer, topic, numbers)
      const earliest = (await consumer.listOffsets({ ...read, timestamp: -2n })).get(topic) ?? []
      const latest = (await consumer.listOffsets({ ...read, timestamp: -1n })).get(topic) ?? []
      partitions = numbers.map((partition) => {
        const end = latest[partition] ?? 0n
        const first = earliest[partition] ?? 0n
        // A partition that was added later belongs to the group from its beginning.
        const missed = progress.size > 0 ? first : end
        const start = progress.get(partition) ?? {
          partition,
          offset: missed,
          isOpen: false,
          begun: new Map(),
        }
        if (start.offset < first)
          log.error({ topic, partition, from: String(start.offset) }, 'broker: events were deleted unread')
        const offset = start.offset < first ? first : start.offset
        const settings = { runner, isWanted, isMember, onProgress: commitSoon, commit }
        return ownPartition({ ...start, offset }, end, { ...settings, hasRoom: () => inFlight() < most })
      })
      await commit()
    }
    onJoined()
    await fetchPartitions(consumer, topic, partitions, signal)
  }
  const inFlight = () => runner.size

  consumer.on('consumer:group:join', ({ assignments }) => {
    const own = assignments?.find((each) => each.topic === topic)?.partitions ?? []
    assign(own).catch((error: Error) => {
      if (!stopped.signal.aborted) ended.reject(error)
    })
  })
  consumer.on('consumer:heartbeat:error', ({ error }) => fail(error))
  consumer.on('error' as never, fail as never)
  closing.addEventListener('abort', () => ended.resolve(), { once: true })
  try {
    if (closing.aborted) return
    consumer.topics.trackAll(topic)
    // Refused when another instance has joined meanwhile, and so has subscribed the group.
    await declareGroup(consumer, topic).catch((err: unknown) =>
      log.debug({ err }, 'broker: could not subscribe'),
    )
    await Promise.race([consumer.joinGroup({}), ended.promise])
    await ended.promise
  } finally {
    if (closing.aborted) await release()
    stopped.abort()
    reading.abort()
    for (const each of partitions) void each.release()
    await inTime(consumer.close(true), 3_000, 'Kafka is not responding').catch(() => {})
  }
}
