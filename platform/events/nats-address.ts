export interface NatsAddress {
  servers: string[]
  user?: string
  pass?: string
  token?: string
  tls?: object
  /** On how many servers of a cluster each event is stored. */
  replicas: number
}

/**
 * `nats://user:password@host:4222`, or a token in place of the user; `tls:` for TLS. `?servers=host:4222,host:4222` has
 * more servers of the cluster, `?replicas=3` the copies of each event.
 *
 * @throws Error with a sentence
 */
export function natsAddress(url: string): NatsAddress {
  const { protocol, host, username, password, searchParams } = new URL(url)
  const replicas = Number(searchParams.get('replicas') ?? 1)
  if (![1, 3, 5].includes(replicas)) throw new Error('replicas of NATS must be 1, 3 or 5')
  const unknown = [...searchParams.keys()].filter((name) => !['servers', 'replicas'].includes(name))
  if (unknown.length > 0) throw new Error(`NATS has no option ${unknown.join(', ')}`)
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)]
  return {
    servers: [host, ...(searchParams.get('servers')?.split(',') ?? [])],
    ...(user && (pass ? { user, pass } : { token: user })),
    ...(protocol === 'tls:' && { tls: {} }),
    replicas,
  }
}
