import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { authorize, type Security } from './auth/authorization.ts'
import type {
  CompiledContract,
  CompiledOperation,
  OperationEntry,
  Priority,
  SchemeEntry,
  ServedOperation,
} from './contract/compiled.ts'
import { type HandlerTable, type RouterOptions, type Settings, settingsOf } from './router-options.ts'
import { openCompiled, staleness } from './contract/load-operation.ts'
import { Call } from './http/call.ts'
import type { Contract, Operation } from './contract/contract.ts'
import { challengeOf } from './auth/challenge.ts'
import { callerTimeoutMs, withDeadline } from './deadline.ts'
import type { AnyHandler } from './http/handler.ts'
import { type ClientAddress, clientAddressBehind, Input } from './http/input.ts'
import { problemMiddleware } from './problem-middleware.ts'
import { consoleLog } from './telemetry/request-log.ts'
import { localsOf } from './telemetry/locals.ts'
import { negotiate } from './contract/media-type.ts'
import { ownOf } from './contract/own-property.ts'
import { openParameters, type ReadParameters } from './http/parameters.ts'
import { allowOf, createPathTree, entryOf, type Leaf, type Match, namesIn } from './http/path-tree.ts'
import { type FieldError, MAX_FIELD_ERRORS, platformProblem, Problem } from './problem.ts'
import { lifecycleOf, type OperationLifecycle, successorOf } from './http/lifecycle.ts'
import type { OperationUsage } from './http/usage/usage-recorder.ts'
import { limitOf, type OperationLimit } from './http/rate-limit/limit-operation.ts'
import { overloaded } from './http/overload/load-shedder.ts'
import { checkProblem, openReplies, type Replies } from './http/reply.ts'
import { openBody, type ReadBody } from './http/request-body.ts'
import type { Principal } from './auth/principal.ts'

/** One operation as it is served. What depends on its schemas is loaded with its first request. */
interface Route {
  operation: ServedOperation
  name: string
  handler: AnyHandler
  timeoutMs: number
  /** Undefined for an operation without security. */
  security: Security | undefined
  challenge: string
  limit: OperationLimit | undefined
  lifecycle: OperationLifecycle | undefined
  usage: OperationUsage | undefined
  priority: Priority
  load: () => Loaded
  loaded: Loaded | undefined
}

interface Loaded {
  readParameters: ReadParameters
  readBody: ReadBody | undefined
  replies: Replies
}

/** A route below one of its servers' paths, whose parameters come before those of the operation. */
interface Entry {
  route: Route
  baseParameters: number
}

/* Contracts up to this size are loaded at start, so that the first request is not slower. */
const FEW_OPERATIONS = 100

/* What `import * as handlers` of a CommonJS module has besides its exports. */
const MODULE_KEYS = new Set(['default', 'module.exports'])

/**
 * One Express middleware that serves every operation of the contracts. It sets `res.locals.operation` and
 * `res.locals.principal` for the log and the metrics, and passes errors to `next(problem)`. A request outside of the
 * contracts' base paths is passed on.
 *
 * The steps of a request: path (404), method (405, OPTIONS, HEAD), overload (503), time left (504), security (401, 403),
 * rate limit (429), Accept (406), body (413, 415), parameters and body against their schemas (400, all errors at once), a
 * required If-Match (428), handler, response against its schema (500), conditions of a GET (304, 412).
 *
 * @throws Error listing all errors: an operation without a handler, a handler without an operation, a security scheme
 * without a verifier, two operations that claim one method and path, a contract that was not compiled
 */
export function contractRouter<Table = HandlerTable, Context = unknown>(
  options: RouterOptions<Table, Context>,
): RequestHandler {
  const settings = settingsOf(options as RouterOptions)
  const tree = createPathTree<Entry>({ ignoreTrailingSlash: options.ignoreTrailingSlash ?? false })
  const basePaths = new Set<string>()
  const errors: string[] = []
  const unhandled: string[] = []
  for (const { contract, handlers } of settings.contracts) {
    const all = routesOf(contract, handlers, settings, errors)
    const routes = settings.passes ? all.filter(({ handler }) => handler !== undefined) : all
    unhandled.push(...all.filter((route) => !routes.includes(route)).map(({ name }) => name))
    for (const route of routes) {
      for (const base of route.operation.basePaths ?? [route.operation.basePath]) {
        basePaths.add(base)
        const { method, path } = route.operation
        const entry = { route, baseParameters: namesIn(base).length }
        const other = tree.add(method.toUpperCase(), base + path, entry)
        if (other && other.route !== route)
          errors.push(`${route.name} claims the method and path of ${other.route.name}`)
      }
    }
    if (errors.length === 0 && routes.length <= FEW_OPERATIONS)
      for (const route of routes) route.loaded = route.load()
  }
  if (errors.length > 0) throw new Error(`Contracts and handlers do not match:\n- ${errors.join('\n- ')}`)
  if (unhandled.length > 0)
    consoleLog.info(`Operations without a handler are passed on: ${unhandled.join(', ')}`)
  const isOwned = settings.passes ? () => false : ownerOf(basePaths)
  const clientAddress = clientAddressBehind(options.trustProxy ?? [])
  const sendErrors = options.problems === 'next' ? undefined : problemMiddleware()

  return (request, response, pass) => {
    const next: NextFunction = sendErrors
      ? (error?: unknown) => (error === undefined ? pass() : void sendErrors(error, request, response, pass))
      : pass
    const { url } = request
    const mark = url.indexOf('?')
    const path = mark === -1 ? url : url.slice(0, mark)
    let match: Match<Entry> | undefined
    try {
      match = tree.find(path)
      // Mounted below a path that the contract's servers have as well: `app.use('/api', router)`.
      if (!match && request.baseUrl) match = tree.find(request.baseUrl + path)
    } catch (error) {
      if (settings.passes || (!basePaths.has('') && !isOwned(path))) return next()
      return next(
        platformProblem('malformed-request', {
          detail: 'The address is not valid percent-encoding',
          cause: error,
        }),
      )
    }
    if (!match) return isOwned(path) ? next(platformProblem('not-found')) : next()
    const { leaf, values } = match
    const method = request.method
    const entry = entryOf(leaf, method)
    if (!entry) return settings.passes ? next() : refuseMethod(leaf, method, response, next)
    const { route, baseParameters } = entry
    const query = mark === -1 ? '' : url.slice(mark + 1)
    const raw = baseParameters === 0 ? values : values.slice(baseParameters)
    void serve(route, { settings, clientAddress, request, response, raw, query, next })
  }
}

/** Whether a path is below a base path: any other may belong to another middleware. */
function ownerOf(basePaths: ReadonlySet<string>): (path: string) => boolean {
  const patterns = [...basePaths]
    .filter((base) => base !== '' && !base.startsWith('/{'))
    .map((base) => base.split(/\{[^{}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .map((parts) => new RegExp(`^${parts.join('[^/]+')}(?:/|$)`))
  return (path) => patterns.some((pattern) => pattern.test(path))
}

/** A request that matched a route. */
interface Matched {
  settings: Settings
  clientAddress: ClientAddress
  request: Request
  response: Response
  /** The values of the path's parameters, still percent-encoded. */
  raw: readonly string[]
  query: string
  next: NextFunction
}

/*
 * Never rejects: errors go to `next`. The deadline is the earlier one of the operation's and the caller's: work that no
 * caller waits for is not started.
 */
async function serve(route: Route, matched: Matched): Promise<void> {
  const { settings, request, response, next } = matched
  let call: Call | undefined
  let release: (() => void) | undefined
  try {
    const locals = localsOf(response)
    locals.operation = route.operation
    if (settings.loadShedder) {
      release = settings.loadShedder.admit(route)
      if (!release) throw overloaded()
    }
    route.lifecycle?.begin(response, matched.raw)
    const waitsMs = callerTimeoutMs(request.headers)
    const gaveUpAt = waitsMs === Infinity ? Infinity : performance.now() + waitsMs
    if (waitsMs === 0) throw platformProblem('deadline-exceeded')
    const { readParameters, readBody, replies } = (route.loaded ??= route.load())
    const { limit } = route
    const address = limit && matched.clientAddress(request)
    if (limit?.byAddress) await limit.take(response, { principal: undefined, address })
    const principal = route.security && (await identify(route, route.security, settings, request))
    locals.principal = principal
    if (limit && !limit.byAddress) await limit.take(response, { principal, address })

    if (replies.refusesAccept) checkAccept(request.headers.accept, replies)
    const errors: FieldError[] = []
    const values = readParameters(request, matched.raw, matched.query, errors)
    const body = readBody === undefined ? undefined : await readBody(request, errors)
    if (body?.discard) response.once('close', () => void body.discard?.())
    if (errors.length > 0)
      throw platformProblem('validation-failed', { errors: errors.slice(0, MAX_FIELD_ERRORS) })
    if (replies.requiresIfMatch && request.headers['if-match'] === undefined)
      throw platformProblem('precondition-required')
    const parts = route.lifecycle?.partsOf(request, matched.query, body?.value, response)
    route.usage?.count(principal, request.headers, parts)

    const now = performance.now()
    const deadline = Math.min(now + route.timeoutMs, gaveUpAt)
    // The body may have taken all of the caller's time to arrive.
    if (deadline <= now) throw platformProblem('deadline-exceeded')
    const startedAtMs = replies.streams ? Date.now() : 0
    call = new Call(request, response, next)
    const input = new Input(call, values, body, principal, matched.clientAddress)
    call.startDeadline(deadline - now)
    let reply
    try {
      reply = await withDeadline(deadline, () => route.handler(input, settings.contextOf(request)))
    } catch (error) {
      // The caller has its response already; the error only shows that the handler stopped.
      if (call.isLate) return
      throw error instanceof Problem
        ? checkProblem(request, route.name, replies, error, settings.replies)
        : error
    } finally {
      call.clearDeadline()
    }
    if (call.isLate) return
    if (replies.streams) {
      release?.()
      release = undefined
      const endsAtMs = endOfStream(route, principal, startedAtMs)
      return await call.stream(endsAtMs, () => replies.send(request, response, reply))
    }
    const sending = replies.send(request, response, reply)
    if (sending !== undefined) await sending
  } catch (error) {
    call?.dropHeaders()
    next(error)
  } finally {
    release?.()
  }
}

/**
 * When a streamed response ends, in milliseconds since 1970: after the `x-timeout-ms` of the operation, and when the
 * caller's credentials expire. The default deadline does not apply to streams.
 */
const endOfStream = ({ operation }: Route, principal: Principal | undefined, startedAtMs: number): number =>
  Math.min(startedAtMs + (operation.timeoutMs ?? Infinity), principal?.expiresAtMs ?? Infinity)

function checkAccept(accept: string | undefined, { offered }: Replies): void {
  if (accept === undefined || accept === '*/*' || negotiate(accept, offered) !== undefined) return
  throw platformProblem('not-acceptable', { detail: `Supported media types: ${offered.join(', ')}` })
}

async function identify(
  route: Route,
  security: Security,
  { verifiers }: Settings,
  request: Request,
): Promise<Principal | undefined> {
  try {
    return await authorize(security, verifiers, request)
  } catch (error) {
    // RFC 9110, section 15.5.2: a 401 must carry a challenge.
    if (error instanceof Problem && error.status === 401)
      error.headers['WWW-Authenticate'] ??= route.challenge
    throw error
  }
}

/** RFC 9110, sections 9.3.7 (OPTIONS) and 15.5.6 (405). */
function refuseMethod(leaf: Leaf<Entry>, method: string, response: Response, next: NextFunction): void {
  const allow = allowOf(leaf.methods.keys())
  if (method !== 'OPTIONS') return next(platformProblem('method-not-allowed', { headers: { Allow: allow } }))
  response.writeHead(204, { Allow: allow })
  response.end()
}

function routesOf(contract: Contract, handlers: HandlerTable, settings: Settings, errors: string[]): Route[] {
  const title = `${contract.service} ${contract.version}`
  const { compiled } = contract
  if (!compiled) {
    errors.push(`${title} was not compiled: run npm run generate`)
    return []
  }
  const stale = staleness(compiled)
  if (stale) {
    errors.push(`${title} ${stale}`)
    return []
  }
  const open = openCompiled(compiled)
  const known = new Set(compiled.operations.map(({ id }) => id))
  for (const id of Object.keys(handlers))
    if (!known.has(id) && !MODULE_KEYS.has(id))
      errors.push(`${title} has a handler ${id}, but its contract has no such operation`)
  return compiled.operations.map((entry): Route => {
    const name = `${title} ${entry.id}`
    const handler = ownOf(handlers, entry.id)
    if (!handler && !settings.passes) errors.push(`${name} has no handler`)
    for (const scheme of new Set(entry.security.flatMap(Object.keys))) {
      if ((handler || !settings.passes) && !ownOf(settings.verifiers, scheme))
        errors.push(`${name} needs the security scheme ${scheme}, which has no verifier`)
    }
    const operation = { ...entry, service: contract.service, version: contract.version }
    return {
      operation,
      name,
      handler: handler as AnyHandler,
      timeoutMs: entry.timeoutMs ?? settings.timeoutMs,
      security:
        entry.security.length === 0
          ? undefined
          : { requirements: entry.security as Operation['security'], schemes: compiled.schemes },
      challenge: challengeOf(contract.service, compiled.schemes, entry),
      limit: limitOf(operation, settings.rateLimiter),
      lifecycle: lifecycleOf(operation, successorOf(operation, settings.contracts), settings.deprecationDocs),
      usage: settings.usage?.operation(operation),
      priority: entry.priority ?? 'normal',
      load: () => load(open(entry.file), entry, name, keyNamesOf(compiled.schemes, entry), settings),
      loaded: undefined,
    }
  })
}

/** An API key in the query is not a parameter of the operation, but is allowed where its security requires it. */
function keyNamesOf(schemes: CompiledContract['schemes'], { security }: OperationEntry): string[] {
  return [...new Set(security.flatMap(Object.keys))]
    .map((id) => ownOf(schemes, id))
    .filter((scheme) => scheme?.in === 'query')
    .map((scheme) => (scheme as SchemeEntry).name as string)
}

function load(
  compiled: CompiledOperation,
  entry: OperationEntry,
  name: string,
  keyNames: readonly string[],
  settings: Settings,
): Loaded {
  return {
    readParameters: openParameters(compiled, namesIn(entry.path), {
      keyNames,
      ignoreUnknown: settings.ignoreUnknown,
    }),
    readBody: compiled.body ? openBody(compiled.body, settings) : undefined,
    replies: openReplies(name, compiled, settings.replies, entry.cache),
  }
}
