import { type Heartbeat, startHeartbeat } from './announcements.ts'
import type { Broker, BrokerOptions, Delivery, SubscribeOptions } from './broker.ts'
import type { CloudEvent } from './cloud-event.ts'
import { openListener } from '../database/listen.ts'
import { channelOf, DURABLE, openQueues } from '../queue/queue.ts'
import type { Work, Worker } from '../queue/worker.ts'

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

/** The channel that announces events; the payload is their type. */
const announcementsOf = (schema: string) => `${schema}_event`

/** A single event is handled at once. After several events, the poll waits this long so that one query fetches more. */
const LINGER_MS = 100

/**
 * The embedded broker: a database with one queue per consumer, in strict order per subject. One statement publishes: it
 * inserts a row for each event and each consumer of its type.
 */
export function postgresBroker(url: string, options: BrokerOptions): Broker {
  const schema = options.namespace ?? 'broker'
  const queues = openQueues({ url, schema, applicationName: options.applicationName, log: options.log })
  const insert = async (
    consumers: string,
    values: readonly unknown[],
    events: readonly CloudEvent[],
    replay?: string,
  ) => {
    const announced =
      replay === undefined
        ? `UNION ALL SELECT pg_notify('${announcementsOf(schema)}', type), NULL FROM (SELECT DISTINCT unnest($1::text[])) AS t(type)`
        : ''
    await queues.ready()
    const queued = events.map((event): QueuedEvent => (replay === undefined ? { event } : { event, replay }))
    await queues.pool.query(
      `WITH inserted AS (
         INSERT INTO ${schema}.job (queue, key, data)
         SELECT c.consumer, e.subject, e.data::json
         FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS e(type, subject, data, n)
         JOIN ${consumers} ORDER BY e.n RETURNING queue
       )
       SELECT pg_notify('${channelOf(schema)}', queue), ${DURABLE} FROM (SELECT DISTINCT queue FROM inserted) AS q
       ${announced}`,
      [
        events.map(({ type }) => type),
        events.map(({ subject }) => subject),
        queued.map((each) => JSON.stringify(each)),
        ...values,
      ],
    )
  }

  return {
    publish: (events) => insert(`${schema}.consumed_type c ON c.type = e.type`, [], events),
    replay: (consumer, events, replay) =>
      insert('(VALUES ($4::text)) AS c(consumer) ON true', [consumer], events, replay),
    subscribe: async ({ consumer, types, handle, handleTogether, ...rest }: SubscribeOptions) => {
      let closing = false
      let running: Worker | undefined
      // In the background: a service starts while its broker is down.
      const opened = (async () => {
        await queues.prepare(async () => {
          await queues.pool.query(
            `WITH added AS (
               INSERT INTO ${schema}.consumed_type SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING
             ), removed AS (
               DELETE FROM ${schema}.consumed_type WHERE consumer = $1 AND type <> ALL($2::text[])
             )
             SELECT ${DURABLE}`,
            [consumer, types],
          )
        })
        if (closing) return
        running = queues.work<QueuedEvent>(consumer, {
          ...{ concurrency: 20, attempts: 12, ...rest },
          handle: (work, signal) => handle(deliveryOf(work), signal),
          ...(handleTogether && {
            handleTogether: (works, signal) => handleTogether(works.map(deliveryOf), signal),
          }),
          lingerMs: LINGER_MS,
          isInOrder: true,
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
    announce: ({ types, onEvent, onConnected }) => {
      let heartbeat: Heartbeat | undefined
      const listener = openListener({
        url,
        applicationName: options.applicationName,
        channel: announcementsOf(schema),
        onNotification: (type) => {
          if (types.includes(type)) onEvent(type)
        },
        onConnected: async (client) => {
          heartbeat?.stop()
          await onConnected()
          heartbeat = startHeartbeat(
            () => client.query('SELECT 1'),
            () => void client.end().catch(() => {}),
          )
        },
        onLost: (err) => {
          heartbeat?.stop()
          options.log.warn({ err }, 'broker: announcements interrupted; reconnecting')
        },
      })
      return {
        isCurrent: () => listener.connected && heartbeat?.isAlive() === true,
        close: async () => {
          heartbeat?.stop()
          await listener.close()
        },
      }
    },
    deadLetters: {
      list: async (consumer, limit) => {
        await queues.ready()
        const dead = await queues.deadLetters<QueuedEvent>(consumer, limit)
        return dead.map(({ id, data, reason, attempts, diedAt }) => ({
          ...{ id, consumer, event: data.event, reason, attempts, diedAt },
        }))
      },
      requeue: async (consumer, ids) => {
        await queues.ready()
        return queues.requeue(consumer, ids)
      },
      discard: async (consumer, ids) => {
        await queues.ready()
        return queues.discard(consumer, ids)
      },
    },
    check: () => queues.check(),
    close: () => queues.close(),
  }
}
