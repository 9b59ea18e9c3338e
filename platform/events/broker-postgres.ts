import type { Broker, BrokerOptions, Delivery, SubscribeOptions } from './broker.ts'
import type { CloudEvent } from './cloud-event.ts'
import { NonRetryableError } from '../queue/non-retryable-error.ts'
import { orderedIds } from '../queue/ordered-ids.ts'
import { openQueueServer } from '../queue/queue.ts'
import type { Work } from '../queue/worker.ts'

/** The data of a job in a consumer's queue. */
interface QueuedEvent {
  event: CloudEvent
  replay?: string
}

const deliveryOf = ({ data: { event, replay }, attempt }: Work<QueuedEvent>): Delivery => ({
  event,
  attempt,
  replay,
})

/** A single event is handled at once. After several events, the poll waits this long so that one query fetches more. */
const LINGER_MS = 100

/**
 * The embedded broker: a database with one pg-boss queue per consumer, in strict order per subject. Publishing inserts
 * one row for each consumer of the type, in one transaction.
 */
export function postgresBroker(url: string, options: BrokerOptions): Broker {
  const schema = options.namespace ?? 'broker'
  const queues = openQueueServer({
    ...{ url, schema, applicationName: options.applicationName, log: options.log },
    install: `CREATE TABLE IF NOT EXISTS ${schema}.consumed_type (
      consumer text NOT NULL, type text NOT NULL, PRIMARY KEY (consumer, type))`,
  })
  const known = new Set<string>()
  const ensure = async (consumer: string) => {
    if (known.has(consumer)) return
    await queues.ensure(consumer, 'key_strict_fifo')
    known.add(consumer)
  }
  const queuedEvents = (events: readonly CloudEvent[], replay?: string) => {
    const ids = orderedIds(events.length)
    return events.map((event, i) => ({
      id: ids[i] as string,
      key: event.subject,
      data: (replay === undefined ? { event } : { event, replay }) satisfies QueuedEvent,
    }))
  }

  return {
    publish: async (events) => {
      await queues.ready()
      const { rows } = await queues.pool.query<{ consumer: string; types: string[] }>(
        `SELECT consumer, array_agg(type) AS types FROM ${schema}.consumed_type WHERE type = ANY($1) GROUP BY consumer`,
        [[...new Set(events.map(({ type }) => type))]],
      )
      if (rows.length === 0) return
      for (const { consumer } of rows) await ensure(consumer)
      await queues.transaction(async (db) => {
        for (const { consumer, types } of rows)
          await queues.insert(consumer, queuedEvents(events.filter(({ type }) => types.includes(type))), db)
      })
    },
    replay: async (consumer, events, replay) => {
      await queues.ready()
      await ensure(consumer)
      await queues.insert(consumer, queuedEvents(events, replay))
    },
    subscribe: async ({ consumer, types, handle, handleTogether, ...rest }: SubscribeOptions) => {
      let closing = false
      let running: { close(): Promise<void> } | undefined
      // In the background: a service starts while its broker is down.
      const opened = (async () => {
        await queues.prepare(async () => {
          await ensure(consumer)
          await queues.transaction(async (db) => {
            await db.executeSql(
              `DELETE FROM ${schema}.consumed_type WHERE consumer = $1 AND type <> ALL($2::text[])`,
              [consumer, types],
            )
            await db.executeSql(
              `INSERT INTO ${schema}.consumed_type SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
              [consumer, types],
            )
          })
        })
        if (closing) return
        running = queues.work<QueuedEvent>(consumer, {
          handle: (work, signal) => handle(deliveryOf(work), signal),
          ...(handleTogether && {
            handleTogether: (works, signal) => handleTogether(works.map(deliveryOf), signal),
          }),
          lingerMs: LINGER_MS,
          isInOrder: true,
          concurrency: rest.concurrency ?? 20,
          attempts: rest.attempts ?? 12,
          backoffMs: rest.backoffMs ?? 200,
          isNonRetryable: (error) => error instanceof NonRetryableError,
          isTransient: rest.isTransient,
        })
      })()
      opened.catch((err: unknown) => options.log.error({ err, consumer }, 'broker: could not subscribe'))
      return {
        ready: () => opened,
        close: async () => {
          closing = true
          await running?.close()
        },
      }
    },
    deadLetters: {
      list: async (consumer, limit) => {
        await queues.ready()
        await ensure(consumer)
        const dead = await queues.deadLetters<QueuedEvent>(consumer, limit)
        return dead.map(({ id, data, reason, attempts, diedAt }) => ({
          ...{ id, consumer, event: data.event, reason, attempts, diedAt },
        }))
      },
      requeue: async (consumer, ids) => {
        await queues.ready()
        await ensure(consumer)
        return queues.requeue(consumer, ids)
      },
      discard: async (consumer, ids) => {
        await queues.ready()
        await ensure(consumer)
        return queues.discard(consumer, ids)
      },
    },
    check: () => queues.check(),
    close: () => queues.close(),
  }
}
