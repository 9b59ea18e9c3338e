import { setTimeout } from 'node:timers/promises'
import { pauseMs } from '#platform/broker.ts'

/**
 * Does what must be done, again and again while it fails.
 *
 * @throws what it failed with, when the time is over
 */
export async function insist(work: () => Promise<void>, until: Date): Promise<void> {
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
