const DAY_MS = 86_400_000

export interface SessionPolicy {
  /** Idle lifetime of a session without a refresh. */
  refreshTokenDays: number
  /** Maximum lifetime of a session; bounds the use of a stolen token that is refreshed. */
  sessionDays: number
}

/** When a session expires that was last refreshed at `now`. */
export function expiryOf(startedAt: Date, now: Date, { refreshTokenDays, sessionDays }: SessionPolicy): Date {
  const idleEnd = now.getTime() + refreshTokenDays * DAY_MS
  return new Date(Math.min(idleEnd, startedAt.getTime() + sessionDays * DAY_MS))
}
