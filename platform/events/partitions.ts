/**
 * The partition of a subject: all of its events are in one, so that order per subject needs no more than order per
 * partition. FNV-1a; publishers of all versions must agree on it.
 */
export function partitionOf(subject: string, count: number): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(subject)) hash = Math.imul(hash ^ byte, 0x01000193)
  // The low bits of FNV-1a depend on the low bits of the bytes only.
  return ((hash ^ (hash >>> 15)) >>> 0) % count
}

/** How the instances of a consumer own partitions on a broker: one instance at a time. */
export interface PartitionLocks {
  /** The number of instances that share the partitions, this one included. */
  instances(): Promise<number>
  /** Resolves to false when another instance owns it. */
  acquire(partition: number): Promise<boolean>
  /** Finishes its events in flight, and leaves it to another instance. */
  release(partition: number): Promise<void>
}

const SHARE_EVERY_MS = 500

/**
 * Keeps this instance at its share of the partitions: releases those in excess when an instance comes, and acquires
 * those that an instance has left.
 *
 * @param owned what this instance owns: `acquire` adds to it, `release` and a lost connection remove from it
 * @param onError called when the broker does not respond; the next round comes all the same
 */
export function sharePartitions(
  count: number,
  owned: Pick<ReadonlySet<number>, 'size' | 'has' | typeof Symbol.iterator>,
  locks: PartitionLocks,
  onError: (error: unknown) => void,
  everyMs = SHARE_EVERY_MS,
): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let current = Promise.resolve()

  const share = async () => {
    const most = Math.ceil(count / Math.max(1, await locks.instances()))
    const excess = [...owned].slice(most)
    await Promise.all(excess.map((partition) => locks.release(partition)))
    const first = Math.floor(Math.random() * count)
    const others = Array.from({ length: count }, (_, i) => (first + i) % count).filter(
      (each) => !owned.has(each),
    )
    // Together: one after the other they could take longer than a lease.
    while (others.length > 0 && owned.size < most && !stopped)
      await Promise.all(
        others.splice(0, most - owned.size).map((partition) => locks.acquire(partition).catch(onError)),
      )
  }
  const run = async () => {
    await share().catch(onError)
    if (!stopped) timer = setTimeout(() => void (current = run()), everyMs)
  }
  current = run()

  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await current
    },
  }
}
