import { Pool } from 'undici'
import { serves, type Readiness } from '#platform/health.ts'

/** One address of a service with its connections. */
export interface Address {
  origin: string
  pool: Pool
  /** Tells that it could not be reached: others are preferred for a while. */
  refused(): void
}

/** A service behind the gateway. */
export interface Upstream {
  service: string
  /** Its addresses in the order to try them: round robin, those that refused a moment ago last. */
  addresses(): readonly Address[]
  /** Resolves when one of the addresses says that it is ready. */
  check(): Promise<void>
  /** Waits for replies under way, then ends the connections. */
  close(): Promise<void>
}

export interface UpstreamOptions {
  maxConnections: number
  connectTimeoutMs: number
  now?: () => number
}

/* How long an address that refused is avoided. Short: trying it costs one refused connection. */
const AVOIDED_MS = 2_000

export function createUpstream(
  service: string,
  origins: readonly string[],
  { maxConnections, connectTimeoutMs, now = Date.now }: UpstreamOptions,
): Upstream {
  const avoidedUntil = new Map<Address, number>()
  const all = origins.map((origin): Address => {
    const address = {
      origin,
      pool: new Pool(origin, {
        connections: maxConnections,
        connectTimeout: connectTimeoutMs,
        allowH2: false,
      }),
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
      const faults = await Promise.all(addresses().map(readinessFault))
      if (!faults.includes(undefined)) throw new Error(faults[0])
    },
    close: async () => {
      await Promise.all(all.map(({ pool }) => pool.close()))
    },
  }
}

/** What is wrong at one address; undefined when it is ready. Addresses are not told: the answer is public. */
async function readinessFault({ pool }: Address): Promise<string | undefined> {
  try {
    const { statusCode, body } = await pool.request({
      method: 'GET',
      path: '/health/ready',
      headersTimeout: 2_000,
    })
    const state = (await body.json()) as Readiness
    return serves(state) ? undefined : `it answers ${statusCode}: ${state.status}`
  } catch (error) {
    const { code } = error as { code?: string }
    return `it does not answer${code ? ` (${code})` : ''}`
  }
}
