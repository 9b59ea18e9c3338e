/** Exponential back-off for repeated attempts. */
export interface BackOff {
  /** The number of attempts before the first block. */
  free: number
  /** The duration of the first block; doubles with each further attempt. */
  baseMs: number
  /** The maximum duration of a block. */
  capMs: number
  /** The time after the first attempt at which the counter is reset. */
  windowMs: number
}

/** The block durations after the free attempts; the last one applies to all further attempts. */
export function delaysMs({ baseMs, capMs }: Pick<BackOff, 'baseMs' | 'capMs'>): number[] {
  const delays: number[] = []
  for (let delay = baseMs; delay < capMs; delay *= 2) delays.push(delay)
  return [...delays, capMs]
}
