/** Exponential back-off from `backoffMs` up to a minute, with up to 50 % jitter. */
export const pauseMs = (attempt: number, backoffMs = 200): number =>
  Math.min(60_000, backoffMs * 2 ** Math.min(attempt - 1, 16)) * (0.5 + Math.random() / 2)
