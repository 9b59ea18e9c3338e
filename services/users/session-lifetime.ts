const DAY_MS = 86_400_000

export interface SessionPolicy {
  /** Without a refresh for so long, a session is over. */
  refreshTokenDays: number
  /** After so long it is over in any case: a stolen token that its thief keeps fresh must end too. */
  sessionDays: number
}

/** When a session ends whose tokens were refreshed last at `now`. */
export function expiryOf(startedAt: Date, now: Date, { refreshTokenDays, sessionDays }: SessionPolicy): Date {
  const idleEnd = now.getTime() + refreshTokenDays * DAY_MS
  return new Date(Math.min(idleEnd, startedAt.getTime() + sessionDays * DAY_MS))
}
