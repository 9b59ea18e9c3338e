import { LRUCache } from 'lru-cache'
import pg from 'pg'
import { inSpan, isTraced } from '../telemetry/trace.ts'

/** A statement is prepared on this use of its text: a text that is built for one request never is. */
const PREPARED_FROM = 3
/** Cache size per process; each connection keeps the statements that it has prepared. */
const STATEMENT_CACHE_SIZE = 500

export interface PoolConfig extends pg.PoolConfig {
  /** False: no statement is prepared, even one with a name. */
  prepares?: boolean
  /** Settings of the session, sent when it starts. PgBouncer accepts a few of them, and `options` not at all. */
  startup?: Readonly<Record<string, string>>
}

/**
 * A pool with fewer round trips and less planning, which dominate the cost of a short statement: repeated statements
 * are prepared, and `BEGIN` is sent together with the statement after it.
 */
export function openPool(config: PoolConfig): pg.Pool {
  const pool = new TracedPool({ ...config, Client: ThriftyClient, pipeline: true })
  // The previous user of the connection may have left a deferred `BEGIN`.
  pool.on('acquire', (client) => {
    if (client instanceof ThriftyClient) client.forgetBegin()
  })
  return pool
}

class TracedPool extends pg.Pool {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads of `pg` have no common type
  override query(...args: any[]): any {
    return traced(args, () => (super.query as Query).apply(this, args))
  }
}

type Query = (...args: unknown[]) => unknown

/** Records a statement of the current trace. With a callback it is a part of another call. */
function traced(args: readonly unknown[], send: () => unknown): unknown {
  const [first] = args as [string | Partial<pg.QueryConfig>]
  const text = typeof first === 'string' ? first : first.text
  if (text === undefined || !isTraced() || args.some((each) => typeof each === 'function')) return send()
  // Values are parameters, so the text contains none.
  const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text }
  return inSpan({ name: nameOf(text), kind: 'client', attributes }, send as () => Promise<unknown>)
}

/** The first operation and its table: `INSERT orders`. */
function nameOf(text: string): string {
  const [, operation = '', table = ''] =
    /\b(INSERT INTO|UPDATE|DELETE FROM|FROM)\s+(?:ONLY\s+)?([\w."]+)/i.exec(text) ?? []
  if (table === '') return /\w+/.exec(text)?.[0] ?? 'SQL'
  const [verb = ''] = operation.toUpperCase().split(' ')
  return `${verb === 'FROM' ? 'SELECT' : verb} ${table.replaceAll('"', '')}`
}

class ThriftyClient extends pg.Client {
  readonly #prepares: boolean
  readonly #startup: PoolConfig['startup']
  #begin: string | undefined

  constructor(config: PoolConfig = {}) {
    super(config)
    this.#prepares = config.prepares ?? true
    this.#startup = config.startup
  }

  /** Of `pg`: the parameters of the first message. */
  getStartupConf(): Record<string, string> {
    const { getStartupConf } = pg.Client.prototype as unknown as Pick<ThriftyClient, 'getStartupConf'>
    return { ...getStartupConf.call(this), ...this.#startup }
  }

  forgetBegin(): void {
    this.#begin = undefined
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads of `pg` have no common type
  override query(...args: any[]): any {
    const [first, ...rest] = args as [string | Partial<pg.QueryConfig>, ...unknown[]]
    const text = typeof first === 'string' ? first : first.text
    // With a callback, the result must not arrive before the call returns; the pool's own queries have one.
    const isPromised = !rest.some((each) => typeof each === 'function')
    if (isPromised && typeof text === 'string' && BEGIN.test(text)) {
      this.#begin = text
      return Promise.resolve(NOTHING)
    }
    if (this.#begin !== undefined) {
      const begin = this.#begin
      this.#begin = undefined
      if (isPromised && (text === 'COMMIT' || text === 'ROLLBACK')) return Promise.resolve(NOTHING)
      // If the connection is lost, the statement itself fails.
      super.query(begin).catch(() => {})
    }
    const config = this.#prepares ? prepared(first, rest[0]) : unnamed(first)
    const now = config === undefined ? args : [config, ...(typeof first === 'string' ? rest.slice(1) : rest)]
    return traced(args, () => (super.query as Query).apply(this, now))
  }
}

/** Exactly that: a script that begins so is not deferred. */
const BEGIN = /^BEGIN(; SET LOCAL [^;]+)?$/

/** The result of BEGIN and COMMIT, as far as callers read it. */
const NOTHING = { command: '', rowCount: null, oid: 0, fields: [], rows: [] }

/** A statement without parameters: a single one, not a script. */
export interface SingleStatement extends pg.QueryConfig<[]> {
  values: []
  queryMode: 'extended'
}

/** The query with a statement name; undefined for a possible script, for a cursor, and for a query that has a name. */
function prepared(first: string | Partial<pg.QueryConfig>, values: unknown): pg.QueryConfig | undefined {
  const config = typeof first === 'string' ? { text: first, values: values as unknown[] } : first
  const { text } = config
  if (text === undefined || !Array.isArray(config.values)) return undefined
  if (config.values.length === 0 && !isSingle(config)) return undefined
  if (config.name !== undefined || 'submit' in config) return undefined
  const name = statementName(text)
  return name === undefined ? undefined : { ...config, text, name }
}

/** The query without its statement name; undefined for one that has none. */
const unnamed = (first: string | Partial<pg.QueryConfig>): pg.QueryConfig | undefined =>
  typeof first === 'string' || first.name === undefined || 'submit' in first
    ? undefined
    : { ...(first as pg.QueryConfig), name: undefined }

const isSingle = (config: Partial<pg.QueryConfig>) =>
  (config as Partial<SingleStatement>).queryMode === 'extended'

const known = new LRUCache<string, { name: string; uses: number }>({ max: STATEMENT_CACHE_SIZE })
let named = 0

/** A name always means the same text, and their number is bounded: further statements stay unprepared. */
function statementName(text: string): string | undefined {
  const statement = known.get(text)
  if (!statement) {
    known.set(text, { name: '', uses: 1 })
    return undefined
  }
  statement.uses += 1
  if (statement.name === '' && statement.uses >= PREPARED_FROM && named < STATEMENT_CACHE_SIZE)
    statement.name = `s${++named}`
  return statement.name || undefined
}
