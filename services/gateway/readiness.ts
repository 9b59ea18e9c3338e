import type { components } from '#generated/gateway/v1/types.ts'
import { type Readiness, serves } from '#platform/telemetry/health.ts'

/** The readiness response: 503 only during shutdown, never because an upstream service is down. */
export function readinessResponse(state: Readiness) {
  return {
    status: serves(state) ? (200 as const) : (503 as const),
    headers: { 'Cache-Control': 'no-store' as const },
    // Never `not-ready`: all dependencies of the gateway are optional.
    body: state as components['schemas']['Readiness'],
  }
}
