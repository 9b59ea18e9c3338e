import { createHash } from 'node:crypto'
import { networkOf } from './address.ts'
import type { BackOff } from './back-off.ts'
import type { Throttle } from './throttle.ts'

const SECOND_MS = 1000
const HOUR_MS = 3_600_000
const KNOWN_FOR_MS = 90 * 24 * HOUR_MS

/** Slows everything that guessing is worth. */
export interface LoginAttempts {
  /** @throws Problem 429 */
  logIn(email: string, ip: string | undefined): Promise<LoginAttempt>
  /** Registering tells whether an e-mail address is taken, and costs a hash. @throws Problem 429 */
  register(ip: string | undefined): Promise<void>
  /** The current password, asked again of who is logged in. @throws Problem 429 */
  confirm(userId: string): Promise<{ succeeded(): Promise<void> }>
}

export interface LoginAttempt {
  succeeded(): Promise<void>
}

/**
 * Two counters guard a log-in:
 *
 * - The caller's address, whichever accounts it tries. Its blocks grow to a quarter of an hour.
 * - The account, whichever addresses try it. Its blocks end after half a minute at most, so that nobody can lock out
 *   a person by failing in their name; that still leaves a guesser, however many addresses it has, 3,000 guesses a
 *   day at passwords of 12 characters that are on no list. An address from which the account was logged in to lately
 *   is not blocked by this counter at all: to the owner, at home, the attack is invisible.
 *
 * Keys are made alike for accounts that exist and that don't. E-mail addresses are hashed: people type passwords there.
 */
export function createLoginAttempts(
  throttle: Throttle,
  free: { loginsPerAccount: number; loginsPerAddress: number; registrationsPerAddress: number },
): LoginAttempts {
  const perAddress = backOff(free.loginsPerAddress, SECOND_MS, 900 * SECOND_MS)
  const perAccount = backOff(free.loginsPerAccount, SECOND_MS, 30 * SECOND_MS)
  const perRegistration = backOff(free.registrationsPerAddress, 60 * SECOND_MS, HOUR_MS)
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
          // Only this attempt is taken back: else an own account would wash clean an address that tries others.
          await fromAddress.undo()
          await throttle.forget(account)
          await throttle.mark(known, KNOWN_FOR_MS)
        },
      }
    },
    register: async (ip) => void (await throttle.take(`register:${networkOf(ip)}`, perRegistration)),
    confirm: async (userId) => {
      const key = `password:${userId}`
      await throttle.take(key, perAccount)
      return { succeeded: () => throttle.forget(key) }
    },
  }
}

const backOff = (free: number, baseMs: number, capMs: number): BackOff => ({
  free,
  baseMs,
  capMs,
  windowMs: HOUR_MS,
})
