import type { components } from '#generated/gateway/v1/types.ts'
import { type Readiness, serves } from '#platform/health.ts'

/** What a load balancer is told: 503 only when the gateway itself goes, never because a service behind it is down. */
export function readinessReply(state: Readiness) {
  return {
    status: serves(state) ? (200 as const) : (503 as const),
    headers: { 'Cache-Control': 'no-store' as const },
    // `not-ready` can't be: the gateway needs nothing, it only watches.
    body: state as components['schemas']['Readiness'],
  }
}
