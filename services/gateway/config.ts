import { makeValidator } from 'envalid'
import { contracts } from '#generated/gateway/contracts.ts'
import { eventsSettings, keySettings, tokenSettings, tokensOf } from '#platform/base-config.ts'
import {
  addresses,
  count,
  list,
  type PlatformConfig,
  readServiceSettings,
  type Settings,
  str,
  wholeNumber,
} from '#platform/config.ts'
import type { TokenSettings } from '#platform/auth/access-token.ts'

export interface Config {
  platform: PlatformConfig
  /** By service, where its instances are. */
  services: Readonly<Record<string, string>>
  /** Proxies in front of the gateway whose X-Forwarded-* headers are trusted; default: none. */
  trustedProxies: string[]
  /** Per address of a service: connections, and queued requests. */
  maxConnections: number
  maxQueue: number
  /** Per address of a service: connections for bodies larger than the buffer, and for streamed responses. */
  maxUploads: number
  maxStreams: number
  connectTimeoutMs: number
  /** Open connections per address, except those of the trusted proxies. */
  connectionsPerAddress: number
  /** Requests of a client address in a minute; 0 for no limit. */
  requestsPerMinute: number
  /** Concurrent requests per client address, and open streams per caller. */
  requestsPerAddress: number
  streamsPerCaller: number
  tokens: TokenSettings
  /** The JWKS for verifying tokens. */
  jwksUrl: string
  /** Maximum time without progress of a response, on either side, before its connections are closed. */
  idleTimeoutMs: number
  /** The folder of the development mail server; the mailbox pages exist only if it is set. */
  mailboxFolder: string | undefined
  /** Accounts offered for login on the pages. */
  demoAccounts: readonly DemoAccount[]
  cache: CacheConfig
}

export interface CacheConfig {
  kind: 'memory' | 'redis' | 'off'
  /** Of all stored responses, in memory. */
  maxBytes: number
  /** Of one stored response. */
  entryLimitBytes: number
  /** The broker whose events invalidate stored responses. */
  eventsUrl: string
}

export interface DemoAccount {
  /** The part of the e-mail address before the `@`. */
  name: string
  email: string
  password: string
}

/* The ports used by `npm start`. For other services the variable is required. */
export const DEFAULT_PORTS: Record<string, number> = {
  users: 3001,
  products: 3002,
  orders: 3003,
  payments: 3004,
  notifications: 3005,
  'shop-window': 3006,
}

export function readConfig(
  env: NodeJS.ProcessEnv,
  services: readonly string[] = servicesOf(contracts),
): Config {
  // These expose the e-mails of all users, and passwords.
  const contradictions = ['MAILBOX_FOLDER', 'DEMO_ACCOUNTS']
    .filter((name) => env.NODE_ENV === 'production' && env[name])
    .map((name) => `${name} is for development: unset it in production`)
  if (env.GATEWAY_CACHE === 'redis' && !env.REDIS_URL)
    contradictions.push('GATEWAY_CACHE=redis needs REDIS_URL')
  const { platform, own } = readServiceSettings(
    env,
    'GATEWAY_',
    { port: 8080, metricsPort: 9464 },
    settings(services),
    contradictions,
  )
  return {
    platform,
    services: Object.fromEntries(services.map((service) => [service, own[variableOf(service)] as string])),
    trustedProxies: own.GATEWAY_TRUSTED_PROXIES as string[],
    maxConnections: own.GATEWAY_MAX_CONNECTIONS as number,
    maxQueue: own.GATEWAY_MAX_QUEUE as number,
    maxUploads: own.GATEWAY_MAX_UPLOADS as number,
    maxStreams: own.GATEWAY_MAX_STREAMS as number,
    connectionsPerAddress: own.GATEWAY_CONNECTIONS_PER_ADDRESS as number,
    requestsPerMinute: own.GATEWAY_REQUESTS_PER_MINUTE as number,
    requestsPerAddress: own.GATEWAY_REQUESTS_PER_ADDRESS as number,
    streamsPerCaller: own.GATEWAY_STREAMS_PER_CALLER as number,
    tokens: tokensOf(own as Parameters<typeof tokensOf>[0]),
    jwksUrl: own.JWKS_URL as string,
    connectTimeoutMs: own.GATEWAY_CONNECT_TIMEOUT_MS as number,
    idleTimeoutMs: own.GATEWAY_IDLE_TIMEOUT_MS as number,
    mailboxFolder: (own.MAILBOX_FOLDER as string) || undefined,
    demoAccounts: own.DEMO_ACCOUNTS as DemoAccount[],
    cache: {
      kind: own.GATEWAY_CACHE as CacheConfig['kind'],
      maxBytes: own.GATEWAY_CACHE_BYTES as number,
      entryLimitBytes: own.GATEWAY_CACHE_ENTRY_BYTES as number,
      eventsUrl: own.EVENTS_URL as string,
    },
  }
}

function settings(services: readonly string[]): Settings<Record<string, unknown>> {
  const variables = services.map((service) => {
    const port = DEFAULT_PORTS[service]
    const desc = `addresses of ${service}, separated by commas`
    return [
      variableOf(service),
      addresses(port ? { default: `http://127.0.0.1:${port}`, desc } : { desc }),
    ] as const
  })
  return {
    ...Object.fromEntries(variables),
    GATEWAY_TRUSTED_PROXIES: list({ default: [], desc: 'addresses, subnets, or names such as loopback' }),
    GATEWAY_MAX_CONNECTIONS: count({ default: 64, desc: 'connections to one address of a service' }),
    GATEWAY_MAX_QUEUE: count({ default: 1_000, desc: 'requests that may wait for a connection' }),
    GATEWAY_MAX_UPLOADS: count({
      default: 16,
      desc: 'concurrent uploads above 64 KiB to one address of a service',
    }),
    GATEWAY_MAX_STREAMS: count({ default: 1_000, desc: 'open streams to one address of a service' }),
    GATEWAY_CONNECTIONS_PER_ADDRESS: count({
      default: 1_000,
      desc: 'open connections of one address, unless it is a trusted proxy',
    }),
    GATEWAY_REQUESTS_PER_MINUTE: wholeNumber({
      default: 6_000,
      desc: 'requests per client address in a minute; 0 for no limit',
    }),
    GATEWAY_REQUESTS_PER_ADDRESS: count({ default: 500, desc: 'concurrent requests per client address' }),
    GATEWAY_STREAMS_PER_CALLER: count({ default: 16, desc: 'open streams per caller' }),
    ...tokenSettings,
    ...keySettings,
    GATEWAY_CONNECT_TIMEOUT_MS: count({ default: 1_000 }),
    GATEWAY_IDLE_TIMEOUT_MS: count({ default: 60_000 }),
    GATEWAY_CACHE: str({
      choices: ['memory', 'redis', 'off'],
      default: 'memory',
      desc: 'where responses of operations with x-cache are stored; redis is that of REDIS_URL, for all gateways',
    }),
    GATEWAY_CACHE_BYTES: count({ default: 67_108_864, desc: 'size of all stored responses in memory' }),
    GATEWAY_CACHE_ENTRY_BYTES: count({
      default: 2_097_152,
      desc: 'size of the largest response that is stored',
    }),
    EVENTS_URL: eventsSettings.EVENTS_URL,
    DEMO_ACCOUNTS: accounts({ default: [], desc: 'accounts offered for login on the pages' }),
    MAILBOX_FOLDER: str({ default: '', desc: 'the folder of the development mail server' }),
  }
}

export const servicesOf = (all: typeof contracts) => [
  ...new Set(all.map(({ service }) => service).filter((service) => service !== 'gateway')),
]

/** `USERS_URL` */
export const variableOf = (service: string) => `${service.replaceAll('-', '_').toUpperCase()}_URL`

/** `<e-mail>:<password>,<e-mail>:<password>` */
const accounts = makeValidator((input): DemoAccount[] =>
  input
    .split(',')
    .filter(Boolean)
    .map((account) => {
      const [, email, name, password] = /^(([^@:]+)@[^@:]+):(.+)$/.exec(account.trim()) ?? []
      if (!email || !name || !password) throw new Error(`"${account}" must have the form <e-mail>:<password>`)
      return { name, email, password }
    }),
)
