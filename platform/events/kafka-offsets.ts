import { type Consumer, offsetCommitV7, offsetFetchV5 } from '@platformatic/kafka'

/** Where a consumer continues in a partition, as it is committed. */
export interface Progress {
  partition: number
  offset: bigint
  /** An instance works beyond the offset: if it is not closed, what follows may have begun. */
  isOpen: boolean
  /** By offset: how often the handler of a redelivered event has begun. */
  begun: ReadonlyMap<bigint, number>
}

/* Kafka counts no deliveries. The metadata of a commit has room for what an instance must know after a crash. */

export async function commitProgress(
  consumer: Consumer,
  topic: string,
  progress: readonly Progress[],
): Promise<void> {
  const { generationId, memberId } = consumer
  if (progress.length > 0 && memberId !== null)
    await commitAs({ generationId, memberId }, consumer, topic, progress)
}

/** The library's own `commit` has no metadata: this is the request of the protocol. */
async function commitAs(
  { generationId, memberId }: { generationId: number; memberId: string },
  consumer: Consumer,
  topic: string,
  progress: readonly Progress[],
): Promise<void> {
  const partitions = progress.map(({ partition, offset, isOpen, begun }) => ({
    partitionIndex: partition,
    committedOffset: offset,
    committedLeaderEpoch: -1,
    committedMetadata: JSON.stringify({
      isOpen,
      begun: [...begun].map(([at, count]) => [String(at), count]),
    }),
  }))
  const connection = await coordinatorOf(consumer)
  await offsetCommitV7.api.async(connection, consumer.groupId, generationId, memberId, null, [
    { name: topic, partitions },
  ])
}

/** Subscribes a group that is new: it gets what is published from now on, also while none of its instances has joined. */
export async function declareGroup(consumer: Consumer, topic: string): Promise<void> {
  const ends = (await consumer.listOffsets({ topics: [topic], timestamp: -1n })).get(topic) ?? []
  if ((await readProgress(consumer, topic, [...ends.keys()])).size > 0) return
  const begun = new Map<bigint, number>()
  await commitAs(
    { generationId: -1, memberId: '' },
    consumer,
    topic,
    ends.map((offset, partition) => ({ partition, offset, isOpen: false, begun })),
  )
}

/** @returns those that have been committed */
export async function readProgress(
  consumer: Consumer,
  topic: string,
  partitions: readonly number[],
): Promise<Map<number, Progress>> {
  const connection = await coordinatorOf(consumer)
  const group = {
    groupId: consumer.groupId,
    topics: [{ name: topic, partitionIndexes: [...partitions] }],
  }
  const { topics, groups } = await offsetFetchV5.api.async(connection, [group], false)
  const found = [...topics, ...groups.flatMap((each) => each.topics)].flatMap((each) => each.partitions)
  return new Map(
    found
      .filter(({ committedOffset }) => committedOffset >= 0n)
      .map(({ partitionIndex: partition, committedOffset: offset, metadata }) => [
        partition,
        { partition, offset, ...parse(metadata) },
      ]),
  )
}

function parse(metadata: string | null | undefined): Pick<Progress, 'isOpen' | 'begun'> {
  try {
    const { isOpen, begun } = JSON.parse(metadata ?? '') as { isOpen: boolean; begun: [string, number][] }
    return { isOpen, begun: new Map(begun.map(([offset, count]) => [BigInt(offset), count])) }
  } catch {
    // Committed by another tool, such as one that resets offsets.
    return { isOpen: false, begun: new Map() }
  }
}

async function coordinatorOf(consumer: Consumer) {
  const id = await consumer.findGroupCoordinator()
  const connection = (await consumer.connectToBrokers([id])).get(id)
  if (!connection) throw new Error('Kafka has no coordinator of the consumer group')
  return connection
}
