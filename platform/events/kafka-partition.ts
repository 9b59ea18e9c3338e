import type { KafkaRecord } from '@platformatic/kafka'
import type { EventRunner } from './event-runner.ts'
import { headerOf, type Position } from './kafka-fetch.ts'
import type { Progress } from './kafka-offsets.ts'

/** How far beyond the first unfinished event an instance goes: what may have begun when it crashes. */
export const WINDOW = 500n

export interface PartitionSettings {
  runner: EventRunner
  /** False for an event of a type that is not handled, or sent to another consumer. */
  isWanted(record: KafkaRecord): boolean
  hasRoom(): boolean
  /** False once the membership in the group may have ended. */
  isMember(): boolean
  /** Commits soon. */
  onProgress(): void
  /** Resolves when the progress is committed. */
  commit(): Promise<void>
}

/** A partition that this instance owns, until it is released. */
export interface OwnedPartition extends Position {
  progress(isOpen: boolean): Progress
  /** Nothing begins any more. Resolves when nothing is in flight. */
  release(): Promise<void>
}

/** @param latest the end of the partition now: what follows has not been delivered to anyone */
export function ownPartition(start: Progress, latest: bigint, settings: PartitionSettings): OwnedPartition {
  const { partition, offset, isOpen } = start
  const begun = new Map(start.begun)
  /** Offsets that are not acknowledged, in their order. */
  const pending = new Set<bigint>()
  const running = new Set<Promise<void>>()
  const releasing = new AbortController()
  // The previous owner crashed: these may have begun.
  const uncertainEnd = isOpen ? (latest < offset + WINDOW ? latest : offset + WINDOW) : offset

  const own: OwnedPartition = {
    partition,
    next: offset,
    hasRoom: () => {
      const [first = own.next] = pending
      return settings.hasRoom() && own.next - first < WINDOW
    },
    take: (record, at) => {
      if (!settings.isWanted(record)) {
        settings.onProgress()
        return
      }
      pending.add(at)
      const work = settings.runner.take({
        content: record.value ?? Buffer.alloc(0),
        replay: headerOf(record, 'replay'),
        redeliveries: (begun.get(at) ?? 0) + (at < uncertainEnd ? 1 : 0),
        mayBegin: () => !releasing.signal.aborted && settings.isMember(),
        released: releasing.signal,
        recordAttempt: async () => {
          begun.set(at, (begun.get(at) ?? 0) + 1)
          await settings.commit()
        },
        acknowledge: () => {
          pending.delete(at)
          begun.delete(at)
          settings.onProgress()
        },
      })
      running.add(work)
      void work.finally(() => running.delete(work))
    },
    progress: (isOpenNow) => {
      const [first = own.next] = pending
      return { partition, offset: first, isOpen: isOpenNow, begun }
    },
    release: async () => {
      releasing.abort()
      await Promise.all(running)
    },
  }
  return own
}
