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

/** How long the attempt of each number blocks those after it: the first number at index 0, the last one for all further. */
export function delaysMs({ free, baseMs, capMs }: BackOff): number[] {
  const delays = Array.from({ length: free }, () => 0)
  for (let delay = baseMs; delay < capMs; delay *= 2) delays.push(delay)
  return [...delays, capMs]
}
