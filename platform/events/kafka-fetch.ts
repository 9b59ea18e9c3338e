import type { Consumer, KafkaRecord } from '@platformatic/kafka'

/** Where to continue in a partition. */
export interface Position {
  partition: number
  /** The next offset to read. */
  next: bigint
  hasRoom(): boolean
  take(record: KafkaRecord, offset: bigint): void
}

/** How long a server waits for events before it responds without any. */
const WAIT_MS = 250
const PARTITION_BYTES = 4 * 1_048_576
const NO_ROOM_PAUSE_MS = 20

/**
 * Reads partitions until the signal is aborted, one request at a time for each server that leads some of them.
 *
 * @throws Error when a request fails: the caller begins again with new metadata
 */
export async function fetchPartitions(
  consumer: Consumer,
  topic: string,
  positions: readonly Position[],
  signal: AbortSignal,
  onResponse: () => void = () => {},
): Promise<void> {
  const metadata = await consumer.metadata({ topics: [topic], forceUpdate: true })
  const { id = '', partitions = [] } = metadata.topics.get(topic) ?? {}
  const byLeader = Map.groupBy(positions, ({ partition }) => partitions[partition]?.leader ?? -1)
  const readFrom = async (node: number, own: readonly Position[]) => {
    while (!signal.aborted) {
      const wanted = own.filter((position) => position.hasRoom())
      if (wanted.length === 0) {
        await new Promise((done) => setTimeout(done, NO_ROOM_PAUSE_MS))
        continue
      }
      const fetched = await consumer.fetch({
        ...{ node, maxWaitTime: WAIT_MS, minBytes: 1, maxBytes: 4 * PARTITION_BYTES },
        topics: [{ topicId: id, partitions: wanted.map(requestOf) }],
      })
      if (signal.aborted) return
      onResponse()
      for (const { partitionIndex, records } of fetched.responses.flatMap((each) => each.partitions)) {
        const position = wanted.find(({ partition }) => partition === partitionIndex)
        if (position) takeAll(position, records ?? [])
      }
    }
  }
  await Promise.all([...byLeader].map(([node, own]) => readFrom(node, own)))
}

const requestOf = ({ partition, next }: Position) => ({
  ...{ partition, fetchOffset: next },
  ...{ currentLeaderEpoch: -1, lastFetchedEpoch: -1, partitionMaxBytes: PARTITION_BYTES },
})

function takeAll(
  position: Position,
  batches: readonly { firstOffset: bigint; records: KafkaRecord[] }[],
): void {
  for (const { firstOffset, records } of batches)
    for (const record of records) {
      const offset = firstOffset + BigInt(record.offsetDelta)
      // A batch also contains what precedes the offset.
      if (offset < position.next) continue
      position.next = offset + 1n
      position.take(record, offset)
    }
}

export const headerOf = ({ headers }: KafkaRecord, name: string): string | undefined =>
  headers.find(([key]) => key?.toString() === name)?.[1]?.toString()
