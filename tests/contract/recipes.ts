import { setTimeout } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Contract, type Operation, resolve } from '#platform/contract/contract.ts'
import { breakDatabase, takeOffline } from '#platform/testing/refusals.ts'
import { type Role, ROLES } from '../services.ts'
import { serviceVariable } from '../../scripts/port-base.ts'
import { type AnyCases, type Case, type CaseRequest, unique, type World } from './cases.ts'
import { type DocumentedReply, documentedReplies } from './documented-responses.ts'
import type { PreparedRequest } from './dredd.ts'
import { follow, type Source, sourcesOf, withUniqueValues } from './links.ts'

const later = <T>(work: () => Promise<T>) => setTimeout(250).then(work)

/** The change of a successful request that produces each status, for any operation. */
const recipes: Record<number, (given: Given) => CaseRequest | Promise<CaseRequest>> = {
  304: async ({ world, operation, valid, reply, url }) => {
    const request = wire(operation, reply, valid, url, world)
    const etagNow = async () =>
      (await fetch(request.url + request.path, { headers: request.headers })).headers.get('etag')
    // Work that earlier requests began can still change it.
    let [before, etag] = [await etagNow(), await later(etagNow)]
    for (let i = 0; i < 20 && before !== etag; i++) [before, etag] = [etag, await later(etagNow)]
    return { headers: { 'If-None-Match': etag ?? 'the response has no ETag' } }
  },
  400: () => ({ query: { nobodyAskedForThis: '1' } }),
  401: ({ operation }) =>
    isForBearers(operation)
      ? { token: isOptional(operation) ? 'invalid' : undefined }
      : inapplicable(operation, 401),
  403: ({ world, operation }) => {
    const allowed = rolesOf(operation)
    const other = [...ROLES, ...Object.keys(world.serviceTokens)].find((role) => !allowed.includes(role))
    return other === undefined || allowed.length === 0
      ? inapplicable(operation, 403)
      : { token: tokenOf(other, world) }
  },
  404: ({ operation }) => {
    const ids = operation.parameters.filter(
      ({ in: place, schema }) => place === 'path' && schema?.format === 'uuid',
    )
    if (ids.length === 0) inapplicable(operation, 404)
    return { params: Object.fromEntries(ids.map(({ name }) => [name, randomUUID()])) }
  },
  406: () => ({ headers: { Accept: 'application/x-unknown' } }),
  412: () => ({ headers: { 'If-Match': '"no version of it"' } }),
  413: ({ reply }) => {
    const filler = 'x'.repeat(3 * 1024 * 1024)
    return { body: /json$/.test(reply.requestType ?? '') ? JSON.stringify({ filler }) : Buffer.from(filler) }
  },
  415: () => ({ body: 'x', contentType: 'application/x-unknown' }),
  429: async ({ world, operation, valid, reply, url }) => {
    const { rateLimit } = operation
    if (!rateLimit) return inapplicable(operation, 429)
    const caller: CaseRequest =
      rateLimit.by !== 'address' && isForBearers(operation)
        ? { token: (await world.account(rolesOf(operation)[0] as Role)).token }
        : { headers: world.address() }
    // Invalid requests are counted, change nothing, and are not in a cache.
    const invalid = merge(caller, { query: { nobodyAskedForThis: '1' } })
    const request = merge(valid, invalid)
    const { path, headers, body } = wire(operation, reply, request, url, world)
    const spend = () =>
      fetch(url + path, {
        ...{ method: operation.method.toUpperCase(), headers },
        body: body && new Uint8Array(Buffer.from(body)),
      })
    const spent = await Promise.all(Array.from({ length: rateLimit.limit }, spend))
    const refused = spent.find(({ status }) => status === 429)
    if (refused) throw new Error(`${operation.id} was refused before its limit of ${rateLimit.limit}`)
    return invalid
  },
  428: () => ({ headers: { 'If-Match': undefined as never } }),
  500: async ({ databaseUrl }) => ({
    headers: FROM_SERVICE,
    undo: await breakDatabase(subject(databaseUrl)),
  }),
  503: async ({ databaseUrl }) => ({ headers: FROM_SERVICE, undo: await takeOffline(subject(databaseUrl)) }),
}

/* Not from the cache of the gateway. */
const FROM_SERVICE = { 'Cache-Control': 'no-cache' }

interface Given {
  world: World
  operation: Operation
  reply: DocumentedReply
  valid: CaseRequest
  url: string
  /** Empty for a service without a database: it needs cases of its own for 500 and 503. */
  databaseUrl: string
}

const subject = (databaseUrl: string) => ({ databaseUrl, url: '', token: () => '' })

/** For what an instance caches: the database fails before its first query. */
const uncached =
  (spoil: typeof breakDatabase): Case =>
  async (world, { operation: { service } }) => {
    const instance = await world.startAnother(service)
    const mend = await spoil(subject(world.databases[service]?.url ?? ''))
    const undo = async () => {
      await mend()
      await instance.close()
    }
    return { url: instance.url, undo }
  }

/** To be spread into the cases of such an operation. */
export const cachedReplies = { 500: uncached(breakDatabase), 503: uncached(takeOffline) }

function inapplicable({ service, version, id }: Operation, what: number | 'valid'): never {
  throw new Error(`no recipe gets this response. ${howToAddCase(service, version, id, what)}`)
}

/** Where to add a missing case, and its form. */
export function howToAddCase(service: string, version: string, id: string, what: number | 'valid'): string {
  const file = `tests/contract/${service}.cases.ts`
  const path = join(import.meta.dirname, `${service}.cases.ts`)
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  const line = lines.findIndex((text) => text.startsWith(`export const ${version} = {`)) + 1
  const place = line > 0 ? `${file}:${line}` : `${file} (\`export const ${version}\`)`
  return `Add to ${place}: ${id}: { ${what}: async (world) => ({ params, headers, body }) }`
}

/**
 * Makes the request for one documented response: the operation's valid request, changed by the case for the status or
 * else by the recipe for it.
 *
 * @param url the target: the service itself, or the gateway
 */
export async function prepare(
  contract: Contract,
  cases: AnyCases,
  world: World,
  reply: DocumentedReply,
  url: string,
): Promise<PreparedRequest> {
  const { operation, status } = reply
  const own = cases[operation.id]
  const valid = await validRequest(contract, cases, world, reply)
  const databaseUrl = world.databases[operation.service]?.url ?? ''
  const given = { world, operation, reply, valid, url, databaseUrl }
  const change = await changeFor(own?.[status], given)
  const request = await viaGateway(merge(valid, change), { world, operation, url })
  return wire(operation, reply, request, url, world)
}

/**
 * A request that succeeds: the contract's example, changed by the operation's case. Without a case, the path parameters
 * come from an operation whose links lead here; without a link, the example must name an entity of the demo data.
 */
async function validRequest(
  contract: Contract,
  cases: AnyCases,
  world: World,
  reply: DocumentedReply,
): Promise<CaseRequest> {
  const example = exampleRequest(contract, reply)
  const own = cases[reply.operation.id]?.valid
  const [source] = own ? [] : sourcesOf(contract, reply.operation)
  if (source) return merge(example, await requestByLink(contract, cases, world, source, reply.operation))
  return merge(example, (await own?.(world, reply)) ?? {})
}

async function requestByLink(
  contract: Contract,
  cases: AnyCases,
  world: World,
  source: Source,
  target: Operation,
): Promise<CaseRequest> {
  const { operation } = source
  const reply = documentedReplies(contract).find(
    (each) => each.operation.id === operation.id && each.status >= 200 && each.status < 300,
  ) as DocumentedReply
  const request = await validRequest(contract, cases, world, reply)
  const url = world.urls[operation.service] as string
  const { path, headers, body } = wire(operation, reply, request, url, world)
  const response = await fetch(url + path, {
    method: operation.method.toUpperCase(),
    headers,
    body: body && new Uint8Array(Buffer.from(body)),
  })
  const text = await response.text()
  if (response.status !== reply.status)
    throw new Error(`${operation.id}, whose link leads to ${target.id}, returned ${response.status}: ${text}`)
  return follow(source, target, { request, headers: response.headers, body: JSON.parse(text) })
}

async function changeFor(ownCase: Case | undefined, given: Given): Promise<CaseRequest> {
  const { world, reply, databaseUrl } = given
  if (ownCase) return ownCase(world, reply)
  if (reply.status < 300) return {}
  const recipe = recipes[reply.status]
  if (!recipe || (reply.status >= 500 && databaseUrl === '')) inapplicable(reply.operation, reply.status)
  return recipe(given)
}

/** A case for a separate instance is sent through a separate gateway when the gateway is under test. */
async function viaGateway(
  request: CaseRequest,
  { world, operation, url }: Pick<Given, 'world' | 'operation' | 'url'>,
): Promise<CaseRequest> {
  if (request.url === undefined || operation.service === 'gateway' || url !== world.urls.gateway)
    return request
  const gateway = await world.startAnother('gateway', {
    [serviceVariable(operation.service, 'URL')]: request.url,
  })
  const undo = async () => {
    await gateway.close()
    await request.undo?.()
  }
  return { ...request, url: gateway.url, undo }
}

/** The unchanged example of the contract, for errors that occur before any lookup. */
export const prepareExample = (contract: Contract, world: World, reply: DocumentedReply, url: string) =>
  wire(reply.operation, reply, exampleRequest(contract, reply), url, world)

/** The input from the contract's own examples. */
function exampleRequest(contract: Contract, { operation, requestType }: DocumentedReply): CaseRequest {
  const { document } = contract
  const inHeader = operation.parameters.filter(({ in: place, required }) => place === 'header' && required)
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
  const inQuery = operation.parameters.filter(({ in: place, required }) => place === 'query' && required)
  const media = requestType === undefined ? undefined : operation.requestBody?.content[requestType]
  const example = resolve<{ value?: unknown }>(document, Object.values(media?.examples ?? {})[0] ?? {})
  return {
    params: Object.fromEntries(inPath.map(({ name, example }) => [name, String(example)])),
    query: Object.fromEntries(inQuery.map(({ name, example }) => [name, String(example)])),
    headers: Object.fromEntries(
      inHeader.map(({ name, example }) => [name, name === 'Idempotency-Key' ? unique() : String(example)]),
    ),
    ...(requestType && {
      body: withUniqueValues(contract, operation, example.value ?? media?.example ?? {}),
      contentType: requestType,
    }),
  }
}

function merge(request: CaseRequest, change: CaseRequest): CaseRequest {
  return {
    ...request,
    ...change,
    params: { ...request.params, ...change.params },
    query: { ...request.query, ...change.query },
    headers: { ...request.headers, ...change.headers },
  }
}

/** The request as sent on the wire, with the credentials that the contract requires unless it brings its own. */
export function wire(
  operation: Operation,
  { status, responseType }: Pick<DocumentedReply, 'status' | 'responseType'>,
  request: CaseRequest,
  url: string,
  world: World,
): PreparedRequest {
  const token = 'token' in request ? request.token : tokenFor(operation, world)
  const { body, contentType = 'application/json' } = request
  const headers: Record<string, string | undefined> = {
    // Accept lists the media types of the success for a documented problem too.
    Accept: status < 300 ? responseType : successTypesOf(operation),
    ...(body !== undefined && { 'Content-Type': contentType }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...request.headers,
  }
  return {
    url: request.url ?? url,
    path: pathOf(operation, request),
    headers: Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    body: encode(body, contentType),
    undo: request.undo,
  }
}

function successTypesOf({ responses }: Operation): string | undefined {
  const success = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  return success.flatMap(([, { content }]) => Object.keys(content ?? {})).join(', ') || undefined
}

function pathOf(operation: Operation, { params = {}, query = {}, rawQuery }: CaseRequest): string {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_match, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  // The commas of an array without `explode` are not encoded (RFC 6570, section 3.2.8).
  const search = rawQuery ?? new URLSearchParams(query).toString().replaceAll('%2C', ',')
  return operation.basePath + path + (search && `?${search}`)
}

function encode(body: CaseRequest['body'], contentType: string): string | Buffer | undefined {
  if (body === undefined || typeof body === 'string' || body instanceof Buffer) return body
  if (contentType === 'application/x-www-form-urlencoded') {
    return new URLSearchParams(body as Record<string, string>).toString()
  }
  return JSON.stringify(body)
}

const isOptional = ({ security }: Operation) =>
  security.some((requirement) => Object.keys(requirement).length === 0)
export const isForBearers = ({ security }: Operation) =>
  security.some((requirement) => 'bearer' in requirement)

function tokenFor(operation: Operation, world: World): string | undefined {
  if (!isForBearers(operation)) return undefined
  return tokenOf(rolesOf(operation)[0] ?? 'customer', world)
}

/** The permitted roles; empty when any role is. */
const rolesOf = ({ security }: Operation) => security.flatMap(({ bearer = [] }) => bearer)

const tokenOf = (role: string, { accounts, serviceTokens }: World) =>
  serviceTokens[role] ?? accounts[role as Role].token
