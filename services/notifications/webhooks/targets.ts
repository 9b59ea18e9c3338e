import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Resolves a host to its IP addresses. Rejects with `ENOTFOUND` if there are none. */
export type Resolve = (host: string) => Promise<string[]>

export interface Targets {
  /** Why a URL is not allowed, as a sentence; undefined if it is allowed. */
  refusalOf(url: string): Promise<string | undefined>
  /** The checks that need no DNS query. */
  refusalByName(url: string): string | undefined
  /** For connecting: resolves to allowed addresses only. */
  lookup: LookupFunction
}

/** The host resolves to an address that is not allowed. */
export class ForbiddenTarget extends Error {
  override name = 'ForbiddenTarget'
}

const PRIVATE = 'The host has a private address.'

/** The same message for unknown and internal names, so that it does not reveal which internal names exist. */
export const FORBIDDEN_HOST = 'The host has no address that events may be sent to.'

/**
 * Restricts webhook targets (SSRF protection). URLs are checked when an endpoint is created, and addresses again at each
 * connection, because DNS records can change in between (DNS rebinding).
 */
export function createTargets(allowPrivate: boolean, resolve: Resolve): Targets {
  const refusalByName = (text: string): string | undefined => {
    const url = URL.parse(text)
    if (!url || !/^https?:$/.test(url.protocol)) return 'The URL must start with http:// or https://.'
    if (url.username !== '' || url.password !== '')
      return 'The URL must not contain a user name or a password.'
    if (allowPrivate) return undefined
    if (url.protocol !== 'https:') return 'The URL must use https.'
    const address = addressIn(url.hostname)
    return address !== undefined && !isPublicAddress(address) ? PRIVATE : undefined
  }
  const allowedAddresses = async (host: string): Promise<string[]> => {
    const addresses = await resolve(host)
    // Every address must be public: any of them may be connected to.
    if (!allowPrivate && !addresses.every(isPublicAddress)) throw new ForbiddenTarget(FORBIDDEN_HOST)
    return addresses
  }

  return {
    refusalByName,
    refusalOf: async (text) => {
      const refusal = refusalByName(text)
      const { hostname } = URL.parse(text) ?? {}
      if (refusal !== undefined || allowPrivate || hostname === undefined) return refusal
      if (addressIn(hostname) !== undefined) return undefined
      try {
        await allowedAddresses(hostname)
        return undefined
      } catch (error) {
        if (error instanceof ForbiddenTarget) return error.message
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOTFOUND' || code === 'ENODATA') return FORBIDDEN_HOST
        // A DNS failure is not a refusal: the addresses are checked again when connecting.
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

/** The IP address in the host part of a URL; undefined for a name. */
function addressIn(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) === 0 ? undefined : bare
}
