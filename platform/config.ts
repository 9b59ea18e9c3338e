import * as envalid from 'envalid'
import { nearest } from './contract/nearest.ts'
import { watchOf } from './discovery/addresses.ts'
import { originOf } from './discovery/instance.ts'
import { registryOf } from './discovery/registry.ts'
import type { TlsFiles } from './http/tls.ts'
import type { ReplyMode } from './http/reply.ts'

export { bool, host, makeValidator, num, str, url } from 'envalid'

/** The variables of one service: each an envalid validator with default and description. */
export type Settings<T> = { [K in keyof T]: envalid.ValidatorSpec<T[K]> }

/** The environment is invalid. The message lists every error, so that one restart suffices to correct them. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  /** One sentence for each error. */
  readonly errors: readonly string[]

  constructor(errors: string | readonly string[]) {
    const list = typeof errors === 'string' ? [errors] : errors
    super(list.length === 1 ? list[0] : `The configuration has errors:\n- ${list.join('\n- ')}`)
    this.errors = list
  }
}

/**
 * Reads settings from an environment. Pure: it never reads `process.env`, so tests pass an object.
 *
 * @param prefix variables with this prefix must be among the settings: a misspelt one is an error
 * @throws ConfigError naming all missing, invalid and unknown variables
 */
export function readSettings<T extends object>(
  env: NodeJS.ProcessEnv,
  prefix: string,
  settings: Settings<T>,
  contradictions: readonly string[] = [],
): Readonly<T> {
  const unknown = Object.keys(env).filter((name) => name.startsWith(prefix) && !(name in settings))
  const isExample = (name: string) => EXAMPLE_SECRET.test(env[name] ?? '')
  const errorsFound = [
    ...unknown.map((name) => unknownVariable(name, Object.keys(settings))),
    ...contradictions,
    ...(env.NODE_ENV === 'production' ? Object.keys(settings).filter(isExample) : []).map(
      (name) => `${name} has a secret from the examples: set one of your own`,
    ),
  ]
  // Without NODE_ENV envalid would ignore `devDefault`.
  const values = envalid.cleanEnv({ NODE_ENV: 'development', ...env }, settings, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries<Error | undefined>(errors)) {
        errorsFound.push(
          error instanceof envalid.EnvMissingError
            ? `${name} is missing${about(error)}`
            : `${name} is wrong: ${error?.message}`,
        )
      }
    },
  })
  if (errorsFound.length > 0) throw new ConfigError(errorsFound)
  return { ...values } as unknown as T
}

/** The defaults of development, and what deploy/compose.env.example asks to replace. */
const EXAMPLE_SECRET = /[a-z]-development-secret|replace-me/

/** `GATEWAY_PROT is not a known variable: did you mean GATEWAY_PORT?` */
export function unknownVariable(name: string, known: Iterable<string>): string {
  const near = nearest(name, known)
  return `${name} is not a known variable${near === undefined ? '' : `: did you mean ${near}?`}`
}

const about = (error: Error) => (error.message ? `: ${error.message}` : '')

/** A duration, size or count: an integer of at least 1. */
export const count = envalid.makeValidator((input) => {
  const value = Number(input)
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`"${input}" is not a whole number above 0`)
  return value
})

/** An integer of at least 0. */
export const wholeNumber = envalid.makeValidator((input) => {
  const value = Number(input)
  if (!/^\d+$/.test(input) || !Number.isSafeInteger(value))
    throw new Error(`"${input}" is not a whole number`)
  return value
})

/** A TCP port; 0 selects any free one. */
export const port = envalid.makeValidator((input) => {
  const value = Number(input)
  if (!/^\d+$/.test(input) || value > 65_535) throw new Error(`"${input}" is not a port from 0 to 65535`)
  return value
})

/** The URL of a Redis server, or nothing. */
export const redisUrl = envalid.makeValidator((input) => {
  if (input !== '' && !/^rediss?:$/.test(URL.parse(input)?.protocol ?? ''))
    throw new Error('it must be a URL such as redis://127.0.0.1:6379')
  return input
})

/** A URL, or nothing. */
export const optionalUrl = envalid.makeValidator((input) => {
  if (input !== '' && !URL.canParse(input)) throw new Error('it must be a URL')
  return input
})

/** The URL of an OpenTelemetry collector, or nothing. */
const collectorUrl = envalid.makeValidator((input) => {
  if (input !== '' && !/^https?:$/.test(URL.parse(input)?.protocol ?? ''))
    throw new Error(`"${input}" must be a URL such as http://127.0.0.1:4318`)
  return input
})

/** A number from 0 to 1. */
const ratio = envalid.makeValidator((input) => {
  const value = Number(input)
  if (input.trim() === '' || !(value >= 0 && value <= 1))
    throw new Error(`"${input}" is not a number from 0 to 1`)
  return value
})

/** Handling of responses that violate the contract: `enforce`, `warn`, `sample:<n>` (validates one in n) or `off`. */
export const replyMode = envalid.makeValidator((input): ReplyMode => {
  if (input === 'enforce' || input === 'warn' || input === 'off') return input
  const sample = Number(/^sample:([1-9]\d{0,8})$/.exec(input)?.[1])
  if (Number.isInteger(sample)) return { sample }
  throw new Error(`"${input}" is not enforce, warn, sample:<n> or off`)
})

/** A comma-separated list; empty items are ignored. */
export const list = envalid.makeValidator((input) =>
  input
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

/** Where the instances of a service are: base URLs with commas between them, or their source (`discovery/addresses.ts`). */
export const addresses = envalid.makeValidator((input) => {
  watchOf(input)
  return input
})

/** A registry of instances; empty for none. The message does not contain the value: it may include a password. */
const registryUrl = envalid.makeValidator((input) => {
  if (input !== '') registryOf(input)
  return input
})

/** `http://10.0.0.1:3001`; empty for none. */
const origin = envalid.makeValidator((input) => {
  if (input === '') return input
  const found = originOf(input)
  if (found === undefined) throw new Error(`"${input}" must be a URL such as http://10.0.0.1:3001`)
  return found
})

/** The settings of every service, under its own prefix (`USERS_PORT`) or shared by all (`LOG_LEVEL`). */
export interface PlatformConfig {
  port: number
  host: string
  production: boolean
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  corsOrigins: string[]
  bodyLimitBytes: number
  requestTimeoutMs: number
  /** How long a stopping service accepts requests while it reports that it is draining. */
  drainMs: number
  shutdownDeadlineMs: number
  /** The port of `/metrics`; when undefined, they are served on `port`. */
  metricsPort: number | undefined
  replies: ReplyMode
  /** Shared by all instances of all services; undefined: each process uses its own memory. */
  redisUrl: string | undefined
  /** Whether requests are refused under overload, by `x-priority`. */
  loadShedding: 'on' | 'off'
  /** `off` for load tests: `x-rate-limit` is ignored. */
  rateLimits: 'on' | 'off'
  /** Where this instance registers itself; undefined for nowhere. */
  registry: { url: string; advertisedUrl: string | undefined } | undefined
  /** Where spans go (OpenTelemetry): the exporter reads the endpoint itself; undefined: none are recorded. */
  tracing: { sampleRatio: number } | undefined
  /** The data centre or availability zone: instances of other services in it are preferred. */
  zone: string | undefined
  /** Certificates for mutual TLS between services; undefined: plain HTTP. */
  tls: TlsFiles | undefined
  /** Processes that share the port; 0: this process serves alone. */
  workers: number
}

/**
 * The settings of `PlatformConfig` and those of one service, read together so that all errors are reported at once.
 *
 * @param prefix `USERS_`
 * @param defaults `metricsPort` for a service whose own port is public; in development any free one
 * @param own the service's other variables, by their full names
 * @param contradictions sentences about variables that do not go together
 */
export function readServiceSettings<T extends object>(
  env: NodeJS.ProcessEnv,
  prefix: string,
  defaults: { port: number; metricsPort?: number },
  own: Settings<T>,
  contradictions: readonly string[] = [],
): { platform: PlatformConfig; own: Readonly<T> } {
  const { str, host } = envalid
  const production = env.NODE_ENV === 'production'
  const settings: Settings<Record<string, unknown>> = {
    ...(own as Settings<Record<string, unknown>>),
    [`${prefix}PORT`]: port({ default: defaults.port, desc: 'the port to listen on; 0 for any free one' }),
    [`${prefix}METRICS_PORT`]: port({
      default: defaults.metricsPort,
      ...(defaults.metricsPort !== undefined && { devDefault: 0 }),
      desc: 'the port of /metrics, if it is not the one of the service; 0 for any free one',
    }),
    [`${prefix}HOST`]: host({ default: '127.0.0.1', desc: 'the address to listen on' }),
    // The services that call this one read it; in a shared environment this service sees it too.
    [`${prefix}URL`]: str({ default: '' }),
    NODE_ENV: str({ choices: ['development', 'test', 'production'], default: 'development' }),
    LOG_LEVEL: str({
      choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      default: 'info',
    }),
    CORS_ORIGINS: list({ default: [], desc: 'origins that browsers may call from, comma-separated' }),
    BODY_LIMIT_BYTES: count({ default: 1_048_576 }),
    REQUEST_TIMEOUT_MS: count({ default: 10_000 }),
    DRAIN_MS: wholeNumber({ default: production ? 5_000 : env.NODE_ENV === 'test' ? 0 : 500 }),
    SHUTDOWN_DEADLINE_MS: count({ default: 10_000 }),
    REDIS_URL: redisUrl({
      default: '',
      desc: 'redis://user:password@host:6379: counts rate limits for all instances together; without it, each process counts for itself',
    }),
    RATE_LIMITS: str({
      choices: ['on', 'off'],
      default: 'on',
      desc: 'off for load tests: rate limits are ignored',
    }),
    LOAD_SHEDDING: str({
      choices: ['on', 'off'],
      default: production ? 'on' : 'off',
      desc: 'on: requests are refused with 503 under overload, by x-priority',
    }),
    REPLY_VALIDATION: replyMode({ default: production ? { sample: 100 } : 'enforce' }),
    REGISTRY_URL: registryUrl({
      default: '',
      desc: 'the registry in which the service registers itself: etcd+http://…, consul+http://… or eureka+http://…',
    }),
    OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl({
      default: '',
      desc: 'the collector of spans (OTLP over HTTP), http://127.0.0.1:4318; without it, none are recorded',
    }),
    OTEL_TRACES_SAMPLER_ARG: ratio({
      default: 1,
      desc: 'the share of new traces that is recorded, from 0 to 1',
    }),
    [`${prefix}ADVERTISED_URL`]: origin({
      default: '',
      desc: 'the URL to register, if it is not made of the host and the port',
    }),
    TLS_CERT_FILE: str({
      default: '',
      desc: 'the certificate of this service, in PEM: with the next two, mutual TLS between services',
    }),
    TLS_KEY_FILE: str({ default: '', desc: 'its private key' }),
    TLS_CA_FILE: str({
      default: '',
      desc: 'the certificate of the authority that signs those of all services',
    }),
    WORKERS: wholeNumber({
      default: 0,
      desc: 'worker processes that share the port, replaced one by one on SIGHUP; 0: one process without workers',
    }),
    ZONE: str({ default: '', desc: 'the data centre or availability zone; instances in it are preferred' }),
  }
  const values = readSettings<Record<string, unknown>>(env, prefix, settings, [
    ...contradictions,
    ...contradictionsOf(env, prefix, defaults.metricsPort !== undefined),
  ])
  const url = values.REGISTRY_URL as string
  const advertisedUrl = (values[`${prefix}ADVERTISED_URL`] as string) || undefined
  return {
    platform: {
      port: values[`${prefix}PORT`] as number,
      host: values[`${prefix}HOST`] as string,
      production,
      logLevel: values.LOG_LEVEL as PlatformConfig['logLevel'],
      corsOrigins: values.CORS_ORIGINS as string[],
      bodyLimitBytes: values.BODY_LIMIT_BYTES as number,
      requestTimeoutMs: values.REQUEST_TIMEOUT_MS as number,
      drainMs: values.DRAIN_MS as number,
      metricsPort: values[`${prefix}METRICS_PORT`] as number | undefined,
      shutdownDeadlineMs: values.SHUTDOWN_DEADLINE_MS as number,
      replies: values.REPLY_VALIDATION as PlatformConfig['replies'],
      redisUrl: (values.REDIS_URL as string) || undefined,
      loadShedding: values.LOAD_SHEDDING as PlatformConfig['loadShedding'],
      rateLimits: values.RATE_LIMITS as PlatformConfig['rateLimits'],
      registry: url === '' ? undefined : { url, advertisedUrl },
      tracing:
        values.OTEL_EXPORTER_OTLP_ENDPOINT === ''
          ? undefined
          : { sampleRatio: values.OTEL_TRACES_SAMPLER_ARG as number },
      zone: (values.ZONE as string) || undefined,
      tls: tlsFilesOf(values),
      workers: values.WORKERS as number,
    },
    own: values as T,
  }
}

const TLS_VARIABLES = ['TLS_CERT_FILE', 'TLS_KEY_FILE', 'TLS_CA_FILE'] as const

function tlsFilesOf(values: Readonly<Record<string, unknown>>): TlsFiles | undefined {
  const [cert, key, ca] = TLS_VARIABLES.map((name) => values[name] as string) as [string, string, string]
  return cert === '' ? undefined : { cert, key, ca }
}

/** Variables that are right one by one, and not together. */
function contradictionsOf(env: NodeJS.ProcessEnv, prefix: string, hasMetricsPort: boolean): string[] {
  const found: string[] = []
  const hasWorkers = Number(env.WORKERS) > 0
  if (hasWorkers && env.REGISTRY_URL)
    found.push(
      'WORKERS and REGISTRY_URL contradict each other: all workers have one address. Unset WORKERS, and start more instances',
    )
  if (hasWorkers && env[`${prefix}PORT`] === '0')
    found.push(`WORKERS and ${prefix}PORT=0 contradict each other: the workers share a port`)
  const files = TLS_VARIABLES.filter((name) => env[name])
  for (const name of TLS_VARIABLES)
    if (files.length > 0 && !env[name])
      found.push(`${name} is missing: mutual TLS needs ${TLS_VARIABLES.join(', ')}`)
  if (files.length > 0 && !env[`${prefix}METRICS_PORT`] && !hasMetricsPort)
    found.push(
      `${prefix}METRICS_PORT is missing: probes and Prometheus have no certificate, so /health and /metrics need a port without TLS`,
    )
  const isEverywhere = /^(0\.0\.0\.0|::)$/.test(env[`${prefix}HOST`] ?? '')
  if (env.REGISTRY_URL && !env[`${prefix}ADVERTISED_URL`] && isEverywhere)
    found.push(`${prefix}ADVERTISED_URL is missing: other services cannot reach the address in ${prefix}HOST`)
  return found
}
