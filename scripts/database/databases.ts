import pg from 'pg'
import { CommandError } from './postgres-binaries.ts'

/** Creates the database of a URL, unless it exists. */
export async function createDatabase(url: string): Promise<void> {
  const missing = await inDatabase(url, async () => false).catch((error: CommandError) => {
    if (codeOf(error.cause) === '3D000') return true
    throw error
  })
  if (!missing) return
  await inDatabase(withDatabase(url, 'postgres'), async (client) => {
    await client
      .query(`CREATE DATABASE ${client.escapeIdentifier(databaseOf(url))}`)
      .catch((error: unknown) => {
        // Another process created it: the name exists, or its insertion is in progress.
        if (!['42P04', '23505'].includes(codeOf(error))) throw error
      })
  })
}

/** Drops the database of a URL, with everything in it and all connections to it. */
export async function dropDatabase(url: string): Promise<void> {
  await inDatabase(withDatabase(url, 'postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(databaseOf(url))} WITH (FORCE)`),
  )
}

/** Whether the lock that Prisma's engine holds while it migrates is free. */
export async function nobodyMigrates(url: string): Promise<boolean> {
  return inDatabase(url, async (client) => {
    // The lock is released with the connection.
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock(72707369) AS free')
    return rows[0]?.free === true
  })
}

/** Connects to the database that a URL names, for one piece of work. */
export async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const { host } = new URL(url)
    const reason = (error as Error).message || codeOf(error)
    throw new CommandError(`Cannot connect to PostgreSQL at ${host}: ${reason}.`, { cause: error })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const codeOf = (error: unknown) => (error as { code?: string } | undefined)?.code ?? ''

const databaseOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))

/** The URL of another database on the same server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(database)}`
  return changed.href
}
