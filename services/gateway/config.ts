import { makeValidator } from 'envalid'
import { contracts } from '#generated/gateway/contracts.ts'
import {
  ConfigError,
  count,
  keySettings,
  list,
  type PlatformConfig,
  readServiceSettings,
  type Settings,
  str,
  tokenSettings,
} from '#platform/config.ts'
import type { TokenSettings } from '#platform/access-token.ts'

export interface Config {
  platform: PlatformConfig
  /** Where each service is: several addresses are used in turn. */
  services: Readonly<Record<string, readonly string[]>>
  /** Proxies in front of the gateway whose X-Forwarded-* is believed; nobody's, unless they are named. */
  trustedProxies: string[]
  /** For each address of a service: connections, and requests that may wait for one. */
  maxConnections: number
  maxQueue: number
  /** The same for bodies that are larger than the gateway's buffer, and for replies that stream. */
  maxUploads: number
  maxStreams: number
  connectTimeoutMs: number
  /** Requests in progress of one caller's address, and open streams of one caller. */
  requestsPerAddress: number
  streamsPerCaller: number
  tokens: TokenSettings
  /** Where the public keys are that tokens are checked with. */
  jwksUrl: string
  /** How long a reply may stand still, on either side, before its connections are cut. */
  idleTimeoutMs: number
  /** Where the development mail server keeps its mails; without it there is no mailbox to look at. */
  mailboxFolder: string | undefined
  /** Accounts that the pages offer to log in with. */
  demoAccounts: readonly DemoAccount[]
}

export interface DemoAccount {
  /** The part of the e-mail address before the `@`. */
  name: string
  email: string
  password: string
}

/* Where `npm start` puts the services. A service that is not here has no default: its variable must be set. */
const DEFAULT_PORTS: Record<string, number> = {
  users: 3001,
  products: 3002,
  orders: 3003,
  payments: 3004,
  notifications: 3005,
}

export function readConfig(
  env: NodeJS.ProcessEnv,
  services: readonly string[] = servicesOf(contracts),
): Config {
  // One shows the mails of all users, the other passwords.
  for (const name of ['MAILBOX_FOLDER', 'DEMO_ACCOUNTS']) {
    if (env.NODE_ENV === 'production' && env[name])
      throw new ConfigError(`${name} is for development: unset it in production`)
  }
  const { platform, own } = readServiceSettings(
    env,
    'GATEWAY_',
    { port: 8080, metricsPort: 9464 },
    settings(services),
  )
  return {
    platform,
    services: Object.fromEntries(services.map((service) => [service, own[variableOf(service)] as string[]])),
    trustedProxies: own.GATEWAY_TRUSTED_PROXIES as string[],
    maxConnections: own.GATEWAY_MAX_CONNECTIONS as number,
    maxQueue: own.GATEWAY_MAX_QUEUE as number,
    maxUploads: own.GATEWAY_MAX_UPLOADS as number,
    maxStreams: own.GATEWAY_MAX_STREAMS as number,
    requestsPerAddress: own.GATEWAY_REQUESTS_PER_ADDRESS as number,
    streamsPerCaller: own.GATEWAY_STREAMS_PER_CALLER as number,
    tokens: { issuer: own.TOKEN_ISSUER as string, audience: own.TOKEN_AUDIENCE as string },
    jwksUrl: own.JWKS_URL as string,
    connectTimeoutMs: own.GATEWAY_CONNECT_TIMEOUT_MS as number,
    idleTimeoutMs: own.GATEWAY_IDLE_TIMEOUT_MS as number,
    mailboxFolder: (own.MAILBOX_FOLDER as string) || undefined,
    demoAccounts: own.DEMO_ACCOUNTS as DemoAccount[],
  }
}

function settings(services: readonly string[]): Settings<Record<string, unknown>> {
  const addresses = services.map((service) => {
    const port = DEFAULT_PORTS[service]
    const desc = `base URL of ${service}, or several separated by commas`
    return [
      variableOf(service),
      origins(port ? { default: [`http://127.0.0.1:${port}`], desc } : { desc }),
    ] as const
  })
  return {
    ...Object.fromEntries(addresses),
    GATEWAY_TRUSTED_PROXIES: list({ default: [], desc: 'addresses, subnets, or names such as loopback' }),
    GATEWAY_MAX_CONNECTIONS: count({ default: 64, desc: 'connections to one address of a service' }),
    GATEWAY_MAX_QUEUE: count({ default: 1_000, desc: 'requests that may wait for a connection' }),
    GATEWAY_MAX_UPLOADS: count({
      default: 16,
      desc: 'concurrent uploads above 64 KiB to one address of a service',
    }),
    GATEWAY_MAX_STREAMS: count({ default: 1_000, desc: 'open streams to one address of a service' }),
    GATEWAY_REQUESTS_PER_ADDRESS: count({ default: 500, desc: 'concurrent requests per client address' }),
    GATEWAY_STREAMS_PER_CALLER: count({ default: 16, desc: 'open streams per caller' }),
    ...tokenSettings,
    ...keySettings,
    GATEWAY_CONNECT_TIMEOUT_MS: count({ default: 1_000 }),
    GATEWAY_IDLE_TIMEOUT_MS: count({ default: 60_000 }),
    DEMO_ACCOUNTS: accounts({ default: [], desc: 'accounts offered for login on the pages' }),
    MAILBOX_FOLDER: str({ default: '', desc: 'the folder of the development mail server' }),
  }
}

const servicesOf = (all: typeof contracts) => [
  ...new Set(all.map(({ service }) => service).filter((service) => service !== 'gateway')),
]

/** `USERS_URL` */
const variableOf = (service: string) => `${service.replaceAll('-', '_').toUpperCase()}_URL`

/** One or more addresses without a path: `http://10.0.0.1:3001,http://10.0.0.2:3001`. */
const origins = makeValidator((input) => {
  const addresses = input.split(',').map((item) => item.trim())
  for (const address of addresses) {
    const url = URL.parse(address)
    if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
      throw new Error(`"${address}" must be a URL such as http://127.0.0.1:3001`)
    }
  }
  return addresses.map((address) => new URL(address).origin)
})

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
