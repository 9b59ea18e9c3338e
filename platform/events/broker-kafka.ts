import { Admin, type BaseOptions, findErrorBy, type MessageToProduce, Producer } from '@platformatic/kafka'
import type { Broker, BrokerOptions } from './broker.ts'
import type { CloudEvent } from './cloud-event.ts'
import { announceFromTopic } from './kafka-announcements.ts'
import { kafkaAddress } from './kafka-address.ts'
import { consumeGroup, type KafkaConsumer } from './kafka-consumer.ts'
import { letterValue, readLetters, type StoredLetter } from './kafka-dead-letters.ts'
import { inTime } from '../timeout.ts'

const PUBLISH_TIMEOUT_MS = 15_000
const CHECK_TIMEOUT_MS = 2_000
/** Of a request, in Kafka's protocol. */
const CREATE_TOPICS = 19
/** More than the largest event: Kafka's default is smaller. */
const MAX_MESSAGE_BYTES = 2 * 1_048_576

/**
 * Kafka: one topic for all events, with the subject as key, so that events of one subject are in one partition. A
 * consumer is a consumer group, whose instances share the partitions, and a compacted topic for its dead letters.
 */
export function kafkaBroker(url: string, options: BrokerOptions): Broker {
  const { log, namespace = 'charter' } = options
  const address = kafkaAddress(url)
  const topic = `${namespace}.events`
  const deadOf = (consumer: string) => `${namespace}.${consumer}.dead`
  const client: BaseOptions = {
    ...address.client,
    ...{ clientId: options.applicationName, autocreateTopics: true },
    ...{ connectTimeout: 3_000, requestTimeout: 10_000, timeout: 5_000, retries: 2, retryDelay: 100 },
  }
  const running = new Set<{ close(): Promise<void> }>()
  const ensured = new Map<string, Promise<void>>()
  const admin = new Admin(client)
  let producer: Producer | undefined
  let sending: Promise<unknown> = Promise.resolve()
  let isLost = false

  const noteOutage = (err: unknown) => {
    log[isLost ? 'debug' : 'warn']({ err }, 'broker: no connection to Kafka; retrying')
    isLost = true
  }
  admin.on('client:broker:failed', noteOutage)
  admin.on('client:broker:connect', () => {
    if (isLost) log.info('broker: connected to Kafka')
    isLost = false
  })

  const create = async (name: string, configs: Record<string, string>, partitions: number) => {
    const apis = await admin.listApis()
    if ((await admin.listTopics()).includes(name)) return
    if (apis.some(({ apiKey }) => apiKey === CREATE_TOPICS)) {
      const settings = Object.entries({ 'max.message.bytes': String(MAX_MESSAGE_BYTES), ...configs })
      await admin
        .createTopics({
          topics: [name],
          ...{ partitions, replicas: address.replicas ?? -1 },
          configs: settings.map(([key, value]) => ({ name: key, value })),
        })
        .catch((error: Error) => {
          // By another instance, meanwhile.
          if (!findErrorBy(error, 'apiId', 'TOPIC_ALREADY_EXISTS')) throw error
        })
    }
    // A server that creates topics only when they are asked for.
    await admin.metadata({ topics: [name], autocreateTopics: true, forceUpdate: true })
  }
  const ensure = (name: string, configs: Record<string, string>, partitions: number) => {
    const before = ensured.get(name)
    if (before) return before
    const creating = create(name, configs, partitions)
    ensured.set(name, creating)
    creating.catch((err: unknown) => {
      ensured.delete(name)
      noteOutage(err)
    })
    return creating
  }
  const ensureTopic = () => ensure(topic, {}, address.partitions)
  const ensureDead = (consumer: string) => ensure(deadOf(consumer), { 'cleanup.policy': 'compact' }, 1)

  const sendNow = async (messages: MessageToProduce[]) => {
    producer ??= new Producer({ ...client, idempotent: true, producerId: -1n, producerEpoch: -1 })
    const mine = producer
    try {
      await inTime(mine.send({ messages }), PUBLISH_TIMEOUT_MS, 'Kafka did not respond in time')
    } catch (error) {
      // Its sequence has a gap now: the next one begins a new sequence.
      producer = undefined
      void mine.close().catch(() => {})
      throw error
    }
  }
  /** One request at a time: events of one subject keep their order when one fails. */
  const send = (messages: MessageToProduce[]): Promise<void> => {
    const sent = sending.then(() => sendNow(messages))
    sending = sent.catch(() => {})
    return sent
  }
  const messageOf = (event: CloudEvent, headers: Record<string, string> = {}): MessageToProduce => ({
    topic,
    key: Buffer.from(event.subject),
    value: Buffer.from(JSON.stringify(event)),
    headers: headersOf({ type: event.type, ...headers }),
  })

  const close = async (part: { close(): Promise<void> }) => {
    running.delete(part)
    await part.close()
  }
  const lettersOf = async (consumer: string, ids?: readonly string[]): Promise<StoredLetter[]> => {
    await ensureDead(consumer)
    const letters = await readLetters(client, deadOf(consumer), consumer)
    return letters.filter(({ letter }) => !ids || ids.includes(letter.id))
  }
  const discard = (consumer: string, letters: readonly StoredLetter[]) =>
    send(letters.map(({ letter }) => ({ topic: deadOf(consumer), key: Buffer.from(letter.id) })))

  return {
    publish: async (events) => {
      await ensureTopic()
      await send(events.map((event) => messageOf(event)))
    },
    replay: async (consumer, events, replay) => {
      await ensureTopic()
      await send(events.map((event) => messageOf(event, { target: consumer, replay })))
    },
    subscribe: async (subscription) => {
      const { consumer } = subscription
      const part: KafkaConsumer = consumeGroup(subscription, {
        ...{ client, topic, group: `${namespace}.${consumer}`, log, ensureTopic },
        storeDeadLetter: async (content, death) => {
          await ensureDead(consumer)
          const value = letterValue(content, death)
          await send([{ topic: deadOf(consumer), key: Buffer.from(death.id), value }])
        },
      })
      running.add(part)
      return { ready: () => part.ready, close: () => close(part) }
    },
    announce: (announcement) => {
      const part = announceFromTopic(client, topic, announcement, log, ensureTopic)
      running.add(part)
      return { isCurrent: () => part.isCurrent(), close: () => close(part) }
    },
    deadLetters: {
      list: async (consumer, limit = 100) =>
        (await lettersOf(consumer)).slice(0, limit).map(({ letter }) => letter),
      requeue: async (consumer, ids) => {
        const letters = await lettersOf(consumer, ids)
        for (const each of letters) {
          const { letter, content, replay } = each
          const headers = headersOf({ target: consumer, ...(replay !== undefined && { replay }) })
          const key = Buffer.from(String((letter.event as CloudEvent | null)?.subject))
          await send([{ topic, key, value: content, headers }])
          await discard(consumer, [each])
        }
        return letters.length
      },
      discard: async (consumer, ids) => {
        const letters = await lettersOf(consumer, ids)
        if (letters.length > 0) await discard(consumer, letters)
        return letters.length
      },
    },
    check: async () => {
      const found = admin.metadata({ topics: [topic], forceUpdate: true })
      await inTime(found, CHECK_TIMEOUT_MS, 'Kafka did not respond in time')
    },
    close: async () => {
      await Promise.all([...running].map((part) => part.close()))
      await producer?.close().catch(() => {})
      await admin.close().catch(() => {})
    },
  }
}

const headersOf = (headers: Record<string, string>): Map<Buffer, Buffer> =>
  new Map(Object.entries(headers).map(([name, value]) => [Buffer.from(name), Buffer.from(value)]))
