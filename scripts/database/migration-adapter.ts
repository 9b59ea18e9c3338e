import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { inDatabase, withDatabase } from './databases.ts'

/**
 * The adapter of the services with three corrections for migrations. Its `executeScript` splits a script at each
 * semicolon, even inside a string or a function body; PostgreSQL itself accepts a whole script, and runs it in one
 * transaction. Its shadow database is the real one when it is given a URL, because the URL's database takes precedence.
 * And it does not support the type "char", which PostgreSQL's catalogue uses.
 */
export class MigrationAdapter extends PrismaPg {
  /** The error of the last script: the engine only reports that an external call failed. */
  scriptFault: string | undefined
  private readonly url: string
  private readonly pools = new Set<pg.Pool>()

  constructor(url: string) {
    super({ connectionString: url, connectionTimeoutMillis: 10_000 })
    this.url = url
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect()
    const pool = adapter.underlyingDriver()
    this.pools.add(pool)
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: pg.DatabaseError) => {
        const line = script.slice(0, Number(error.position ?? 0)).split('\n').length
        this.scriptFault = error.position ? `${error.message} (line ${line} of its SQL)` : error.message
        throw error
      })
    }
    typeCharColumns(adapter, pool)
    return adapter
  }

  override async connectToShadowDb(): ReturnType<PrismaPg['connect']> {
    const name = `shadow_${crypto.randomUUID().replaceAll('-', '')}`
    await inDatabase(this.url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`))
    const shadow = new MigrationAdapter(withDatabase(this.url, name))
    const adapter = await shadow.connect()
    const executeScript = adapter.executeScript.bind(adapter)
    adapter.executeScript = (script) =>
      executeScript(script).finally(() => (this.scriptFault = shadow.scriptFault))
    adapter.dispose = async () => {
      await shadow.close()
      await inDatabase(this.url, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
    }
    return adapter
  }

  /** Closes the connections: the engine leaves them open, and with them its advisory lock. */
  async close(): Promise<void> {
    for (const pool of this.pools) if (!pool.ended) await pool.end()
  }
}

const CHAR: number = pg.types.builtins.CHAR
const TEXT: number = pg.types.builtins.TEXT

/** Reads columns of the type "char" as text, and then reports their type. */
function typeCharColumns(adapter: SqlDriverAdapter, pool: pg.Pool): void {
  const charColumns = new WeakMap<object, number[]>()
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>
  const queryAsText = async (config: pg.QueryConfig) => {
    const result = await query(config)
    const columns = (result.fields ?? []).flatMap(({ dataTypeID }, column) =>
      dataTypeID === CHAR ? [column] : [],
    )
    for (const column of columns) Object.assign(result.fields[column]!, { dataTypeID: TEXT })
    if (columns.length > 0) charColumns.set(result.rows, columns)
    return result
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (config) => {
    const result = await queryRaw(config)
    for (const column of charColumns.get(result.rows) ?? [])
      result.columnTypes[column] = ColumnTypeEnum.Character
    return result
  }
  Object.assign(pool, { query: queryAsText })
}
