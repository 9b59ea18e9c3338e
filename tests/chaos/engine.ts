import { inDatabase } from '../../scripts/database/databases.ts'
import { removePostgres, startPostgres, temporaryDataDir } from '../../scripts/database/postgres.ts'
import { migrate, servicesWithDatabases } from '../../scripts/database/schema-engine.ts'
import type { Databases } from './shop.ts'

/** A database engine that can be crashed, with a database for each service and one for the broker. */
export interface Engine {
  databases: Databases
  /** Terminates every connection to a database, except our own. */
  cut(database: string): Promise<void>
  /** `kill -9` of a backend process: the engine terminates all others and recovers from its log. */
  crash(): Promise<void>
  restart(): Promise<void>
  remove(): Promise<void>
}

export async function startEngine(): Promise<Engine> {
  const dataDir = await temporaryDataDir()
  let server = await startPostgres({ dataDir, port: 0, fast: true })
  const { port, url } = server
  const databases: Record<string, string> = { events: url('events') }
  await inDatabase(url('postgres'), async (client) => {
    // Fast tests may lose the last commits when the engine crashes. Here nothing may be lost.
    await client.query('ALTER ROLE postgres SET synchronous_commit = on')
    await client.query('CREATE DATABASE events')
  })
  for (const service of servicesWithDatabases()) {
    databases[service] = url(service)
    await migrate(service, url(service))
  }
  const servedBy = async (database: string): Promise<number[]> =>
    inDatabase(url('postgres'), async (client) => {
      const { rows } = await client.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = $1 AND application_name <> 'chaos'`,
        [database],
      )
      return rows.map(({ pid }) => pid)
    })
  return {
    databases,
    cut: async (database) => {
      const pids = await servedBy(database)
      await inDatabase(url('postgres'), (client) =>
        client.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [pids]),
      )
    },
    crash: async () => {
      const [pid] = await servedBy('orders')
      if (pid === undefined) throw new Error('There is no connection to the database')
      process.kill(pid, 'SIGKILL')
    },
    restart: async () => {
      await server.stop()
      server = await startPostgres({ dataDir, port, fast: true })
    },
    remove: async () => {
      await server.stop()
      await removePostgres(dataDir)
    },
  }
}
