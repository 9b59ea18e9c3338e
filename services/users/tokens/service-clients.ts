import { createHash, timingSafeEqual } from 'node:crypto'
import type { SecurityVerifier } from '#platform/auth/authorization.ts'
import { makeValidator } from '#platform/config.ts'
import { problem } from '../problems.ts'

/** The clients that may obtain service tokens: secrets by name. */
export type ServiceClients = ReadonlyMap<string, string>

const ENTRY = /^([a-z][a-z0-9-]{0,62}):([!-+\--~]{16,200})$/

/* Reserved, because a client name is used as a role. */
const ROLES = new Set(['customer', 'staff', 'admin', 'service'])

/** Parses `name:secret,name:secret`. Error messages give the position of the entry and no secret. */
export const serviceClients = makeValidator<ServiceClients>((input) => {
  const clients = new Map<string, string>()
  for (const [index, entry] of input.split(',').entries()) {
    const [, name, secret] = ENTRY.exec(entry.trim()) ?? []
    if (!name || !secret) {
      throw new Error(`entry ${index + 1} is not name:secret with a secret of at least 16 characters`)
    }
    if (ROLES.has(name)) throw new Error(`entry ${index + 1}: ${name} is the name of a role`)
    if (clients.has(name)) throw new Error(`${name} is listed twice`)
    clients.set(name, secret)
  }
  return clients
})

/** Verifies client credentials sent as HTTP Basic (RFC 6749, section 2.3.1), in constant time. */
export function clientVerifier(clients: ServiceClients): SecurityVerifier {
  const digests = new Map([...clients].map(([name, secret]) => [name, digestOf(secret)]))
  const unknownDigest = Buffer.alloc(32)
  return async (request) => {
    const given = credentialsOf(request.headers.authorization)
    // An unknown name is compared with a digest that never matches.
    const expected = digests.get(given?.name ?? '')
    const equal = timingSafeEqual(digestOf(given?.secret ?? ''), expected ?? unknownDigest)
    if (!given || !expected || !equal) {
      throw problem('invalid-client', { headers: { 'WWW-Authenticate': 'Basic realm="services"' } })
    }
    return { id: given.name, kind: 'service', roles: ['service'], claims: {} }
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest()

function credentialsOf(header: string | undefined): { name: string; secret: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString()
  const colon = text.indexOf(':')
  if (colon < 0) return undefined
  try {
    return { name: formDecoded(text.slice(0, colon)), secret: formDecoded(text.slice(colon + 1)) }
  } catch {
    return undefined
  }
}

/** Both parts are form-encoded (RFC 6749, appendix B). */
const formDecoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
