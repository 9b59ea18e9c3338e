import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { inTime } from '../timeout.ts'
import { openPool } from './pool.ts'
import { platformProblem, type Problem } from '../problem.ts'
import { sqlTransactions } from './sql-transaction.ts'
import type { Transactional } from './transaction.ts'

export interface DatabaseOptions {
  /** Maximum number of connections of one instance of the service. */
  poolMax: number
  /** How long a request waits for a connection, new or from the pool, before it gets a 503. */
  connectTimeoutMs: number
  /** How long one statement may run before the server cancels it. */
  statementTimeoutMs: number
  /** Idle connections are closed after this time. */
  idleTimeoutMs?: number
  /**
   * The URL leads to PgBouncer in transaction mode, where each transaction may run on another connection: statements are not
   * prepared, and its configuration sets the statement timeout (deploy/pgbouncer/pgbouncer.ini).
   */
  isBehindPgBouncer?: boolean
  /** Shown in `pg_stat_activity`: the service's name. */
  applicationName?: string
  /** Called when an idle connection breaks; the pool replaces it. */
  onConnectionLost?: (error: Error) => void
}

export interface Database<Client> {
  /** The service's Prisma client. */
  prisma: Client
  /** Transactions without Prisma, on the same pool, for the hot paths. */
  sql: Transactional
  /** The underlying pool, for SQL that Prisma cannot express efficiently (full-text search, streams). */
  pool: pg.Pool
  /** Resolves when the database responds; rejects when it does not within `timeoutMs`. For readiness. */
  check(timeoutMs?: number): Promise<void>
  /** Waits for running queries, then closes all connections. */
  close(): Promise<void>
}

/** Common to every generated Prisma client. */
interface Disconnectable {
  $disconnect(): Promise<void>
}

/**
 * Opens a connection pool with a service's Prisma client on it. Connects with the first query: a service starts while
 * its database is down, is not ready, and recovers when the database is back.
 *
 * @param url `postgresql://user:password@host:port/database`, as in `<SERVICE>_DATABASE_URL`
 * @param makeClient `(adapter) => new PrismaClient({ adapter })`, with the service's own generated client
 */
export function openDatabase<Client extends Disconnectable>(
  url: string,
  options: DatabaseOptions,
  makeClient: (adapter: PrismaPg) => Client,
): Database<Client> {
  const pool = openPool({
    connectionString: url,
    max: options.poolMax,
    connectionTimeoutMillis: options.connectTimeoutMs,
    idleTimeoutMillis: options.idleTimeoutMs ?? 30_000,
    ...(options.isBehindPgBouncer ? { prepares: false } : { statement_timeout: options.statementTimeoutMs }),
    // A server that is unreachable cannot cancel a statement: the client times out slightly later.
    query_timeout: options.statementTimeoutMs + 1_000,
    application_name: options.applicationName,
    keepAlive: true,
    // The adapter writes and reads timestamps without a zone and interprets them as UTC.
    startup: { TimeZone: 'UTC' },
  })
  // Without a listener, an idle connection that breaks would terminate the process.
  pool.on('error', (error) => options.onConnectionLost?.(error))
  const prisma = makeClient(new PrismaPg(pool))

  return {
    prisma,
    sql: sqlTransactions(pool),
    pool,
    check: async (timeoutMs = 2_000) => {
      await inTime(pool.query('SELECT 1'), timeoutMs, `The database did not respond within ${timeoutMs} ms`)
    },
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/**
 * The problem for an error of the database, for the central error handler: 503 with `Retry-After` when it is down,
 * overloaded, or rolled this transaction back because of a conflict; 400 when a text cannot be stored. Undefined for
 * anything else, which is an internal error.
 */
export function databaseProblem(error: unknown): Problem | undefined {
  const found = databaseErrorOf(error)
  if (!found) return undefined
  if (isUnavailable(found)) {
    return platformProblem('unavailable', {
      detail: 'A dependency of this service is not responding. Try again later.',
      headers: { 'Retry-After': '2' },
      cause: error,
    })
  }
  if (isConflict(found)) {
    return platformProblem('unavailable', {
      detail: 'Another request changed the same data at the same moment. Try again.',
      headers: { 'Retry-After': '1' },
      cause: error,
    })
  }
  if (isUnstorableText(found)) {
    return platformProblem('validation-failed', {
      detail: 'A text contains a character that cannot be stored, such as NUL.',
      cause: error,
    })
  }
  return undefined
}

/**
 * Whether an error is a constraint violation: unique, foreign key or check, from Prisma or from `pg`.
 *
 * @param constraint its name in the database, such as `products_sku_key`; without it, any constraint
 */
export function violates(error: unknown, constraint?: string): boolean {
  const violated = violatedConstraint(error)
  return violated !== undefined && (constraint === undefined || violated === constraint)
}

/** The name of the violated constraint; undefined for any other error. */
export function violatedConstraint(error: unknown): string | undefined {
  const found = databaseErrorOf(error)
  if (!found || !constraintViolations.has(found.sqlState ?? '')) return undefined
  // The adapter drops the name of a check constraint. It is the last quoted word of the server's message.
  return found.constraint ?? [...found.message.matchAll(/["„“«]\s?([\w$]+)/g)].at(-1)?.[1]
}

/** The common fields of the forms in which a database error arrives. */
interface DatabaseError {
  message: string
  /** Prisma's code (P2002), or that of a socket error (ECONNREFUSED). */
  code: string | undefined
  /** The driver adapter's name for it, such as `DatabaseNotReachable`. */
  kind: string | undefined
  /** PostgreSQL's SQLSTATE, such as 23505 (appendix A of its manual). */
  sqlState: string | undefined
  constraint: string | undefined
}

/** The forms of errors from Prisma (`meta.driverAdapterError.cause`), its adapter (`cause`) and `pg`. */
interface RawError {
  name?: string
  message?: string
  code?: string
  severity?: string
  constraint?: string
  cause?: AdapterError
  meta?: { driverAdapterError?: { cause?: AdapterError } }
}

interface AdapterError {
  kind?: string
  originalCode?: string
  originalMessage?: string
  constraint?: { index?: string }
}

function databaseErrorOf(error: unknown): DatabaseError | undefined {
  if (!(error instanceof Error)) return undefined
  const raw = error as RawError
  const adapter =
    raw.meta?.driverAdapterError?.cause ?? (raw.name === 'DriverAdapterError' ? raw.cause : undefined)
  return {
    message: adapter?.originalMessage ?? error.message,
    code: raw.code,
    kind: adapter?.kind,
    sqlState: adapter?.originalCode ?? (raw.severity === undefined ? undefined : raw.code),
    constraint:
      adapter?.constraint?.index ?? (typeof raw.constraint === 'string' ? raw.constraint : undefined),
  }
}

/** Unique, foreign key (two codes: 23001 is RESTRICT since PostgreSQL 18), check, exclusion. */
const constraintViolations = new Set(['23505', '23503', '23001', '23514', '23P01'])

const unavailableKinds = new Set([
  'DatabaseNotReachable',
  'DatabaseDoesNotExist',
  'DatabaseAccessDenied',
  'AuthenticationFailed',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
])

const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  // Prisma's transaction was lost with its connection, or the client is closing.
  'P2028',
])

/**
 * Connection lost (08), out of resources (53), shut down or starting up (57P), statement timeout (57014), idle in a
 * transaction for too long (25P03), read-only during a failover (25006).
 */
const unavailableState = /^(08...|53...|57P..|57014|25P03|25006|3D000|28...)$/

/** `pg` and Prisma report these without a code. */
const unavailableMessage =
  /timeout exceeded when trying to connect|not currently accepting connections|not queryable|Connection terminated|Query read timeout|Unable to start a transaction|expired transaction|Transaction not found|Transaction already closed/

const isUnavailable = ({ message, code, kind, sqlState }: DatabaseError) =>
  unavailableKinds.has(kind ?? '') ||
  unavailableCodes.has(code ?? '') ||
  unavailableState.test(sqlState ?? '') ||
  unavailableMessage.test(message)

/** Serialization failure, deadlock, lock not available. */
const isConflict = ({ code, sqlState }: DatabaseError) =>
  code === 'P2034' || sqlState === '40001' || sqlState === '40P01' || sqlState === '55P03'

/** A byte that the encoding does not have, or \u0000 in JSON. */
const isUnstorableText = ({ sqlState }: DatabaseError) => sqlState === '22021' || sqlState === '22P05'
