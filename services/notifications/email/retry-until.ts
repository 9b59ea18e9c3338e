import { setTimeout } from 'node:timers/promises'
import { pauseMs } from '#platform/backoff.ts'

/**
 * Retries with back-off until the work succeeds or the time is over.
 *
 * @throws the last error, once `until` is reached
 */
export async function retryUntil(work: () => Promise<void>, until: Date): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const pause = pauseMs(attempt, 50)
      if (Date.now() + pause > until.getTime()) throw error
      await setTimeout(pause)
    }
  }
}
