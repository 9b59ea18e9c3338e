import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { SubscribeOptions } from './broker.ts'
import { createEventRunner, type Death } from './event-runner.ts'
import { sharePartitions } from './partitions.ts'
import type { RedisConnection } from './redis-connection.ts'
import { ACKNOWLEDGE, ACQUIRE, READ, RELEASE, RENEW } from './redis-scripts.ts'
import { pauseMs } from '../backoff.ts'

/** An instance that does not renew its lease for this long loses its partitions. */
export const LEASE_MS = 3_000
/** In case a notification is lost. */
const POLL_MS = 500

export interface RedisConsumerSettings {
  connection: RedisConnection
  /** The first part of the consumer's keys. */
  prefix: string
  partitions: number
  log: Logger
  /** Subscribes the consumer, idempotently. */
  declare(): Promise<unknown>
  storeDeadLetter(content: Buffer, death: Death): Promise<void>
}

export interface RedisConsumer {
  /** There may be events. */
  wake(): void
  ready: Promise<void>
  close(): Promise<void>
}

/** The lease of a partition. */
interface Lease {
  /** The events in flight. */
  running: Set<Promise<void>>
  /** No event begins any more. */
  ended: AbortController
}

/** Consumes the streams of the partitions that this instance owns, as a member of their consumer group. */
export function consumeStreams(options: SubscribeOptions, settings: RedisConsumerSettings): RedisConsumer {
  const { connection, prefix, log } = settings
  const { client } = connection
  const me = randomUUID()
  const runner = createEventRunner(options, { ...settings, queue: options.consumer })
  const ready = Promise.withResolvers<void>()
  const most = 2 * (options.concurrency ?? 10)
  /** By partition. */
  const leases = new Map<number, Lease>()
  /** What is read: a partition is not while it is acquired, nor while it is released. */
  const owned = new Set<number>()
  let inFlight = 0
  let renewedAt = 0
  let isWoken = false
  let wakeUp = () => {}

  const wake = () => {
    isWoken = true
    wakeUp()
  }
  const lose = (partition: number) => {
    owned.delete(partition)
    leases.get(partition)?.ended.abort()
    leases.delete(partition)
  }
  const loseAll = () => [...leases.keys()].forEach(lose)
  const onError = (err: unknown) => log.debug({ err }, 'broker: could not share the partitions')

  const take = (
    lease: Lease,
    { partition, id, fields }: { partition: number; id: string; fields: Record<string, string> },
    redeliveries = 0,
  ) => {
    inFlight += 1
    const work = runner.take({
      content: Buffer.from(fields.event ?? ''),
      replay: fields.replay || undefined,
      redeliveries,
      mayBegin: () => {
        // What does not begin stays pending until its partition is acquired again, also if the lease is renewed meanwhile.
        if (performance.now() - renewedAt >= LEASE_MS) lose(partition)
        return !lease.ended.signal.aborted
      },
      released: lease.ended.signal,
      acknowledge: async () => void (await connection.run(ACKNOWLEDGE, prefix, [me, partition, id])),
    })
    lease.running.add(work)
    void work.finally(() => {
      lease.running.delete(work)
      inFlight -= 1
      if (inFlight === most - 1) wake()
    })
  }

  /** Claims what the previous owner had in flight, in its order. */
  const claim = async (partition: number, lease: Lease) => {
    const queue = `${prefix}queue:${partition}`
    for (let start = '0-0'; ;) {
      const { nextId, messages } = await client.xAutoClaim(queue, 'instances', me, 0, start, { COUNT: 100 })
      const found = messages.filter((message) => message !== null)
      const [first, last] = [found[0], found.at(-1)]
      if (first && last) {
        const pending = await client.xPendingRange(queue, 'instances', first.id, last.id, 100)
        const counts = new Map(pending.map(({ id, deliveriesCounter }) => [id, deliveriesCounter]))
        for (const { id, message: fields } of found)
          take(lease, { partition, id, fields }, (counts.get(id) ?? 2) - 1)
      }
      if (nextId === '0-0') return
      start = nextId
    }
  }

  let renewing: Promise<number> | undefined
  /** @returns the number of instances */
  const renew = () => (renewing ??= sendRenewal().finally(() => (renewing = undefined)))
  const sendRenewal = async () => {
    const sentAt = performance.now()
    const [count = 1, ...lost] = (await connection.run(RENEW, prefix, [
      ...[me, LEASE_MS],
      ...leases.keys(),
    ])) as (number | string)[]
    if (sentAt - renewedAt > LEASE_MS) loseAll()
    renewedAt = sentAt
    lost.map(Number).forEach(lose)
    return Number(count)
  }
  // Sharing renews too, but waits for the handlers of what it releases, and ends before those that run at the end.
  const renewal = setInterval(() => {
    if (leases.size > 0) renew().catch(onError)
  }, LEASE_MS / 3)

  const acquire = async (partition: number): Promise<boolean> => {
    if ((await connection.run(ACQUIRE, prefix, [me, LEASE_MS, partition])) !== 1) return false
    const lease: Lease = { running: new Set(), ended: new AbortController() }
    leases.set(partition, lease)
    try {
      // Only then: what the previous owner left pending comes before what is read.
      await claim(partition, lease)
    } catch (error) {
      lose(partition)
      throw error
    }
    if (lease.ended.signal.aborted) return false
    owned.add(partition)
    wake()
    return true
  }

  const release = async (partition: number) => {
    const lease = leases.get(partition)
    if (!lease) return
    owned.delete(partition)
    lease.ended.abort()
    await Promise.all(lease.running)
    lose(partition)
    await connection.run(RELEASE, prefix, [me, partition])
  }

  const sharing = () =>
    sharePartitions(settings.partitions, owned, { instances: renew, acquire, release }, onError)

  /** @returns whether there may be more */
  const read = async (): Promise<boolean> => {
    const room = most - inFlight
    if (room <= 0 || owned.size === 0) return false
    const shuffled = [...owned].sort(() => Math.random() - 0.5)
    const entries = (await connection.run(READ, prefix, [me, room, ...shuffled])) as [
      string,
      string,
      string[],
    ][]
    for (const [each, id, fields] of entries) {
      const partition = Number(each)
      const lease = leases.get(partition)
      // Lost meanwhile: it stays pending.
      if (lease && owned.has(partition)) take(lease, { partition, id, fields: recordOf(fields) })
    }
    return entries.length > 0
  }

  const readAll = async () => {
    while (!runner.isClosing) {
      isWoken = false
      if (await read()) continue
      await new Promise<void>((done) => {
        const timer = setTimeout(done, POLL_MS)
        wakeUp = () => {
          clearTimeout(timer)
          done()
        }
        if (isWoken) wakeUp()
      })
    }
  }

  const run = async () => {
    let stop = async () => {}
    for (let failures = 1; !runner.isClosing; failures += 1) {
      try {
        // Again after an error: the server may have lost its data.
        await settings.declare()
        ready.resolve()
        failures = 1
        const share = sharing()
        stop = () => share.stop()
        await readAll()
      } catch (err) {
        log.debug({ err, consumer: options.consumer }, 'broker: reading from Redis failed; retrying')
        await stop()
        // What a lost response contained is pending, and claimed with the partition.
        loseAll()
        await pause(Math.min(2_000, pauseMs(failures, 50)))
      }
    }
    await stop()
  }
  const running = run()

  return {
    wake,
    ready: ready.promise,
    close: async () => {
      const ended = runner.close()
      wake()
      await Promise.all([ended, running])
      clearInterval(renewal)
      const partitions = [...leases.keys()]
      loseAll()
      await connection.run(RELEASE, prefix, [me, ...partitions]).catch(() => {})
      await client.zRem(`${prefix}members`, me).catch(() => {})
    },
  }
}

/** Redis returns the fields of an entry as a list of names and values. */
const recordOf = (fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: fields.length / 2 }, (_, i) => [
      fields[2 * i] as string,
      fields[2 * i + 1] as string,
    ]),
  )
