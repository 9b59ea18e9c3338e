import { LRUCache } from 'lru-cache'
import pg from 'pg'

/** A statement is prepared when it comes for this often: what is made for one request alone never is. */
const PREPARED_FROM = 3
/** So many are remembered in a process; each connection keeps those that it has prepared. */
const MOST = 500

/**
 * A pool whose connections spare the server work and both sides round trips, which is most of what a short statement
 * costs: statements that come again are prepared, and `BEGIN` travels with the statement after it.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, Client: ThriftyClient, pipeline: true })
  // Whoever had it before may have begun and gone away.
  pool.on('acquire', (client) => {
    if (client instanceof ThriftyClient) client.forgetBegin()
  })
  return pool
}

class ThriftyClient extends pg.Client {
  #begin: string | undefined

  forgetBegin(): void {
    this.#begin = undefined
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what the overloads of `pg` come to
  override query(...args: any[]): any {
    const [first, ...rest] = args as [string | Partial<pg.QueryConfig>, ...unknown[]]
    const text = typeof first === 'string' ? first : first.text
    // With a callback the answer must not come before the call returns; the pool's own queries have one.
    const isPromised = !rest.some((each) => typeof each === 'function')
    if (isPromised && typeof text === 'string' && BEGIN.test(text)) {
      this.#begin = text
      return Promise.resolve(NOTHING)
    }
    if (this.#begin !== undefined) {
      const begin = this.#begin
      this.#begin = undefined
      if (isPromised && (text === 'COMMIT' || text === 'ROLLBACK')) return Promise.resolve(NOTHING)
      // Of a connection that is lost the statement itself will tell.
      super.query(begin).catch(() => {})
    }
    const config = prepared(first, rest[0])
    const now = config === undefined ? args : [config, ...(typeof first === 'string' ? rest.slice(1) : rest)]
    return (super.query as (...args: unknown[]) => unknown).apply(this, now)
  }
}

/** That and no more: a script that begins so is none of ours. */
const BEGIN = /^BEGIN(; SET LOCAL [^;]+)?$/

/** What the server says to BEGIN and COMMIT, as far as anybody reads it. */
const NOTHING = { command: '', rowCount: null, oid: 0, fields: [], rows: [] }

/** Of a statement without parameters: it is one, and no script of several. */
export interface SingleStatement extends pg.QueryConfig<[]> {
  values: []
  queryMode: 'extended'
}

/** The same with a name; undefined for what may be a script of several, for a cursor, and for what has a name. */
function prepared(first: string | Partial<pg.QueryConfig>, values: unknown): pg.QueryConfig | undefined {
  const config = typeof first === 'string' ? { text: first, values: values as unknown[] } : first
  const { text } = config
  if (text === undefined || !Array.isArray(config.values)) return undefined
  if (config.values.length === 0 && !isSingle(config)) return undefined
  if (config.name !== undefined || 'submit' in config) return undefined
  const name = statementName(text)
  return name === undefined ? undefined : { ...config, text, name }
}

const isSingle = (config: Partial<pg.QueryConfig>) =>
  (config as Partial<SingleStatement>).queryMode === 'extended'

const known = new LRUCache<string, { name: string; uses: number }>({ max: MOST })
let named = 0

/** A name never means another text, and there are never more than so many: what comes later stays unprepared. */
function statementName(text: string): string | undefined {
  const statement = known.get(text)
  if (!statement) {
    known.set(text, { name: '', uses: 1 })
    return undefined
  }
  statement.uses += 1
  if (statement.name === '' && statement.uses >= PREPARED_FROM && named < MOST) statement.name = `s${++named}`
  return statement.name || undefined
}
