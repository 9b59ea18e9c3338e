import { createHash } from 'node:crypto'
import { networkOf } from '#platform/http/rate-limit/network.ts'
import type { BackOff } from './back-off.ts'
import type { Throttle } from './throttle.ts'

const SECOND_MS = 1000
const HOUR_MS = 3_600_000
const KNOWN_FOR_MS = 90 * 24 * HOUR_MS

/** Slows down failed log-ins, which `x-rate-limit` cannot: it counts successful ones too. */
export interface LoginAttempts {
  /** @throws Problem 429 */
  logIn(email: string, ip: string | undefined): Promise<LoginAttempt>
}

export interface LoginAttempt {
  succeeded(): Promise<void>
}

/**
 * A login is limited by two counters:
 *
 * - Per client address, for all accounts. Blocks grow up to 15 minutes.
 * - Per account, for all addresses. Blocks are limited to 30 seconds, so that an attacker cannot lock out the owner; this
 *   allows 3,000 guesses a day, too few for passwords of 12 characters that are not common. Addresses with a recent
 *   successful login are exempt, so that the owner is not affected by an attack.
 *
 * Counters do not depend on whether the account exists. E-mail addresses are hashed, because users sometimes enter their
 * password there.
 */
export function createLoginAttempts(
  throttle: Throttle,
  free: { loginsPerAccount: number; loginsPerAddress: number },
): LoginAttempts {
  const perAddress = backOff(free.loginsPerAddress, SECOND_MS, 900 * SECOND_MS)
  const perAccount = backOff(free.loginsPerAccount, SECOND_MS, 30 * SECOND_MS)
  return {
    logIn: async (email, ip) => {
      const network = networkOf(ip)
      const account = `account:${createHash('sha256').update(email.toLowerCase()).digest('hex')}`
      const known = `known:${account}:${network}`
      const fromAddress = await throttle.take(`address:${network}`, perAddress)
      if (!(await throttle.isMarked(known))) {
        await throttle.take(account, perAccount).catch(async (refusal: unknown) => {
          await fromAddress.undo()
          throw refusal
        })
      }
      return {
        succeeded: async () => {
          // Undo this attempt only; a reset would let attackers clear their address by logging in to their own account.
          await fromAddress.undo()
          await throttle.forget(account)
          await throttle.mark(known, KNOWN_FOR_MS)
        },
      }
    },
  }
}

const backOff = (free: number, baseMs: number, capMs: number): BackOff => ({
  free,
  baseMs,
  capMs,
  windowMs: HOUR_MS,
})
