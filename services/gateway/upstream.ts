import { type Dispatcher, Pool } from 'undici'
import { serves, type Readiness } from '#platform/health.ts'

/**
 * The connections to an address are divided by how long a request may keep one, so that those that take long leave the
 * others enough: replies that stream, bodies that are larger than the gateway's buffer, and everything else.
 */
export type Lane = 'request' | 'upload' | 'stream'

/** One address of a service with its connections. */
export interface Address {
  origin: string
  /**
   * Sends a request on a connection of its lane, or queues it until one is free.
   *
   * @returns false when the queue is full; the handler is not called then
   */
  dispatch(lane: Lane, options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean
  /** Reports that it could not be reached: others are preferred for a while. */
  refused(): void
}

/** A service behind the gateway. */
export interface Upstream {
  service: string
  /** Its addresses in the order to try them: round robin, those that refused a moment ago last. */
  addresses(): readonly Address[]
  /** Resolves when one of the addresses reports that it is ready. */
  check(): Promise<void>
  /** Waits for replies under way, then ends the connections. */
  close(): Promise<void>
}

export interface UpstreamOptions {
  /** For each address: connections of the lanes `request` and `upload`, and requests that may wait for each of them. */
  maxConnections: number
  maxUploads: number
  maxQueue: number
  /** Replies that stream, for each address; none waits for another to end. */
  maxStreams: number
  connectTimeoutMs: number
  now?: () => number
}

/* How long an address that refused is avoided. Short: trying it costs one refused connection. */
const AVOIDED_MS = 2_000

export function createUpstream(
  service: string,
  origins: readonly string[],
  { maxConnections, maxUploads, maxQueue, maxStreams, connectTimeoutMs, now = Date.now }: UpstreamOptions,
): Upstream {
  const avoidedUntil = new Map<Address, number>()
  const all = origins.map((origin) => {
    const open = (connections: number, queue: number) => {
      const pool = new Pool(origin, { connections, connectTimeout: connectTimeoutMs, allowH2: false })
      return { pool, most: connections + queue, inFlight: 0 }
    }
    const lanes: Record<Lane, ReturnType<typeof open>> = {
      request: open(maxConnections, maxQueue),
      upload: open(maxUploads, maxQueue),
      stream: open(maxStreams, 0),
    }
    const address = {
      origin,
      lanes,
      dispatch: (name: Lane, options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler) => {
        const lane = lanes[name]
        if (lane.inFlight >= lane.most) return false
        lane.inFlight++
        lane.pool.dispatch(options, {
          ...handler,
          onResponseEnd: (controller, trailers) => {
            lane.inFlight--
            handler.onResponseEnd?.(controller, trailers)
          },
          onResponseError: (controller, error) => {
            lane.inFlight--
            handler.onResponseError?.(controller, error)
          },
        })
        return true
      },
      refused: () => void avoidedUntil.set(address, now() + AVOIDED_MS),
    }
    return address
  })
  let turn = 0

  const addresses = () => {
    if (all.length === 1) return all
    turn = (turn + 1) % all.length
    const rotated = [...all.slice(turn), ...all.slice(0, turn)]
    const avoided = (address: Address) => (avoidedUntil.get(address) ?? 0) > now()
    return [...rotated.filter((address) => !avoided(address)), ...rotated.filter(avoided)]
  }

  return {
    service,
    addresses,
    check: async () => {
      const faults = await Promise.all(all.map(({ lanes }) => readinessFault(lanes.request.pool)))
      if (!faults.includes(undefined)) throw new Error(faults[0])
    },
    close: async () => {
      const pools = all.flatMap(({ lanes }) => Object.values(lanes).map(({ pool }) => pool))
      await Promise.all(pools.map((pool) => pool.close()))
    },
  }
}

/** What is wrong at one address; undefined when it is ready. It does not name the address: the reply is public. */
async function readinessFault(pool: Pool): Promise<string | undefined> {
  try {
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path: '/health/ready',
      headersTimeout: 2_000,
    })
    const state = (await body.json()) as Readiness
    return serves(state) ? undefined : `responded with ${statusCode}: ${state.status}`
  } catch (error) {
    const { code } = error as { code?: string }
    return `no response${code ? ` (${code})` : ''}`
  }
}
