/** Something took longer than it may. */
export class TooLate extends Error {
  override name = 'TooLate'
}

/**
 * Waits for work that can't be ended: it goes on, and nobody waits any more. Work that takes a signal is better done
 * `within` its time.
 *
 * @throws TooLate with this message when it takes longer than `timeoutMs`
 */
export async function inTime<T>(work: Promise<T>, timeoutMs: number, message: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new TooLate(message)), timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
