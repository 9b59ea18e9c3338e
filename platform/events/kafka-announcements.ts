import { type BaseOptions, Consumer } from '@platformatic/kafka'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import {
  type AnnouncementOptions,
  type Announcements,
  type Heartbeat,
  startHeartbeat,
} from './announcements.ts'
import { fetchPartitions, headerOf } from './kafka-fetch.ts'
import { inTime } from '../timeout.ts'
import { pauseMs } from '../backoff.ts'

/** Announces what is appended to the topic from now on. Reads all of it: Kafka does not select. */
export function announceFromTopic(
  client: BaseOptions,
  topic: string,
  { types, onEvent, onConnected }: AnnouncementOptions,
  log: Logger,
  ensureTopic: () => Promise<void>,
): Announcements {
  const closing = new AbortController()
  let heartbeat: Heartbeat | undefined

  const read = async (onBegin: () => void) => {
    // It does not join the group, which so does not exist.
    const consumer = new Consumer({ ...client, groupId: `charter-announcements-${randomUUID()}` })
    const ended = new AbortController()
    let responded = Promise.withResolvers<void>()
    try {
      const latest = (await consumer.listOffsets({ topics: [topic], timestamp: -1n })).get(topic) ?? []
      const positions = latest.map((next, partition) => ({
        ...{ partition, next, hasRoom: () => true },
        take: (record: Parameters<typeof headerOf>[0]) => {
          const type = headerOf(record, 'type') ?? ''
          if (headerOf(record, 'target') === undefined && types.includes(type)) onEvent(type)
        },
      }))
      await onConnected()
      onBegin()
      heartbeat = startHeartbeat(
        () => responded.promise,
        () => ended.abort(),
      )
      await fetchPartitions(
        consumer,
        topic,
        positions,
        AbortSignal.any([closing.signal, ended.signal]),
        () => {
          responded.resolve()
          responded = Promise.withResolvers()
        },
      )
    } finally {
      heartbeat?.stop()
      responded.resolve()
      await inTime(consumer.close(true), 2_000, 'Kafka is not responding').catch(() => {})
    }
  }
  const run = async () => {
    for (let failures = 1; !closing.signal.aborted; failures += 1) {
      try {
        await ensureTopic()
        await read(() => (failures = 1))
      } catch (err) {
        log.debug({ err }, 'broker: announcements from Kafka failed; retrying')
        const signal = closing.signal
        await pause(Math.min(5_000, pauseMs(failures, 50)), undefined, { signal }).catch(() => {})
      }
    }
  }
  const running = run()
  return {
    isCurrent: () => heartbeat?.isAlive() === true,
    close: async () => {
      closing.abort()
      heartbeat?.stop()
      await running
    },
  }
}
