import type { CacheRule } from './cache-rule.ts'
import type { CompiledContract, Priority, RateLimit } from './compiled.ts'

/** An OpenAPI 3.0/3.1 document as plain data: bundled into one file, with internal `$ref`s left in place. */
export interface OpenApiDocument {
  openapi: string
  info: { title: string; version: string; [key: string]: unknown }
  servers?: { url: string; [key: string]: unknown }[]
  paths?: Record<string, Record<string, unknown>>
  components?: Record<string, Record<string, unknown>>
  security?: SecurityRequirement[]
  [key: string]: unknown
}

/** `{bearer: ['admin']}`: every named scheme must be satisfied; the list holds roles (OpenAPI 3.1) or scopes. */
export type SecurityRequirement = Record<string, string[]>

/** What `npm run generate` writes for one contract: `generated/<service>/v<N>/contract.ts`. */
export interface Contract<Handlers = unknown> {
  service: string
  /** `v1`, `v2`, … */
  version: string
  document: OpenApiDocument
  /** The validators and serializers of its operations, from `operations.mjs`. */
  compiled?: CompiledContract
  /** Only a type, never set: lets `contractRouter` check the handlers of this contract. */
  handlers?: Handlers
}

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const
export type Method = (typeof METHODS)[number]

export interface MediaTypeObject {
  schema?: Record<string, unknown>
  example?: unknown
  examples?: Record<string, { value?: unknown }>
  encoding?: Record<string, Record<string, unknown>>
}

export interface ParameterObject {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required?: boolean
  schema?: Record<string, unknown>
  content?: Record<string, MediaTypeObject>
  [key: string]: unknown
}

export interface RequestBodyObject {
  required?: boolean
  content: Record<string, MediaTypeObject>
}

export interface ResponseObject {
  description: string
  headers?: Record<string, { required?: boolean; schema?: Record<string, unknown>; [key: string]: unknown }>
  content?: Record<string, MediaTypeObject>
}

/** One operation of a contract with its references one level resolved: what the platform reads at run time. */
export interface Operation {
  service: string
  version: string
  id: string
  method: Method
  /** As the contract writes it, below the base path: `/users/{userId}`. */
  path: string
  /** The path of the first server URL, its variables at their defaults: `/api/v1`, or empty. */
  basePath: string
  /** The paths of all server URLs, as templates: `/api/v1`, `/{tenant}/v1`. */
  basePaths: string[]
  /** Path-level parameters merged in. */
  parameters: ParameterObject[]
  requestBody: { required: boolean; content: Record<string, MediaTypeObject> } | undefined
  /** By status as written: `200`, `4XX`, `default`. */
  responses: Record<string, ResponseObject>
  security: SecurityRequirement[]
  deprecated: boolean
  /** `x-internal: true`: for other services only. */
  internal: boolean
  /** `x-timeout-ms`: the deadline of the operation, if it has its own. */
  timeoutMs: number | undefined
  /** `x-priority` */
  priority: Priority
  /** `x-rate-limit`, without its defaults. */
  rateLimit: (Pick<RateLimit, 'limit'> & Partial<RateLimit>) | undefined
  /** `x-cache` */
  cache: CacheRule | undefined
  /** `x-throttle`: the largest rate of its response. */
  throttleBytesPerSecond: number | undefined
  /** `x-emits`: the types of the events that it may publish. */
  emits: readonly string[]
}

/** Follows one internal reference (`#/components/…`); anything else is returned unchanged. */
export function resolve<T>(document: OpenApiDocument, node: T | { $ref: string }): T {
  let current: unknown = node
  while (typeof current === 'object' && current !== null && '$ref' in current) {
    const ref = String(current.$ref)
    if (!ref.startsWith('#/'))
      throw new Error(`A bundled contract may only refer to itself, but it has $ref: ${ref}`)
    current = ref
      .slice(2)
      .split('/')
      .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((parent, key) => (parent as Record<string, unknown> | undefined)?.[key], document)
    if (current === undefined) throw new Error(`$ref: ${ref} does not resolve`)
  }
  return current as T
}

interface Server {
  url?: string
  variables?: Record<string, { default?: string; enum?: string[] }>
}

const VARIABLE = /\{([^{}]+)\}/g

/** The path of the first server URL, its variables at their defaults, without a trailing slash. */
export function serverPathOf(servers: unknown): string {
  const [server] = (servers ?? []) as Server[]
  const url = (server?.url ?? '/').replace(
    VARIABLE,
    (_, name: string) => server?.variables?.[name]?.default ?? name,
  )
  return pathOf(url)
}

/**
 * The paths of all server URLs (OpenAPI 3.1.1, section 4.8.5), without trailing slashes. A variable with an `enum`
 * expands to one path for each value. One without stays in the path as a parameter: `/{tenant}/v1`.
 */
export function serverPathsOf(servers: unknown): string[] {
  const all = ((servers ?? []) as Server[]).length > 0 ? (servers as Server[]) : [{ url: '/' }]
  return [...new Set(all.flatMap(pathsOfServer))]
}

function pathsOfServer({ url = '/', variables = {} }: Server): string[] {
  const valuesOf = (name: string): string[] => {
    const { enum: values = [], default: standard } = variables[name] ?? {}
    return [...new Set([...values, ...(standard === undefined ? [] : [standard])])].map(String)
  }
  const isOpen = (name: string) => (variables[name]?.enum ?? []).length === 0
  // Variables of the scheme and the host may contain a path: `{server}/v1`.
  const isBeforePath = (text: string, at: number) =>
    !/^(?:[^:/?#]+:)?(?:\/\/[^/?#]*)?\/(?!\/)/.test(text.slice(0, at))
  const expand = (text: string, from: number): string[] => {
    VARIABLE.lastIndex = from
    const found = VARIABLE.exec(text)
    if (!found) return [text]
    const { 0: whole, 1: name = '', index } = found
    const values = valuesOf(name)
    const inHost = isBeforePath(text, index)
    const put = (value: string) => text.slice(0, index) + value + text.slice(index + whole.length)
    // A default of several segments is used literally; any other value is one segment.
    const literals = inHost || !isOpen(name) ? values : values.filter((value) => value.includes('/'))
    const expanded = literals.flatMap((value) => expand(put(value), inHost ? index : index + value.length))
    return inHost && values.length > 0
      ? expanded
      : isOpen(name)
        ? [...expanded, ...expand(text, index + whole.length)]
        : expanded
  }
  return expand(url, 0).map(pathOf)
}

/* A URL may be relative to the location of the document; only its path counts. */
const pathOf = (url: string): string =>
  new URL(url.replace(/^(?:[^:/?#]+:)?\/\/[^/?#]*/, '') || '/', 'http://localhost').pathname
    .replaceAll('%7B', '{')
    .replaceAll('%7D', '}')
    .replace(/\/+$/, '')

/** The path part of the contract's first server URL, without a trailing slash. */
export function basePathOf(document: OpenApiDocument): string {
  return serverPathOf(document.servers)
}

/** Every operation of a contract, in the order of the document. */
export function operationsOf({ service, version, document }: Contract): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => {
      const node = item[method] as Record<string, unknown>
      const responses = Object.entries(
        (node.responses ?? {}) as Record<string, ResponseObject | { $ref: string }>,
      )
      const body = node.requestBody
        ? resolve<RequestBodyObject>(document, node.requestBody as RequestBodyObject)
        : undefined
      return {
        service,
        version,
        id: (node.operationId as string | undefined) ?? `${method} ${path}`,
        method,
        path,
        basePath: serverPathOf(node.servers ?? item.servers ?? document.servers),
        basePaths: serverPathsOf(node.servers ?? item.servers ?? document.servers),
        parameters: parametersOf(document, item, node),
        requestBody: body ? { required: body.required === true, content: body.content } : undefined,
        responses: Object.fromEntries(responses.map(([status, r]) => [status, responseOf(document, r)])),
        security: (node.security ?? document.security ?? []) as SecurityRequirement[],
        deprecated: node.deprecated === true,
        internal: node['x-internal'] === true,
        timeoutMs: node['x-timeout-ms'] as number | undefined,
        priority: (node['x-priority'] ?? 'normal') as Priority,
        rateLimit: node['x-rate-limit'] as Operation['rateLimit'],
        cache: node['x-cache'] as CacheRule | undefined,
        throttleBytesPerSecond: (node['x-throttle'] as { bytesPerSecond: number } | undefined)
          ?.bytesPerSecond,
        emits: ((node['x-emits'] ?? []) as string[]).flatMap((name) => eventTypeOf(document, name) ?? []),
      }
    }),
  )
}

/** The type of an event, which its webhook names by `const`: `orders.order-placed.v1`. */
function eventTypeOf(document: OpenApiDocument, name: string): string | undefined {
  const { post } = ((document.webhooks ?? {}) as Record<string, { post?: EventNode }>)[name] ?? {}
  return post?.requestBody?.content?.['application/cloudevents+json']?.schema?.allOf?.[1]?.properties?.type
    ?.const
}

interface EventNode {
  requestBody?: {
    content?: Record<string, { schema?: { allOf?: { properties?: { type?: { const?: string } } }[] } }>
  }
}

function responseOf(document: OpenApiDocument, node: ResponseObject | { $ref: string }): ResponseObject {
  const response = resolve<ResponseObject>(document, node)
  const headers: NonNullable<ResponseObject['headers']> = {}
  for (const [name, header] of Object.entries(response.headers ?? {}))
    headers[name] = resolve(document, header)
  return { ...response, headers }
}

/**
 * OpenAPI 3.1, "Path Item Object": an operation's parameter overrides the path's one with the same name and location.
 */
function parametersOf(
  document: OpenApiDocument,
  item: Record<string, unknown>,
  node: Record<string, unknown>,
): ParameterObject[] {
  const own = (node.parameters ?? []) as object[]
  const merged = new Map<string, ParameterObject>()
  for (const raw of [...((item.parameters ?? []) as object[]), ...own]) {
    const parameter = resolve<ParameterObject>(document, raw as ParameterObject)
    merged.set(`${parameter.in} ${parameter.name}`, parameter)
  }
  return [...merged.values()]
}
