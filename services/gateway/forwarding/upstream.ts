import { type Dispatcher, Pool } from 'undici'
import { serves, type Readiness } from '#platform/telemetry/health.ts'

/**
 * Separate connection pools per endpoint (bulkheads), so that long-running requests do not exhaust the connections of
 * others: streamed responses, bodies larger than the buffer, and all other requests.
 */
export type Lane = 'request' | 'upload' | 'stream'

/** One instance of a service, with its connection pools. */
export interface Endpoint {
  origin: string
  /**
   * Sends a request on a connection of the lane, or queues it until one is free.
   *
   * @returns false if the queue is full; the handler is then not called
   */
  dispatch(lane: Lane, options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean
  /** Marks the endpoint as unreachable, so that others are preferred for a while. */
  unreachable(): void
}

/** An upstream service. */
export interface Upstream {
  service: string
  /** The endpoints in the order to try: round robin, recently unreachable ones last. */
  endpoints(): readonly Endpoint[]
  /** Resolves if at least one endpoint is ready. */
  check(): Promise<void>
  /** Waits for requests in progress, then closes the connections. */
  close(): Promise<void>
}

export interface UpstreamOptions {
  /** Per endpoint: connections of the lanes `request` and `upload`, and the queue length of each. */
  maxConnections: number
  maxUploads: number
  maxQueue: number
  /** Streamed responses per endpoint; not queued. */
  maxStreams: number
  connectTimeoutMs: number
  now?: () => number
}

/* How long an unreachable endpoint is avoided. Short, because a failed connection attempt is cheap. */
const AVOIDED_MS = 2_000

export function createUpstream(
  service: string,
  origins: readonly string[],
  { maxConnections, maxUploads, maxQueue, maxStreams, connectTimeoutMs, now = Date.now }: UpstreamOptions,
): Upstream {
  const avoidedUntil = new Map<Endpoint, number>()
  const all = origins.map((origin) => {
    const open = (connections: number, queue: number) => {
      const pool = new Pool(origin, { connections, connectTimeout: connectTimeoutMs, allowH2: false })
      return { pool, limit: connections + queue, inFlight: 0 }
    }
    const lanes: Record<Lane, ReturnType<typeof open>> = {
      request: open(maxConnections, maxQueue),
      upload: open(maxUploads, maxQueue),
      stream: open(maxStreams, 0),
    }
    const endpoint = {
      origin,
      lanes,
      dispatch: (name: Lane, options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler) => {
        const lane = lanes[name]
        if (lane.inFlight >= lane.limit) return false
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
      unreachable: () => void avoidedUntil.set(endpoint, now() + AVOIDED_MS),
    }
    return endpoint
  })
  let turn = 0

  const endpoints = () => {
    if (all.length === 1) return all
    turn = (turn + 1) % all.length
    const rotated = [...all.slice(turn), ...all.slice(0, turn)]
    const avoided = (endpoint: Endpoint) => (avoidedUntil.get(endpoint) ?? 0) > now()
    return [...rotated.filter((endpoint) => !avoided(endpoint)), ...rotated.filter(avoided)]
  }

  return {
    service,
    endpoints,
    check: async () => {
      const errors = await Promise.all(all.map(({ lanes }) => readinessError(lanes.request.pool)))
      if (!errors.includes(undefined)) throw new Error(errors[0])
    },
    close: async () => {
      const pools = all.flatMap(({ lanes }) => Object.values(lanes).map(({ pool }) => pool))
      await Promise.all(pools.map((pool) => pool.close()))
    },
  }
}

/** Why an endpoint is not ready; undefined if it is. Omits its URL, because the response is public. */
async function readinessError(pool: Pool): Promise<string | undefined> {
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
