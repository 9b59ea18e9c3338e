import type { TokenSettings } from './auth/access-token.ts'
import {
  count,
  makeValidator,
  optionalUrl,
  type PlatformConfig,
  readServiceSettings,
  type Settings,
  str,
  url,
} from './config.ts'
import { parseBrokerUrl } from './events/broker-url.ts'

/** Shared by the service that signs tokens and all services that verify them; read with the service's own settings. */
export const tokenSettings = {
  TOKEN_ISSUER: str({ devDefault: 'charter', desc: 'the issuer of the tokens' }),
  TOKEN_AUDIENCE: str({ devDefault: 'charter', desc: 'the audience of the tokens' }),
  TOKEN_ROLES_CLAIM: str({
    default: 'roles',
    desc: 'the claim with the roles of a caller, such as realm_access.roles or scope',
  }),
}

/** What `tokenSettings` read. */
export const tokensOf = (own: Record<keyof typeof tokenSettings, string>): TokenSettings => ({
  issuer: own.TOKEN_ISSUER,
  audience: own.TOKEN_AUDIENCE,
  rolesClaim: own.TOKEN_ROLES_CLAIM,
})

/** Where the users service publishes its keys and issues tokens, relative to its own URL. */
export const usersPaths = {
  JWKS_URL: '/api/v1/.well-known/jwks.json',
  SERVICE_TOKENS_URL: '/api/v1/service-tokens',
} as const

const SESSION_PATH = '/api/v1/sessions/current'

/** For services that verify tokens of another service. */
export const keySettings = {
  JWKS_URL: url({
    devDefault: `http://127.0.0.1:3001${usersPaths.JWKS_URL}`,
    desc: 'the public keys of the issuer of the tokens',
  }),
}

/** For services that call other services with a token of their own. */
export const serviceTokenSettings = {
  SERVICE_TOKENS_URL: url({
    devDefault: `http://127.0.0.1:3001${usersPaths.SERVICE_TOKENS_URL}`,
    desc: 'where the users service issues tokens to services',
  }),
}

/** The variables of a service's database; `prefix` is `ORDERS_`. */
const databaseSettings = (prefix: string, poolMax: number) => ({
  [`${prefix}DATABASE_URL`]: url({
    devDefault: `postgresql://postgres@127.0.0.1:54320/${prefix.slice(0, -1).toLowerCase().replaceAll('_', '-')}`,
    desc: 'postgresql://user:password@host:port/database',
  }),
  [`${prefix}DATABASE_DIRECT_URL`]: optionalUrl({
    default: '',
    desc: 'the same database without PgBouncer, if the other URL leads to one in transaction mode',
  }),
  [`${prefix}DATABASE_POOL_MAX`]: count({ default: poolMax }),
})

/** The URL of a broker. The message does not contain the value: it may include a password. */
const brokerUrl = makeValidator((input) => {
  parseBrokerUrl(input)
  return input
})

/** For services that publish or consume events. */
export const eventsSettings = {
  EVENTS_URL: brokerUrl({
    devDefault: 'postgresql://postgres@127.0.0.1:54320/events',
    desc: 'the broker: postgresql://…, amqp://…, redis://…, nats://… or kafka://…',
  }),
  EVENTS_KEEP_DAYS: count({ default: 30, desc: 'how long published events can be replayed' }),
}

/** The configuration of a service with a database. */
export interface DatabaseConfig {
  platform: PlatformConfig
  databaseUrl: string
  /** Without PgBouncer: for LISTEN, locks of a session, and jobs. The same as `databaseUrl` without one. */
  databaseDirectUrl: string
  databasePoolMax: number
  tokens: TokenSettings
}

/** The configuration of a service with a database and events that verifies the tokens of the users service. */
export interface BaseConfig extends DatabaseConfig {
  events: EventsConfig
  /** URL of the public keys that verify tokens. */
  jwksUrl: string
  /**
   * Where the users service returns the current session, for operations with `x-check-session`. Undefined for keys of
   * another issuer, whose sessions cannot be read: then tokens are valid until they expire.
   */
  sessionUrl: string | undefined
}

export interface EventsConfig {
  /** The broker. */
  url: string
  /** How long published events can be replayed. */
  keepDays: number
}

export interface BaseDefaults {
  /** `ORDERS_` */
  prefix: string
  port: number
  /** Connections to the database; default 10. */
  poolMax?: number
}

/**
 * Reads `DatabaseConfig` and the service's own settings.
 *
 * @param settings the service's other variables, by their full names
 * @throws ConfigError naming all missing, invalid and unknown variables
 */
export function readDatabaseConfig<T extends object>(
  env: NodeJS.ProcessEnv,
  { prefix, port, poolMax = 10 }: BaseDefaults,
  settings: Settings<T>,
): { base: DatabaseConfig; own: Readonly<T> } {
  const shared = { ...tokenSettings, ...databaseSettings(prefix, poolMax) }
  const all = { ...shared, ...settings } as Settings<Record<string, unknown>>
  const { platform, own } = readServiceSettings(env, prefix, { port }, all)
  const base: DatabaseConfig = {
    platform,
    databaseUrl: own[`${prefix}DATABASE_URL`] as string,
    databaseDirectUrl: (own[`${prefix}DATABASE_DIRECT_URL`] || own[`${prefix}DATABASE_URL`]) as string,
    databasePoolMax: own[`${prefix}DATABASE_POOL_MAX`] as number,
    tokens: tokensOf(own as Parameters<typeof tokensOf>[0]),
  }
  return { base, own: own as T }
}

/** Reads `BaseConfig` and the service's own settings, as `readDatabaseConfig` does. */
export function readBaseConfig<T extends object>(
  env: NodeJS.ProcessEnv,
  defaults: BaseDefaults,
  settings: Settings<T>,
): { base: BaseConfig; own: Readonly<T> } {
  const all = { ...keySettings, ...eventsSettings, ...settings }
  const { base, own } = readDatabaseConfig(env, defaults, all)
  const { EVENTS_URL, EVENTS_KEEP_DAYS, JWKS_URL } = own
  const events = { url: EVENTS_URL, keepDays: EVENTS_KEEP_DAYS }
  return {
    base: { ...base, events, jwksUrl: JWKS_URL, sessionUrl: sessionUrlOf(JWKS_URL) },
    own: own as unknown as T,
  }
}

/** Next to the keys. */
export const sessionUrlOf = (keysUrl: string): string | undefined =>
  keysUrl.endsWith(usersPaths.JWKS_URL) ? keysUrl.replace(usersPaths.JWKS_URL, SESSION_PATH) : undefined
