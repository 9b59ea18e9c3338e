import argon2 from '@node-rs/argon2'
import { createWorkQueue } from './work-queue.ts'

export interface HashSettings {
  memoryKib: number
  passes: number
  /** How many are computed at a time: each takes a thread and `memoryKib` of memory. */
  parallel: number
}

/** Hashes of passwords: argon2id, in PHC form. */
export interface Passwords {
  /** @throws Problem 503 when too many wait for their turn, or `signal` is aborted before it comes */
  hash(password: string, signal?: AbortSignal): Promise<string>
  /** Works as hard without a hash as with one, so that its time does not tell whether an account exists. */
  verify(hash: string | undefined, password: string, signal?: AbortSignal): Promise<boolean>
  /** True when the hash was made with other settings than today's: make a new one while the password is at hand. */
  isOutdated(hash: string): boolean
}

/** How many may wait for each that is computed: at about 20 ms each, the last one waits half a second. */
const WAITING_PER_THREAD = 25

export async function createPasswords(
  settings: HashSettings,
  { hash, verify }: Pick<typeof argon2, 'hash' | 'verify'> = argon2,
): Promise<Passwords> {
  const { memoryKib, passes, parallel } = settings
  const options = { memoryCost: memoryKib, timeCost: passes, parallelism: 1 }
  const inTurn = createWorkQueue({ parallel, waiting: parallel * WAITING_PER_THREAD })
  const decoy = await hash(crypto.randomUUID(), options)
  return {
    hash: (password, signal) => inTurn(() => hash(normal(password), options), signal),
    verify: async (known, password, signal) => {
      const matches = await inTurn(() => verify(known ?? decoy, normal(password)), signal)
      return matches && known !== undefined
    },
    isOutdated: (known) => {
      const { memoryCost, timeCost } = argon2.parseOptions(known)
      return memoryCost !== memoryKib || timeCost !== passes
    },
  }
}

/** One keyboard sends an é as one character, another as two: they are the same password (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string) => password.normalize('NFKC')
