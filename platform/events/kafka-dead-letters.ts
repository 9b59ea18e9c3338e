import { type BaseOptions, Consumer, type KafkaRecord } from '@platformatic/kafka'
import { randomUUID } from 'node:crypto'
import type { DeadLetter } from './broker.ts'
import { type Death, eventOfDeadLetter } from './event-runner.ts'
import { fetchPartitions } from './kafka-fetch.ts'

export interface StoredLetter {
  letter: DeadLetter
  content: Buffer
  replay: string | undefined
}

/** The value of a dead letter in its topic; the key is its id, and an empty value deletes it. */
export const letterValue = (content: Buffer, death: Death): Buffer =>
  Buffer.from(JSON.stringify({ ...death, content: content.toString() }))

/** Reads a topic of dead letters to its end, oldest first. */
export async function readLetters(
  client: BaseOptions,
  topic: string,
  consumer: string,
): Promise<StoredLetter[]> {
  const reader = new Consumer({ ...client, groupId: `charter-reader-${randomUUID()}` })
  try {
    const ends = (await reader.listOffsets({ topics: [topic], timestamp: -1n })).get(topic) ?? []
    const starts = (await reader.listOffsets({ topics: [topic], timestamp: -2n })).get(topic) ?? []
    const found = new Map<string, KafkaRecord>()
    const done = new AbortController()
    const positions = ends.map((end, partition) => ({
      partition,
      end,
      next: starts[partition] ?? 0n,
      hasRoom: () => true,
      take: (record: KafkaRecord) => {
        const id = record.key?.toString() ?? ''
        if (record.value && record.value.length > 0) found.set(id, record)
        else found.delete(id)
      },
    }))
    const unread = positions.filter(({ next, end }) => next < end)
    const stopAtEnd = () => {
      if (unread.every(({ next, end }) => next >= end)) done.abort()
    }
    if (unread.length > 0)
      await fetchPartitions(reader, topic, unread, done.signal, () => setImmediate(stopAtEnd))
    return [...found].map(([id, record]) => letterOf(id, record, consumer)).toSorted(byTime)
  } finally {
    await reader.close(true)
  }
}

function letterOf(id: string, { value }: KafkaRecord, consumer: string): StoredLetter {
  const { content, reason, attempts, diedAt, replay } = JSON.parse(String(value)) as Death & {
    content: string
  }
  const event = eventOfDeadLetter(Buffer.from(content))
  return { letter: { id, consumer, event, reason, attempts, diedAt }, content: Buffer.from(content), replay }
}

const byTime = (a: StoredLetter, b: StoredLetter) => (a.letter.diedAt < b.letter.diedAt ? -1 : 1)
