import pg from 'pg'

export interface ListenOptions {
  url: string
  /** Shown in `pg_stat_activity`, followed by `listen`; that of the first listener of a database. */
  applicationName: string
  channel: string
  onNotification(payload: string): void
  /**
   * Called after each connection, the first and all later ones. Notifications in between are lost, so it should poll.
   */
  onConnected(client: pg.Client): Promise<void> | void
  onLost?(error: Error): void
}

export interface Listener {
  readonly connected: boolean
  close(): Promise<void>
}

/** Of this process, by URL. PostgreSQL wakes each listening connection of a database with every NOTIFY in it. */
const connections = new Map<string, Connection>()

/**
 * Listens to a channel. All listeners of a database share one connection, which reconnects when it is lost. Returns at
 * once: the first connection is made in the background, like all later ones.
 */
export function openListener(options: ListenOptions): Listener {
  const connection = connections.get(options.url) ?? new Connection(options.url, options.applicationName)
  connections.set(options.url, connection)
  return connection.add(options)
}

class Connection {
  readonly #url: string
  readonly #applicationName: string
  /** The listeners, and whether each is connected. */
  readonly #listeners = new Map<ListenOptions, boolean>()
  #client: pg.Client | undefined
  /** All listeners have begun. */
  #isConnected = false
  #failures = 0
  #timer: NodeJS.Timeout | undefined

  constructor(url: string, applicationName: string) {
    this.#url = url
    this.#applicationName = applicationName
    void this.#connect()
  }

  add(listener: ListenOptions): Listener {
    this.#listeners.set(listener, false)
    const client = this.#client
    if (client && this.#isConnected) {
      this.#isConnected = false
      this.#beginAll(client).catch((error: unknown) => this.#lost(client, error as Error))
    }
    const isConnected = () => this.#listeners.get(listener) ?? false
    return {
      get connected() {
        return isConnected()
      },
      close: async () => {
        this.#listeners.delete(listener)
        if (this.#listeners.size > 0) return
        connections.delete(this.#url)
        clearTimeout(this.#timer)
        const last = this.#client
        this.#client = undefined
        await last?.end().catch(() => {})
      },
    }
  }

  /** One after the other, because a client runs one query at a time. Listeners that are added meanwhile are in the map too. */
  async #beginAll(client: pg.Client): Promise<void> {
    for (const [listener, isConnected] of this.#listeners)
      if (!isConnected) await this.#begin(client, listener)
    this.#isConnected = this.#client === client
  }

  async #begin(client: pg.Client, listener: ListenOptions): Promise<void> {
    await client.query(`LISTEN ${client.escapeIdentifier(listener.channel)}`)
    await listener.onConnected(client)
    if (this.#client === client && this.#listeners.has(listener)) this.#listeners.set(listener, true)
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: `${this.#applicationName} listen`,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // TCP keepalives let the server detect a dead client and release its locks.
      options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
    })
    this.#client = client
    client.on('error', (error) => this.#lost(client, error))
    client.on('end', () => this.#lost(client, new Error('The connection ended')))
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.#listeners.keys())
        if (listener.channel === channel) listener.onNotification(payload ?? '')
    })
    try {
      await client.connect()
      await this.#beginAll(client)
      this.#failures = 0
    } catch (error) {
      this.#lost(client, error as Error)
    }
  }

  #lost(client: pg.Client, error: Error): void {
    if (this.#client !== client) return
    this.#client = undefined
    this.#isConnected = false
    void client.end().catch(() => {})
    if (this.#listeners.size === 0) return
    for (const listener of this.#listeners.keys()) {
      this.#listeners.set(listener, false)
      listener.onLost?.(error)
    }
    this.#failures += 1
    // The first retry is immediate: a restarted server is usually back already.
    const pause = Math.min(2_000, 50 * 2 ** Math.min(this.#failures - 1, 10)) * (0.5 + Math.random() / 2)
    this.#timer = setTimeout(() => void this.#connect(), pause)
  }
}
