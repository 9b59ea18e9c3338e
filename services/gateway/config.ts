import { makeValidator } from 'envalid'
import { contracts } from '#generated/gateway/contracts.ts'
import {
  ConfigError,
  count,
  list,
  type PlatformConfig,
  readServiceSettings,
  type Settings,
  str,
} from '#platform/config.ts'

export interface Config {
  platform: PlatformConfig
  /** Where each service is: several addresses are used in turn. */
  services: Readonly<Record<string, readonly string[]>>
  /** Proxies in front of the gateway whose X-Forwarded-* is believed; nobody's, unless they are named. */
  trustedProxies: string[]
  /** The most connections to one address of a service. */
  maxConnections: number
  connectTimeoutMs: number
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
  const { platform, own } = readServiceSettings(
    env,
    'GATEWAY_',
    { port: 8080, metricsPort: 9464 },
    settings(services),
  )
  const mailboxFolder = own.MAILBOX_FOLDER as string
  // It shows everybody's mails to everybody.
  if (platform.production && mailboxFolder !== '')
    throw new ConfigError('MAILBOX_FOLDER is for development: unset it in production')
  const demoAccounts = own.DEMO_ACCOUNTS as DemoAccount[]
  // The pages show their passwords.
  if (platform.production && demoAccounts.length > 0)
    throw new ConfigError('DEMO_ACCOUNTS is for development: unset it in production')
  return {
    platform,
    services: Object.fromEntries(services.map((service) => [service, own[variableOf(service)] as string[]])),
    trustedProxies: own.GATEWAY_TRUSTED_PROXIES as string[],
    maxConnections: own.GATEWAY_MAX_CONNECTIONS as number,
    connectTimeoutMs: own.GATEWAY_CONNECT_TIMEOUT_MS as number,
    idleTimeoutMs: own.GATEWAY_IDLE_TIMEOUT_MS as number,
    mailboxFolder: mailboxFolder || undefined,
    demoAccounts,
  }
}

function settings(services: readonly string[]): Settings<Record<string, unknown>> {
  const addresses = services.map((service) => {
    const port = DEFAULT_PORTS[service]
    const desc = `where ${service} is: one address, or several with commas between`
    return [
      variableOf(service),
      origins(port ? { default: [`http://127.0.0.1:${port}`], desc } : { desc }),
    ] as const
  })
  return {
    ...Object.fromEntries(addresses),
    GATEWAY_TRUSTED_PROXIES: list({ default: [], desc: 'addresses, subnets, or names such as loopback' }),
    GATEWAY_MAX_CONNECTIONS: count({ default: 64, desc: 'to one address of a service' }),
    GATEWAY_CONNECT_TIMEOUT_MS: count({ default: 1_000 }),
    GATEWAY_IDLE_TIMEOUT_MS: count({ default: 60_000 }),
    DEMO_ACCOUNTS: accounts({ default: [], desc: 'accounts that the pages offer to log in with' }),
    MAILBOX_FOLDER: str({ default: '', desc: 'where the development mail server keeps its mails' }),
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
      throw new Error(`"${address}" is not an address such as http://127.0.0.1:3001`)
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
      if (!email || !name || !password) throw new Error(`"${account}" is not <e-mail>:<password>`)
      return { name, email, password }
    }),
)
