import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** The addresses of a host. Rejects with `ENOTFOUND` when it has none. */
export type Resolve = (host: string) => Promise<string[]>

export interface Targets {
  /** Why nothing may be sent to a URL, in a sentence; undefined when it may. */
  refusalOf(url: string): Promise<string | undefined>
  /** What can be said without asking the DNS. */
  refusalByName(url: string): string | undefined
  /** For the moment of connecting: finds only addresses that may be connected to. */
  lookup: LookupFunction
}

/** The host resolves to an address that nothing may be sent to. */
export class ForbiddenTarget extends Error {
  override name = 'ForbiddenTarget'
}

const PRIVATE = 'The host has a private address.'

/** The same for a name without addresses and for one of our own network: nobody learns which names exist there. */
export const FORBIDDEN_HOST = 'The host has no address that events may be sent to.'

/**
 * Decides where webhooks may go. The name is checked when the endpoint is made and the addresses at each connection:
 * a name may point elsewhere by then (DNS rebinding).
 */
export function createTargets(mayBePrivate: boolean, resolve: Resolve): Targets {
  const refusalByName = (text: string): string | undefined => {
    const url = URL.parse(text)
    if (!url || !/^https?:$/.test(url.protocol)) return 'The URL must start with http:// or https://.'
    if (url.username !== '' || url.password !== '')
      return 'The URL must not contain a user name or a password.'
    if (mayBePrivate) return undefined
    if (url.protocol !== 'https:') return 'The URL must use https.'
    const address = addressIn(url.hostname)
    return address !== undefined && !isPublicAddress(address) ? PRIVATE : undefined
  }
  const allowedAddresses = async (host: string): Promise<string[]> => {
    const addresses = await resolve(host)
    // One that may not be is enough: which of them is taken is not ours to choose.
    if (!mayBePrivate && !addresses.every(isPublicAddress)) throw new ForbiddenTarget(FORBIDDEN_HOST)
    return addresses
  }

  return {
    refusalByName,
    refusalOf: async (text) => {
      const refusal = refusalByName(text)
      const { hostname } = URL.parse(text) ?? {}
      if (refusal !== undefined || mayBePrivate || hostname === undefined) return refusal
      if (addressIn(hostname) !== undefined) return undefined
      try {
        await allowedAddresses(hostname)
        return undefined
      } catch (error) {
        if (error instanceof ForbiddenTarget) return error.message
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOTFOUND' || code === 'ENODATA') return FORBIDDEN_HOST
        // The DNS does not answer just now: what it says counts when something is sent.
        return undefined
      }
    },
    lookup: (host, options, done) => {
      allowedAddresses(host).then(
        (addresses) => {
          const found = addresses.map((address) => ({ address, family: isIP(address) }))
          const fitting = found.filter(({ family }) => !options.family || options.family === family)
          const [first] = fitting
          if (!first) done(Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' }), '', 0)
          else if (options.all) done(null, fitting)
          else done(null, first.address, first.family)
        },
        (error: NodeJS.ErrnoException) => done(error, '', 0),
      )
    },
  }
}

/** The address that a host name of a URL is; undefined when it is a name. */
function addressIn(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) === 0 ? undefined : bare
}
