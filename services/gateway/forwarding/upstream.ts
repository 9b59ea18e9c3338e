import { type Dispatcher, Pool } from 'undici'
import type { Endpoint } from '#platform/discovery/balancer.ts'
import type { Identity } from '#platform/http/tls.ts'
import { openTarget, type Target, type TargetOptions } from '#platform/discovery/target.ts'
import { serves, type Readiness } from '#platform/telemetry/health.ts'

/**
 * Separate connection pools per instance (bulkheads), so that long-running requests do not exhaust the connections of
 * others: streamed responses, bodies larger than the buffer, and all other requests.
 */
export type Lane = 'request' | 'upload' | 'stream'

/** The connection pools of one instance. */
export interface Lanes {
  /**
   * Sends a request on a connection of the lane, or queues it until one is free.
   *
   * @returns false if the queue is full; the handler is then not called
   */
  dispatch(lane: Lane, options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean
  /** Why the instance is not ready; undefined if it is. */
  readinessError(): Promise<string | undefined>
  /** Waits for requests in progress, then closes the connections. */
  close(): Promise<void>
}

/** An upstream service. */
export type Upstream = Target<Lanes>
export type UpstreamEndpoint = Endpoint<Lanes>

export interface UpstreamOptions extends Pick<TargetOptions<Lanes>, 'metrics' | 'zone' | 'log' | 'now'> {
  /** Per instance: connections of the lanes `request` and `upload`, and the queue length of each. */
  maxConnections: number
  maxUploads: number
  maxQueue: number
  /** Streamed responses per instance; not queued. */
  maxStreams: number
  connectTimeoutMs: number
  /** For instances at https. */
  identity?: Identity | undefined
}

/** @param addresses as in `ORDERS_URL` */
export function openUpstream(
  service: string,
  addresses: string | readonly string[],
  options: UpstreamOptions,
): Upstream {
  const target = openTarget<Lanes>({
    ...options,
    service,
    addresses,
    open: (origin) => openLanes(origin, options),
    close: (lanes) => lanes.close(),
  })
  /** Resolves if at least one instance is ready. */
  const check = async () => {
    const errors = await Promise.all(target.endpoints().map(({ link }) => link.readinessError()))
    if (errors.length > 0 && !errors.includes(undefined)) throw new Error(errors[0])
    await target.check()
  }
  return { ...target, check }
}

function openLanes(
  origin: string,
  { maxConnections, maxUploads, maxQueue, maxStreams, connectTimeoutMs, identity }: UpstreamOptions,
): Lanes {
  const open = (connections: number, queue: number) => {
    const connect = identity ? { connect: identity.connector(connectTimeoutMs) } : {}
    const pool = new Pool(origin, {
      connections,
      connectTimeout: connectTimeoutMs,
      allowH2: false,
      ...connect,
    })
    return { pool, limit: connections + queue, inFlight: 0 }
  }
  const lanes: Record<Lane, ReturnType<typeof open>> = {
    request: open(maxConnections, maxQueue),
    upload: open(maxUploads, maxQueue),
    stream: open(maxStreams, 0),
  }
  return {
    dispatch: (name, options, handler) => {
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
    readinessError: () => readinessError(lanes.request.pool),
    close: async () => {
      await Promise.all(Object.values(lanes).map(({ pool }) => pool.close()))
    },
  }
}

/** Omits the URL of the instance, because the response is public. */
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
