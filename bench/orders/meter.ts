import { readdirSync, readFileSync } from 'node:fs'
import { inDatabase } from '../../scripts/database/databases.ts'
import type { Shop } from './shop.ts'

/** What was used since the start, of each process in milliseconds of CPU time, and of the database server. */
export interface Reading {
  cpuMs: Readonly<Record<string, number>>
  /** Transactions that were committed, those that only read included. */
  commits: number
  /** The same by database. */
  commitsIn: Readonly<Record<string, number>>
  /** Transactions that wrote something. */
  writes: number
  /** Times that the log was forced to the disk. */
  syncs: number
}

export async function read(shop: Shop): Promise<Reading> {
  const databases = Object.keys(shop.databases)
  const counts = await inDatabase(shop.urlOf('postgres'), async (client) => {
    const { rows } = await client.query<{
      commitsIn: Record<string, number>
      writes: string
      syncs: string
    }>(
      `SELECT (SELECT json_object_agg(datname, xact_commit ORDER BY datname) FROM pg_stat_database
               WHERE datname = ANY($1)) AS "commitsIn",
         pg_snapshot_xmax(pg_current_snapshot())::text AS writes,
         (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal') AS syncs`,
      [databases],
    )
    return rows[0]!
  })
  const cpuMs = Object.fromEntries(Object.entries(shop.pids).map(([name, pid]) => [name, cpuMsOf(pid)]))
  return {
    cpuMs,
    commits: Object.values(counts.commitsIn).reduce((sum, commits) => sum + commits, 0),
    commitsIn: counts.commitsIn,
    writes: Number(counts.writes),
    syncs: Number(counts.syncs),
  }
}

/** What one order used between two readings. */
export function perOrder(before: Reading, after: Reading, orders: number): Reading {
  const share = (from: number, to: number) => Number(((to - from) / orders).toFixed(2))
  const shares = (from: Reading['cpuMs'], to: Reading['cpuMs']) =>
    Object.fromEntries(Object.entries(to).map(([name, value]) => [name, share(from[name] ?? 0, value)]))
  return {
    cpuMs: shares(before.cpuMs, after.cpuMs),
    commits: share(before.commits, after.commits),
    commitsIn: shares(before.commitsIn, after.commitsIn),
    writes: share(before.writes, after.writes),
    syncs: share(before.syncs, after.syncs),
  }
}

/* Of the kernel's clock, as /proc counts: the same on every Linux that Node runs on. */
const TICK_MS = 10

/**
 * With the children of the process, those that run and those that have ended: PostgreSQL's connections, the workers of a
 * service. Elsewhere than on Linux: not a number.
 */
function cpuMsOf(pid: number): number {
  const [user, system, endedUser, endedSystem] = ticksOf(pid)
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(Number(name)) === pid)
  // One that ends in between is counted among those that have ended, the next time.
  const running = children.map((name) => ticksOf(Number(name))).filter(([user]) => !Number.isNaN(user))
  return (user + system + endedUser + endedSystem + running.reduce((sum, [u, s]) => sum + u + s, 0)) * TICK_MS
}

/** By process id: the open connections, with the CPU milliseconds that each has used. */
export type Connections = ReadonlyMap<number, { database: string; cpuMs: number }>

export async function readConnections(shop: Shop): Promise<Connections> {
  const rows = await inDatabase(shop.urlOf('postgres'), async (client) => {
    const all = await client.query<{ pid: number; database: string }>(
      'SELECT pid, datname AS database FROM pg_stat_activity WHERE datname = ANY($1)',
      [Object.keys(shop.databases)],
    )
    return all.rows
  })
  return new Map(
    rows.flatMap(({ pid, database }) => {
      const [user, system] = ticksOf(pid)
      // One that has ended since the query is not a number.
      return Number.isNaN(user) ? [] : [[pid, { database, cpuMs: (user + system) * TICK_MS }]]
    }),
  )
}

/** CPU milliseconds by database. What a connection used that was closed in between is left out. */
export function usedByDatabase(before: Connections, after: Connections): Record<string, number> {
  const used: Record<string, number> = {}
  for (const [pid, { database, cpuMs }] of after)
    used[database] = (used[database] ?? 0) + cpuMs - (before.get(pid)?.cpuMs ?? 0)
  return used
}

/** The fields of /proc/<pid>/stat behind the name, which may have spaces: proc(5). */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

const parentOf = (pid: number) => Number(statOf(pid)[1])
const ticksOf = (pid: number) =>
  [11, 12, 13, 14].map((i) => Number(statOf(pid)[i])) as [number, number, number, number]

const IDLE_WITHIN_MS = 60_000

/** Resolves when all that follows from the orders is done: events delivered and handled, mails sent. @returns seconds */
export async function settled(shop: Shop): Promise<number> {
  const startedAt = performance.now()
  while ((await openWork(shop)) > 0) {
    if (performance.now() - startedAt > IDLE_WITHIN_MS) throw new Error('The system does not come to rest')
    await new Promise((done) => setTimeout(done, 250))
  }
  // Each connection reports to the statistics a second later at the latest what it has done.
  await new Promise((done) => setTimeout(done, 1_200))
  return (performance.now() - startedAt) / 1000
}

async function openWork(shop: Shop): Promise<number> {
  const counts = await Promise.all(
    Object.entries(shop.databases).map(([name, url]) =>
      inDatabase(url, async (client) => {
        const parts = [
          ...(['users', 'events'].includes(name)
            ? []
            : ['(SELECT count(*) FROM outbox WHERE published_at IS NULL)']),
          ...(['orders', 'notifications'].includes(name) ? ['(SELECT count(*) FROM jobs.job)'] : []),
          ...(name === 'events' ? ['(SELECT count(*) FROM broker.job)'] : []),
          '0',
        ]
        const { rows } = await client.query<{ open: string }>(`SELECT ${parts.join(' + ')} AS open`)
        return Number(rows[0]?.open)
      }),
    ),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
