import type { Retained } from '#platform/database/retention.ts'

const HOUR_MS = 3_600_000

/** The expired rows to delete; the refresh tokens of a session are deleted by ON DELETE CASCADE. */
export const retained: readonly Retained[] = [
  { table: 'sessions', since: 'expires_at', keepMs: 0 },
  // A window lasts one hour, and the longest block that begins in it another hour.
  { table: 'login_throttles', since: 'window_started_at', keepMs: 2 * HOUR_MS },
]
