import { ofStatus } from '../contract/by-status.ts'
import type { CompiledOperation, OperationEntry } from '../contract/compiled.ts'
import { explain } from '../contract/field-errors.ts'
import { openCompiled } from '../contract/load-operation.ts'
import { pickByRange } from '../contract/media-type.ts'
import type { AnyHandler, Reply } from '../http/handler.ts'
import type { Input } from '../http/input.ts'
import { type RequestValues } from '../http/input.ts'
import { type FieldError, MAX_FIELD_ERRORS, platformProblem, Problem } from '../problem.ts'
import { openAddresses } from './addresses.ts'
import { openConvert } from './convert.ts'
import { openReplyConversion } from './convert-reply.ts'
import type { OperationPlan } from '../contract/migration-plan.ts'
import { type ConvertProblem, functionsOf, type OperationFunctions } from './migration-functions.ts'
import type { OlderVersion } from './older-version.ts'
import { atTheSource } from './source-pointers.ts'

type Handlers = Readonly<Record<string, AnyHandler>>

/**
 * The handlers of a version, made of those of the next one: each converts the request, calls the newer handler, and
 * converts its response. Versions form a chain: the handlers of v1 are made of those of v2, which are made of those of v3.
 *
 * @throws Error naming each function that is missing or has no difference
 */
export function olderHandlers(
  version: OlderVersion,
  newer: Handlers,
  wrapKept: (kept: Handlers) => Handlers = (kept) => kept,
): Record<string, AnyHandler> {
  const { contract, plan } = version
  const { operations, requests, responses, problems } = functionsOf(version)
  const toNewer = openConvert(plan.schemas.request, requests)
  const toOlder = openConvert(plan.schemas.response, responses)
  const load = openCompiled(version.newer.compiled as NonNullable<typeof contract.compiled>)
  const newerEntries = new Map((version.newer.compiled?.operations ?? []).map((entry) => [entry.id, entry]))
  const withAddresses = openAddresses(contract, version.newer, plan)
  const kept = Object.entries(operations).flatMap(([id, { handler }]) => (handler ? [[id, handler]] : []))
  const keptHandlers = wrapKept(Object.fromEntries(kept) as Handlers)

  return Object.fromEntries(
    Object.entries(plan.operations).flatMap(([id, planned]): [string, AnyHandler][] => {
      const own = operations[id] ?? {}
      if (own.handler) return [[id, keptHandlers[id] as AnyHandler]]
      const operation = planned ?? replacement(own)
      const handler = newer[operation.successor]
      // Of a router that passes operations without a handler on.
      if (!handler) return []
      const entry = newerEntries.get(operation.successor) as OperationEntry
      let compiled: CompiledOperation | undefined
      const { checks, request, parameters } = operation
      const isUnchanged = !checks && !request && !parameters && !own.request
      const convertRequest = requestConversion(operation, own, toNewer)
      const convertBody = openReplyConversion(operation, own, toOlder)
      const convertProblem = problemConversion(operation, own, problems)
      const convertReply = (reply: Reply) => withAddresses(convertBody(reply))
      const older: AnyHandler = async (input: Input, ctx: unknown) => {
        const sent = valuesOf(input)
        try {
          if (isUnchanged) return convertReply(await handler(input, ctx))
          const values = convertRequest(sent)
          if (checks) validate((compiled ??= load(entry.file)), entry, values)
          return convertReply(await handler(input.with(values), ctx))
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          const problem = isUnchanged ? error : withSources(error, sent, convertRequest)
          throw convertProblem(problem)
        }
      }
      return [[id, older]]
    }),
  )
}

/** An operation that is replaced by another one has functions of its own for everything. */
const replacement = ({ successor }: OperationFunctions): OperationPlan => ({
  successor: successor as string,
  own: ['request', 'response'],
  checks: true,
})

const valuesOf = ({ params, query, headers, cookies, body, contentType }: Input): RequestValues => ({
  ...{ params, query, headers, cookies, body, contentType },
})

type ConvertRequest = (values: RequestValues) => RequestValues

function requestConversion(
  { request, parameters }: OperationPlan,
  own: OperationFunctions,
  convert: ReturnType<typeof openConvert>,
): ConvertRequest {
  if (own.request) return own.request
  // The validator sets defaults in what it is given.
  return (values) => {
    const copy: RequestValues = { ...values }
    for (const place of ['params', 'query', 'headers', 'cookies'] as const) {
      const places = parameters?.[place]
      copy[place] = places
        ? (convert(values[place], places) as Record<string, unknown>)
        : { ...values[place] }
    }
    const places = request && placesOf(request, values.contentType)
    if (places) copy.body = convert(values.body, places)
    return copy
  }
}

function problemConversion(
  { problems = {} }: OperationPlan,
  own: OperationFunctions,
  functions: Readonly<Record<string, ConvertProblem>>,
): ConvertProblem {
  if (own.problem) return own.problem
  return (problem) => {
    const name = ofStatus(problems, problem.status)
    return name === undefined ? problem : (functions[name] as ConvertProblem)(problem)
  }
}

function placesOf<T>(
  content: Readonly<Record<string, T>>,
  contentType = 'application/octet-stream',
): T | undefined {
  return content[contentType] ?? pickByRange(content, contentType)?.[1]
}

/** The rules of the newer version. @throws Problem 400 with pointers of the newer version */
function validate(compiled: CompiledOperation, { idempotency }: OperationEntry, values: RequestValues): void {
  const errors: FieldError[] = []
  const parameters = {
    path: values.params,
    query: values.query,
    header: values.headers,
    cookie: values.cookies,
  }
  if (compiled.validate && !compiled.validate(parameters))
    errors.push(
      ...explain(compiled.validate.errors, '').filter((error) => !isMissingKey(error, idempotency, values)),
    )
  const body = compiled.body && placesOf(compiled.body.content, values.contentType)
  const isValue = typeof (values.body as { pipe?: unknown } | null)?.pipe !== 'function'
  if (compiled.body?.required && values.body === undefined)
    errors.push({ pointer: '/body', detail: 'is required' })
  else if (body?.validate && values.body !== undefined && isValue && !body.validate(values.body))
    errors.push(...explain(body.validate.errors, '/body'))
  if (errors.length > 0)
    throw platformProblem('validation-failed', { errors: errors.slice(0, MAX_FIELD_ERRORS) })
}

/** The version that was called says whether a key is required. */
const isMissingKey = (
  { pointer }: FieldError,
  idempotency: OperationEntry['idempotency'],
  { headers }: RequestValues,
): boolean =>
  idempotency !== undefined &&
  pointer.toLowerCase() === '/header/idempotency-key' &&
  headers['Idempotency-Key'] === undefined

interface Placed {
  path: object
  query: object
  header: object
  cookie: object
  body: unknown
}

/** The problem, with the pointers of the fields that the caller sent. */
function withSources(problem: Problem, sent: RequestValues, convert: ConvertRequest): Problem {
  const { code, status, title, detail, headers, cause } = problem
  if (!problem.errors) return problem
  const placed = ({ params, query, headers, cookies, body }: RequestValues): Placed => ({
    ...{ path: params, query, header: headers, cookie: cookies, body },
  })
  const errors = atTheSource(problem.errors, placed(sent), (from) => {
    const { path, query, header, cookie, body } = from as Placed
    return placed(
      convert({ ...sent, params: path, query, headers: header, cookies: cookie, body } as RequestValues),
    )
  })
  return new Problem(code, status, title, { detail, errors, headers, cause })
}
