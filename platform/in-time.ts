/** Work exceeded its timeout. */
export class TooLate extends Error {
  override name = 'TooLate'
}

/**
 * Stops waiting for work that cannot be cancelled; the work continues. For work that accepts a signal, use `within`.
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
