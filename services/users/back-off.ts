/** How repeated attempts are slowed. */
export interface BackOff {
  /** So many attempts cost nothing. */
  free: number
  /** How long the first one beyond them blocks; each further one blocks twice as long. */
  baseMs: number
  /** No block is longer. */
  capMs: number
  /** So long after the first attempt, all is forgotten. */
  windowMs: number
}

/** How long each attempt beyond the free ones blocks those after it: the first at index 0, the last for all further. */
export function delaysMs({ baseMs, capMs }: Pick<BackOff, 'baseMs' | 'capMs'>): number[] {
  const delays: number[] = []
  for (let delay = baseMs; delay < capMs; delay *= 2) delays.push(delay)
  return [...delays, capMs]
}
