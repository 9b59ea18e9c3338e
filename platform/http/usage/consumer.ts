import type { IncomingHttpHeaders } from 'node:http'
import type { Principal } from '../../auth/principal.ts'

/* Clients send few different ones; the rest is not remembered. */
const MAX_AGENTS = 1_000
const MAX_LENGTH = 100

const names = new WeakMap<Principal, string>()
const agents = new Map<string, string | undefined>()

/**
 * Who has sent a request: a service, the client of an API by its id, an SDK with its version, or else a user. Without any
 * of these, `anonymous`.
 */
export function consumerOf(principal: Principal | undefined, headers: IncomingHttpHeaders): string {
  if (principal && isProgram(principal)) return nameOf(principal)
  const agent = headers['user-agent']
  return (agent === undefined ? undefined : sdkOf(agent)) ?? (principal ? nameOf(principal) : 'anonymous')
}

const isProgram = ({ kind, claims }: Principal): boolean =>
  kind === 'service' || typeof claims.client_id === 'string'

/* The principal of a token is the same object for as long as the token is used. */
function nameOf(principal: Principal): string {
  const known = names.get(principal)
  if (known !== undefined) return known
  const { id, kind, claims } = principal
  const client = kind === 'service' ? undefined : claims.client_id
  const name = typeof client === 'string' ? `client ${client}` : `${kind} ${id}`
  const kept = printable(name)
  names.set(principal, kept)
  return kept
}

/** `sdk charter-shop-sdk/1.0.0`, of a `User-Agent` that names an SDK (RFC 9110, section 10.1.5). */
function sdkOf(agent: string): string | undefined {
  if (agents.has(agent)) return agents.get(agent)
  const product = /(?:^|\s)((?:[\w.-]*-)?sdk(?:-[\w.-]*)?\/\d[\w.+-]*)/i.exec(agent.slice(0, 500))?.[1]
  const sdk = product === undefined ? undefined : printable(`sdk ${product}`)
  if (agents.size < MAX_AGENTS && agent.length <= 500) agents.set(agent, sdk)
  return sdk
}

const printable = (name: string): string => name.replace(/[^ -~]/g, '_').slice(0, MAX_LENGTH)
