import pg from 'pg'

export interface ListenOptions {
  url: string
  applicationName: string
  /** The channels to listen on, read for each connection. */
  channels(): readonly string[]
  onNotification(channel: string, payload: string): void
  /**
   * Called after each connection, the first and all later ones. Notifications in between are lost, so it should poll.
   */
  onConnected(client: pg.Client): Promise<void> | void
  onLost?(error: Error): void
}

/** A dedicated connection for LISTEN that reconnects when it is lost. */
export interface Listener {
  readonly connected: boolean
  listen(channel: string): Promise<void>
  close(): Promise<void>
}

/** Returns at once: the first connection is made in the background, like all later ones. */
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
    // The first retry is immediate: a restarted server is usually back already.
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
      // TCP keepalives let the server detect a dead client and release its locks.
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
      // Without a connection, `onConnected` of the next one reads the channels.
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
