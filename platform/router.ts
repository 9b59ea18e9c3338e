import type { Request, RequestHandler, Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { authorize, type SecurityVerifier } from './authorization.ts'
import { type Contract, type Operation, operationsOf } from './contract.ts'
import type { AnyHandler, Exchange, Reply } from './handler.ts'
import { requestIdOf } from './log.ts'
import { platformProblem } from './problem.ts'
import { openApiValidation, type Validation } from './validation.ts'

export interface RouterOptions {
  contracts: readonly { contract: Contract; handlers: Readonly<Record<string, AnyHandler>> }[]
  /** Handed to each handler as its second argument. */
  context: unknown
  /** By the name of the security scheme in the contracts. */
  verifiers: Readonly<Record<string, SecurityVerifier>>
  /** What happens to a reply that the contract does not allow: `enforce` turns it into a 500. */
  replies: 'enforce' | 'off'
  /** The largest body read into memory, in bytes; streamed bodies are the handler's to limit. */
  bodyLimitBytes: number
  /** The deadline of operations that name none. */
  timeoutMs: number
}

interface Route {
  operation: Operation
  handler: AnyHandler
  validation: Validation
  pattern: RegExp
}

/**
 * One Express middleware that serves every operation of the contracts. On the way it sets `res.locals.operation`
 * and `res.locals.principal` for the log and the metrics. Failures go to `next(problem)`. A request outside of the
 * contracts' base paths is passed on.
 *
 * @throws Error naming all faults at once: an operation without a handler, a handler without an operation, a
 * security scheme without a verifier, two operations that claim one method and path
 */
export function contractRouter(options: RouterOptions): RequestHandler {
  const routes = options.contracts.flatMap(({ contract, handlers }) => {
    const validation = openApiValidation(contract, {
      replies: options.replies === 'enforce',
      bodyLimitBytes: options.bodyLimitBytes,
    })
    return operationsOf(contract).map((operation): Route => {
      const handler = handlers[operation.id] as AnyHandler
      return { operation, handler, validation, pattern: patternOf(operation) }
    })
  })
  refuseFaults(options, routes)
  // A literal segment wins over a templated one (OpenAPI 3.1, "Path Templating Matching").
  routes.sort((a, b) => a.operation.path.split('{').length - b.operation.path.split('{').length)
  const basePaths = [...new Set(routes.map((route) => route.operation.basePath))]

  return (request, response, next) => {
    const path = request.path
    const matching = routes.filter((route) => route.pattern.test(path))
    if (matching.length === 0) {
      if (basePaths.some((base) => base !== '' && path.startsWith(`${base}/`)))
        next(platformProblem('not-found'))
      else next()
      return
    }
    const first = matching[0]!.pattern.source
    const candidates = matching.filter((route) => route.pattern.source === first)
    const method = request.method.toLowerCase()
    const route = candidates.find(
      ({ operation }) => operation.method === method || (method === 'head' && operation.method === 'get'),
    )
    if (!route) {
      const allow = allowOf(candidates)
      if (method === 'options') response.status(204).set('Allow', allow).end()
      else next(platformProblem('method-not-allowed', { headers: { Allow: allow } }))
      return
    }
    serve(route, options, request, response).catch(next)
  }
}

async function serve(
  route: Route,
  options: RouterOptions,
  request: Request,
  response: Response,
): Promise<void> {
  const { operation } = route
  response.locals.operation = operation
  const principal = await authorize(operation, options.verifiers, request)
  response.locals.principal = principal
  if (!acceptable(operation, request)) throw platformProblem('not-acceptable')
  // express-openapi-validator knows only the methods that the contract names, and HEAD is GET without a body.
  if (request.method === 'HEAD') request.method = 'GET'
  const valid = await route.validation.input(operation, request, response)
  const deadline = AbortSignal.timeout(operation.timeoutMs ?? options.timeoutMs)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const exchange: Exchange = {
    requestId: requestIdOf(request) ?? '',
    log: request.log,
    signal: AbortSignal.any([deadline, gone.signal]),
    request,
  }
  const reply = await route.handler({ ...valid, ...exchange, principal }, options.context)
  await send(operation, reply, response)
}

async function send(operation: Operation, reply: Reply, response: Response): Promise<void> {
  const declared = operation.responses[reply.status] ?? operation.responses.default
  if (!declared)
    throw new Error(`${operation.id} answered ${reply.status}, which its contract does not declare`)
  response.status(reply.status)
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    if (value !== undefined) response.set(name, Array.isArray(value) ? value.map(String) : String(value))
  }
  if (reply.body === undefined) {
    response.end()
    return
  }
  const contentType = reply.contentType ?? Object.keys(declared.content ?? {})[0]
  if (contentType === undefined)
    throw new Error(`${operation.id} answered ${reply.status} with a body that its contract does not declare`)
  response.type(contentType)
  if (/[/+]json$/.test(contentType)) response.json(reply.body)
  else if (reply.body instanceof Readable) await pipeline(reply.body, response)
  else response.send(reply.body)
}

/** An operation that does not declare 406 answers with what it has (RFC 9110, section 12.5.1 allows both). */
function acceptable(operation: Operation, request: Request): boolean {
  if (request.headers.accept === undefined || !operation.responses['406']) return true
  const offered = Object.values(operation.responses).flatMap((response) =>
    Object.keys(response.content ?? {}),
  )
  return offered.length === 0 || request.accepts(offered) !== false
}

function allowOf(routes: Route[]): string {
  const methods = new Set(routes.map(({ operation }) => operation.method.toUpperCase()))
  if (methods.has('GET')) methods.add('HEAD')
  methods.add('OPTIONS')
  return [...methods].join(', ')
}

function patternOf({ basePath, path }: Operation): RegExp {
  const source = (basePath + path)
    .split(/(\{[^}]+\})/)
    .map((part) => (part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${source}$`)
}

function refuseFaults({ contracts, verifiers }: RouterOptions, routes: Route[]): void {
  const faults: string[] = []
  const claimed = new Map<string, Operation>()
  for (const { operation, handler, pattern } of routes) {
    const name = `${operation.service} ${operation.version} ${operation.id}`
    if (!handler) faults.push(`${name} has no handler`)
    for (const scheme of new Set(operation.security.flatMap(Object.keys))) {
      if (!verifiers[scheme])
        faults.push(`${name} needs the security scheme ${scheme}, which has no verifier`)
    }
    const key = `${operation.method} ${pattern.source}`
    const other = claimed.get(key)
    if (other)
      faults.push(`${name} claims the method and path of ${other.service} ${other.version} ${other.id}`)
    claimed.set(key, operation)
  }
  for (const { contract, handlers } of contracts) {
    const known = new Set(operationsOf(contract).map((operation) => operation.id))
    for (const id of Object.keys(handlers).filter((key) => !known.has(key))) {
      faults.push(
        `${contract.service} ${contract.version} has a handler ${id}, but its contract has no such operation`,
      )
    }
  }
  if (faults.length > 0)
    throw new Error(`The contracts and the handlers do not fit:\n- ${faults.join('\n- ')}`)
}
