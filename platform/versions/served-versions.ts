import type { Contract } from '../contract/contract.ts'
import type { AnyHandler } from '../http/handler.ts'
import type { OlderVersion } from './older-version.ts'
import { olderHandlers } from './serve-older.ts'

type Handlers = Readonly<Record<string, AnyHandler>>

/** A contract with its handlers. */
export interface Served {
  contract: Contract
  handlers: Handlers
}

/** The newest version of a contract with its handlers, and the older versions that they serve. */
export interface Versioned extends Served {
  /** Newest first: each is made from the one before it. */
  older?: readonly OlderVersion[]
}

/**
 * Each version with handlers of its own.
 *
 * @param wrap adds to handlers what they do in all versions: for the newest one, and for operations that only an older
 * version has
 * @throws Error for versions in another order, and for migrations that do not match their differences
 */
export function servedVersions(
  versioned: readonly Versioned[],
  wrap: (contract: Contract, handlers: Handlers) => Handlers = (_contract, handlers) => handlers,
): Served[] {
  return versioned.flatMap(({ contract, handlers, older = [] }) => {
    let newest: Served = { contract, handlers: wrap(contract, handlers) }
    const served = [newest]
    for (const version of older) {
      if (version.newer !== newest.contract)
        throw new Error(
          `${contract.service} ${version.contract.version} is made from ${version.newer.version}, so it must come after it in \`older\``,
        )
      const made = olderHandlers(version, newest.handlers, (kept) => wrap(version.contract, kept))
      newest = { contract: version.contract, handlers: made }
      served.push(newest)
    }
    return served
  })
}
