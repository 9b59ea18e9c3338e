import type { IncomingHttpHeaders } from 'node:http'
import type { Logger } from 'pino'
import type { Principal } from '../../auth/principal.ts'
import type { Background } from '../../background.ts'
import type { ServedOperation } from '../../contract/compiled.ts'
import { consumerOf } from './consumer.ts'
import type { UsageRow, UsageStore } from './usage.ts'

/** Counts who uses which operation, and which deprecated parts of it, in buckets of an hour. */
export interface UsageRecorder extends Background {
  operation(operation: ServedOperation): OperationUsage
  /** Writes what was counted. Never rejects: what could not be written is kept. */
  flush(): Promise<void>
}

export interface OperationUsage {
  /** @param parts the deprecated parts that the request has */
  count(
    principal: Principal | undefined,
    headers: IncomingHttpHeaders,
    parts: readonly string[] | undefined,
  ): void
}

export interface RecorderOptions {
  store: UsageStore
  log: Pick<Logger, 'warn'>
  now?: () => number
  flushEveryMs?: number
  /** Counters in memory: for more consumers in an hour, they are counted together, as `others`. */
  maxCounters?: number
}

const HOUR_MS = 3_600_000
const KEEP_DAYS = 90
/** Rows of earlier hours that wait for the database: for a day without it, of a usual number of consumers. */
const MAX_LATE = 50_000

interface Counter {
  version: string
  operation: string
  element: string
  consumer: string
  count: number
}

export function openUsageRecorder(options: RecorderOptions): UsageRecorder {
  const { store, log, now = Date.now, flushEveryMs = 10_000, maxCounters = 10_000 } = options
  const tables: Map<string, Counter>[] = []
  let size = 0
  let hour = hourOf(now())
  let late: UsageRow[] = []
  let timer: NodeJS.Timeout | undefined
  let flushing: Promise<void> | undefined
  let cleanedAt = 0
  let isWarned = false

  const counterOf = (
    table: Map<string, Counter>,
    consumer: string,
    names: Omit<Counter, 'consumer' | 'count'>,
  ) => {
    const known = table.get(consumer)
    if (known) return known
    const name = size < maxCounters ? consumer : 'others'
    let counter = table.get(name)
    if (!counter) {
      counter = { ...names, consumer: name, count: 0 }
      table.set(name, counter)
      size++
    }
    return counter
  }

  const counters = () => tables.flatMap((table) => [...table.values()]).filter(({ count }) => count > 0)
  const rowsOf = (list: readonly Counter[]): UsageRow[] =>
    list.map((counter) => ({ ...counter, hour: new Date(hour) }))

  /** Counters belong to one hour; the counts of the last one wait as rows. */
  const turn = () => {
    const current = hourOf(now())
    if (current === hour) return
    late.push(...rowsOf(counters()))
    if (late.length > MAX_LATE) late = late.slice(-MAX_LATE)
    for (const table of tables) table.clear()
    size = 0
    hour = current
  }

  const write = async () => {
    turn()
    const list = counters()
    const rows = [...late, ...rowsOf(list)]
    try {
      if (rows.length > 0) await store.add(rows)
      // Requests were counted meanwhile, and the hour may have ended.
      for (const [i, counter] of list.entries())
        counter.count -= (rows[rows.length - list.length + i] as UsageRow).count
      late = []
      isWarned = false
      if (now() - cleanedAt < HOUR_MS) return
      cleanedAt = now()
      await store.clean(KEEP_DAYS * 24 * HOUR_MS)
    } catch (err) {
      if (!isWarned) log.warn({ err }, 'The usage of the API could not be written; trying again')
      isWarned = true
    }
  }

  const flush = () => (flushing ??= write().finally(() => (flushing = undefined)))

  return {
    operation: ({ version, id }) => {
      const names = { version, operation: id, element: '' }
      const own = new Map<string, Counter>()
      tables.push(own)
      const byPart = new Map<string, Map<string, Counter>>()
      const partTable = (element: string) => {
        let table = byPart.get(element)
        if (!table) {
          table = new Map()
          byPart.set(element, table)
          tables.push(table)
        }
        return table
      }
      return {
        count: (principal, headers, parts) => {
          const consumer = consumerOf(principal, headers)
          counterOf(own, consumer, names).count++
          if (parts === undefined) return
          for (const element of parts) counterOf(partTable(element), consumer, { ...names, element }).count++
        },
      }
    },
    flush,
    start: async () => {
      timer = setInterval(() => void flush(), flushEveryMs)
      timer.unref()
      return Promise.resolve()
    },
    stop: async () => {
      clearInterval(timer)
      await flushing
      await flush()
    },
  }
}

const hourOf = (time: number): number => time - (time % HOUR_MS)
