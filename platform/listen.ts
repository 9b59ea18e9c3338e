import pg from 'pg'

export interface ListenOptions {
  url: string
  applicationName: string
  /** The channels to listen on, asked again with each connection. */
  channels(): readonly string[]
  onNotification(channel: string, payload: string): void
  /** After each connection, the first and all later ones: what was told in between is lost, so look for yourself. */
  onConnected(client: pg.Client): Promise<void> | void
  onLost?(error: Error): void
}

/** A connection of its own that hears `pg_notify`, and comes back by itself when it is cut. */
export interface Listener {
  readonly connected: boolean
  listen(channel: string): Promise<void>
  close(): Promise<void>
}

/** Resolves at once: the first connection is made in the background, like all later ones. */
export function openListener(options: ListenOptions): Listener {
  let client: pg.Client | undefined
  let connected = false
  let closed = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  const lost = (which: pg.Client, error: Error) => {
    if (client !== which) return
    client = undefined
    connected = false
    void which.end().catch(() => {})
    if (closed) return
    options.onLost?.(error)
    failures += 1
    // At once for the first time: a server that was restarted is mostly back already.
    const pause = Math.min(2_000, 50 * 2 ** Math.min(failures - 1, 10)) * (0.5 + Math.random() / 2)
    timer = setTimeout(() => void connect(), pause)
  }

  const connect = async () => {
    const mine = new pg.Client({
      connectionString: options.url,
      application_name: options.applicationName,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // A peer that vanished without a word is given up by the server too, and its locks with it.
      options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
    })
    client = mine
    mine.on('error', (error) => lost(mine, error))
    mine.on('end', () => lost(mine, new Error('The connection ended')))
    mine.on('notification', ({ channel, payload }) => options.onNotification(channel, payload ?? ''))
    try {
      await mine.connect()
      for (const channel of options.channels()) await mine.query(`LISTEN ${mine.escapeIdentifier(channel)}`)
      await options.onConnected(mine)
      if (client === mine) {
        connected = true
        failures = 0
      }
    } catch (error) {
      lost(mine, error as Error)
    }
  }

  void connect()
  return {
    get connected() {
      return connected
    },
    listen: async (channel) => {
      // Without a connection the next one asks for it.
      if (client && connected) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      const last = client
      client = undefined
      connected = false
      await last?.end().catch(() => {})
    },
  }
}
