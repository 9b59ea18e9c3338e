import argon2 from '@node-rs/argon2'
import { createWorkQueue } from './work-queue.ts'

export interface HashSettings {
  memoryKib: number
  passes: number
  /** Concurrent hashes; each uses a thread and `memoryKib` of memory. */
  parallel: number
}

/** Password hashing with argon2id, in PHC string format. */
export interface Passwords {
  /** @throws Problem 503 if the queue is full, or `signal` is aborted while waiting */
  hash(password: string, signal?: AbortSignal): Promise<string>
  /** Takes the same time without a hash, so that timing does not reveal whether an account exists. */
  verify(hash: string | undefined, password: string, signal?: AbortSignal): Promise<boolean>
  /** Whether the hash was created with different settings. */
  isOutdated(hash: string): boolean
}

/** Queue length per thread: at about 20 ms per hash, the maximum wait is half a second. */
const WAITING_PER_THREAD = 25

export async function createPasswords(
  settings: HashSettings,
  { hash, verify }: Pick<typeof argon2, 'hash' | 'verify'> = argon2,
): Promise<Passwords> {
  const { memoryKib, passes, parallel } = settings
  const options = { memoryCost: memoryKib, timeCost: passes, parallelism: 1 }
  const limited = createWorkQueue({ parallel, waiting: parallel * WAITING_PER_THREAD })
  const decoy = await hash(crypto.randomUUID(), options)
  return {
    hash: (password, signal) => limited(() => hash(normal(password), options), signal),
    verify: async (known, password, signal) => {
      const matches = await limited(() => verify(known ?? decoy, normal(password)), signal)
      return matches && known !== undefined
    },
    isOutdated: (known) => {
      const { memoryCost, timeCost } = argon2.parseOptions(known)
      return memoryCost !== memoryKib || timeCost !== passes
    },
  }
}

/** Unicode normalization: keyboards encode é as one or two code points (NIST SP 800-63B, section 3.1.1.2). */
const normal = (password: string) => password.normalize('NFKC')
