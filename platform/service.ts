import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import cluster from 'node:cluster'
import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { SecurityVerifier } from './auth/authorization.ts'
import { type Background, everyMinute } from './background.ts'
import type { PlatformConfig } from './config.ts'
import type { OperationEntry } from './contract/compiled.ts'
import type { Contract } from './contract/contract.ts'
import { crossOrigin } from './http/cross-origin.ts'
import { keepRegistered, registryOf } from './discovery/registry.ts'
import { edgeListener } from './http/edge.ts'
import { setEdgeHeaders, withEdgeHeaders } from './http/edge-headers.ts'
import { createHealth, type DependencyChecks, type Health } from './telemetry/health.ts'
import { type HttpServer, listen } from './http/server.ts'
import { type Identity, openIdentity } from './http/tls.ts'
import type { LoadShedder } from './http/overload/load-shedder.ts'
import type { RateLimiter } from './http/rate-limit/rate-limiter.ts'
import { idempotent } from './http/idempotency.ts'
import { createLog, requestLog } from './telemetry/log.ts'
import { metricsApp } from './metrics-app.ts'
import { createMetrics } from './telemetry/metrics.ts'
import {
  checkMessage,
  notFound,
  onlyGet,
  problemMiddleware,
  type ProblemMapper,
} from './problem-middleware.ts'
import type { Problem } from './problem.ts'
import type { Redis } from './redis.ts'
import { contractRouter } from './router.ts'
import { limiterOf, redisOf, shedderOf } from './service-parts.ts'
import { type SessionSource, withSessionChecks } from './http/session-check.ts'
import { traceRequests } from './telemetry/trace.ts'
import { openUsageRecorder } from './http/usage/usage-recorder.ts'
import type { UsageStore } from './http/usage/usage.ts'
import type { IdempotencyStore } from './database/idempotency-store.ts'
import type { OlderEvents } from './events/events.ts'
import { olderEvents } from './versions/older-events.ts'
import { type Served, servedVersions, type Versioned } from './versions/served-versions.ts'

/** What a context is built from, besides the service's own configuration. */
export interface Resources {
  log: Logger
  /** For a service whose contract declares `/health`; every other one gets it automatically. */
  health: Health
  /** Register the closing of each resource on the line after its opening; closing runs in reverse. */
  opened: AsyncDisposableStack
  /** For the service's own metrics, besides the platform's at `/metrics`. */
  metrics: Registry
  /** Of `REDIS_URL`; undefined without it. */
  redis: Redis | undefined
  /** In Redis where there is one, else in the memory of this process. */
  rateLimiter: RateLimiter
  /** Undefined if it is switched off. */
  loadShedder: LoadShedder | undefined
  /** The older forms of an event that the service publishes. */
  olderEvents: OlderEvents
  /** Aborted when the service begins to stop: long-running responses end. */
  stopping: AbortSignal
  /** Of `TLS_CERT_FILE`, for connections to other services. */
  identity: Identity | undefined
  /** The data centre or availability zone of this process. */
  zone: string | undefined
}

/** The parts of a service. */
export interface Service<Config extends { platform: PlatformConfig }, Context> {
  name: string
  readConfig(env: NodeJS.ProcessEnv): Config
  createContext(config: Config, resources: Resources): Promise<Context>
  /** The newest version of each contract with its handlers; they serve the older versions as well. */
  contracts: readonly Versioned[]
  /** Its port is for everyone: mutual TLS is for the services behind it. */
  isPublic?: boolean
  /** Requests that are proxied. */
  forwards?: {
    /** Of others: their deadlines apply here too. */
    contracts: readonly Contract[]
    /** Runs before the contracts, on the request and response of `node:http`, and passes on what it does not own. */
    handler(context: Context, config: Config): RequestHandler
  }
  /** By the name of the security scheme in the contracts. */
  verifiers?(context: Context, config: Config): Readonly<Record<string, SecurityVerifier>>
  /** Reads sessions, for operations with `x-check-session`. */
  sessions?(context: Context, config: Config): SessionSource
  /** The dependencies that `/health/ready` reports: without a required one the service is not ready. */
  checks?(context: Context): DependencyChecks
  /** The proxies whose `X-Forwarded-For` is believed; default those on this machine and in private networks. */
  trustedProxies?(config: Config): readonly string[]
  problemMappers?: readonly ProblemMapper[]
  /** Work besides requests: relay, consumer, jobs. Started before the port opens, stopped after it is closed. */
  background?(context: Context, config: Config): readonly Background[]
  /** Open connections from one address, unless it is a trusted proxy; default: no limit. */
  connectionsPerAddress?(config: Config): number
  /** Stores responses, for operations with `x-idempotency`. */
  idempotency?(context: Context, config: Config): IdempotencyStore
  /** Where it is kept who uses which operation; without it, nothing is counted. */
  usage?(context: Context, config: Config): UsageStore
  /** Express middleware in front of the contracts. With it, every request that is not forwarded goes through Express. */
  before?(app: Express, context: Context, config: Config): void
  /** Express routes and middleware for requests that the contracts do not own. */
  extend?(app: Express, context: Context, config: Config): void
  /** Handles requests that nothing else handled, before they get the problem `not-found`. */
  otherwise?: RequestHandler
}

export interface RunningService<Context = unknown> extends HttpServer {
  /** The URL of `/metrics`. */
  metricsUrl: string
  app: Express
  context: Context
  /** @param isReplaced another process accepts connections on the port: this one drains, and reports ready meanwhile */
  close(options?: { isReplaced?: boolean }): Promise<void>
}

/* The gateway sends the address of the client in X-Forwarded-For; no other sender is trusted. */
const TRUSTED_PROXIES = ['loopback', 'uniquelocal']

/* The page of the gateway, which clients of any service can open. */
const DOCUMENTATION = '/docs'

export interface StartOptions {
  /** Awaited when everything is loaded and checked, before background work starts and the port opens. */
  beforeListening?: () => Promise<void>
}

/**
 * Starts a service: context, then the edge, the contracts and the Express app, then the port.
 *
 * @throws Error when contracts and handlers do not match, a dependency cannot be opened, or the port is taken; what was
 * opened by then is closed again
 */
export async function startService<Config extends { platform: PlatformConfig }, Context>(
  service: Service<Config, Context>,
  config: Config,
  { beforeListening }: StartOptions = {},
): Promise<RunningService<Context>> {
  const { platform } = config
  await using opened = new AsyncDisposableStack()
  if (platform.tracing) {
    const { openTracing } = await import('./telemetry/open-tracing.ts')
    opened.use(openTracing({ service: service.name, ...platform.tracing }))
  }
  const log = createLog({
    service: service.name,
    level: platform.logLevel,
    isBuffered: platform.production,
  })
  const health = createHealth(service.name)
  const metrics = createMetrics(service.name, platform.workers > 0 && cluster.isWorker)
  const stopping = new AbortController()
  const { zone } = platform
  const identity = platform.tls && openIdentity(platform.tls, log)
  opened.defer(() => identity?.close())
  const redis = await redisOf(platform, { log, opened, health, metrics })
  const rateLimiter = limiterOf(platform, redis)
  const loadShedder = shedderOf(platform, { opened, metrics })
  const context = await service.createContext(config, {
    ...{ log, opened, health, redis, rateLimiter, loadShedder, identity, zone },
    ...{ metrics: metrics.registry, stopping: stopping.signal },
    olderEvents: olderEvents(service.contracts.flatMap(({ older = [] }) => older)),
  })
  if (service.checks) health.setChecks(service.checks(context))
  const replies = service.idempotency?.(context, config)
  const sessions = service.sessions?.(context, config)
  const store = service.usage?.(context, config)
  const usage = store && openUsageRecorder({ store, log })
  const contracts = withChecks(withIdempotency(service.contracts, replies), sessions)

  const edge: RequestHandler[] = [
    requestLog(log),
    metrics.middleware,
    traceRequests,
    (request, response, next) => {
      if (request.method === 'OPTIONS') setEdgeHeaders(request, response)
      next()
    },
    checkMessage,
    ...crossOrigin(platform),
    // Forwarded responses get the headers of the edge together with their own, which takes less than half the time.
    ...(service.forwards ? [service.forwards.handler(context, config)] : []),
    withEdgeHeaders,
  ]
  const trustedProxies = service.trustedProxies?.(config) ?? TRUSTED_PROXIES
  const router = contractRouter({
    contracts,
    context,
    verifiers: service.verifiers?.(context, config) ?? {},
    replies: platform.replies,
    bodyLimitBytes: platform.bodyLimitBytes,
    timeoutMs: platform.requestTimeoutMs,
    trustProxy: trustedProxies,
    rateLimiter,
    loadShedder,
    ...(usage && { usage }),
    deprecationDocs: DOCUMENTATION,
    problems: 'next',
  })
  const respondWithProblem = problemMiddleware(service.problemMappers)
  const onError: ErrorRequestHandler = (error, request, response, next) => {
    setEdgeHeaders(request, response)
    respondWithProblem(error, request, response, next)
  }
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', trustedProxies)
  if (service.before) {
    service.before(app, context, config)
    app.use(router)
  }
  service.extend?.(app, context, config)
  if (!declaresHealth(service.contracts))
    app.all(['/health', '/health/live', '/health/ready'], onlyGet).use(health.router)
  if (platform.metricsPort === undefined) app.all('/metrics', onlyGet).get('/metrics', metrics.endpoint)
  if (service.otherwise) app.use(service.otherwise)
  app.use(notFound, onError)
  const listener = edgeListener({ edge, routers: service.before ? [] : [router], app, onError })

  await beforeListening?.()
  const backgrounds = [...(service.background?.(context, config) ?? [])]
  if (usage) backgrounds.push(usage)
  if (replies) backgrounds.push(everyMinute(log, () => replies.clean()))
  for (const background of backgrounds) {
    await background.start()
    opened.defer(() => background.stop())
  }
  const onRefusal = ({ status, code }: Problem, requestId: string) =>
    log.info({ requestId, status, code }, `Message rejected: ${status} ${code}`)
  const limits = { ...platform, headersTimeoutMs: platform.requestTimeoutMs, onRefusal }
  const variablePrefix = `${service.name.replaceAll('-', '_').toUpperCase()}_`
  let metricsUrl: string | undefined
  if (platform.metricsPort !== undefined) {
    const server = await listen(metricsApp(metrics, health), {
      ...limits,
      port: platform.metricsPort,
      portVariable: `${variablePrefix}METRICS_PORT`,
      requestTimeoutMs: platform.requestTimeoutMs,
    })
    opened.defer(() => server.close())
    metricsUrl = server.url
    log.info(`Metrics at ${metricsUrl}/metrics`)
  }
  const perAddress = service.connectionsPerAddress?.(config)
  const server = await listen(listener, {
    ...limits,
    identity: service.isPublic ? undefined : identity,
    portVariable: `${variablePrefix}PORT`,
    connectionLimit: perAddress === undefined ? undefined : { perAddress, exempt: [...trustedProxies] },
    requestTimeoutMs: longestArrivalMs(service, platform),
  })
  opened.defer(() => server.close())
  opened.defer(() => stopping.abort())
  let isReplaced = false
  opened.defer(async () => {
    if (!isReplaced) health.drain()
    server.drain()
    // Load balancers see that it is draining, and callers close their connections, while requests are still accepted.
    if (platform.drainMs > 0) await setTimeout(platform.drainMs)
  })
  if (platform.registry) {
    const { url, advertisedUrl: origin = server.url } = platform.registry
    const onError = (err: Error) => log.error({ err }, 'The service is not registered; trying again')
    const instance = { origin, ...(zone === undefined ? {} : { zone }) }
    const registration = keepRegistered(registryOf(url), service.name, instance, onError)
    // Before it drains: other services stop sending requests while they are still accepted.
    opened.defer(() => registration.close())
  }
  const closing = opened.move()
  return {
    ...server,
    metricsUrl: metricsUrl ?? server.url,
    app,
    context,
    close: (options) => {
      isReplaced = options?.isReplaced ?? false
      return closing.disposeAsync()
    },
  }
}

/** @throws Error when a contract declares idempotency and no store is configured */
function withIdempotency(versioned: readonly Versioned[], store: IdempotencyStore | undefined): Served[] {
  return versioned.flatMap((one) => {
    const versions = [one.contract, ...(one.older ?? []).map(({ contract }) => contract)]
    const operations = versions.flatMap((contract) =>
      operationsWith(contract, ({ idempotency }) => idempotency !== undefined),
    )
    if (operations.length === 0) return servedVersions([one])
    if (!store)
      throw new Error(
        `${[...new Set(operations)].join(', ')} have x-idempotency, but the service has no idempotency store`,
      )
    return servedVersions([one], (contract, handlers) => idempotent(contract, handlers, store))
  })
}

/** @throws Error when a contract declares session checks and no source of sessions is configured */
function withChecks(contracts: readonly Served[], sessions: SessionSource | undefined): Served[] {
  return contracts.map(({ contract, handlers }) => {
    const operations = operationsWith(contract, ({ checksSession }) => checksSession === true)
    if (operations.length === 0) return { contract, handlers }
    if (!sessions)
      throw new Error(
        `${operations.join(', ')} have x-check-session, but the service has no source of sessions`,
      )
    return { contract, handlers: withSessionChecks(contract, handlers, sessions) }
  })
}

const operationsWith = ({ compiled }: Contract, matches: (operation: OperationEntry) => boolean): string[] =>
  (compiled?.operations ?? []).filter(matches).map(({ id }) => id)

const declaresHealth = (contracts: readonly { contract: Contract }[]) =>
  contracts.some(({ contract }) => operationsWith(contract, ({ path }) => path === '/health').length > 0)

/** The longest time that a body may take to arrive: only operations with a body have one. */
function longestArrivalMs(
  { contracts, forwards }: Pick<Service<never, never>, 'contracts' | 'forwards'>,
  { requestTimeoutMs }: PlatformConfig,
) {
  const all = [...contracts.map(({ contract }) => contract), ...(forwards?.contracts ?? [])]
  const operations = all.flatMap(({ compiled }) => compiled?.operations ?? [])
  const withBody = operations.filter(({ hasBody }) => hasBody)
  return Math.max(requestTimeoutMs, ...withBody.map(({ timeoutMs }) => timeoutMs ?? 0))
}
