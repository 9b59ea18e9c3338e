import { openCompiled } from '#platform/compiled-operation.ts'
import type { CompiledOperation, OperationEntry } from '#platform/compiled.ts'
import {
  type Contract,
  type MediaTypeObject,
  type OpenApiDocument,
  resolve,
  type ResponseObject,
} from '#platform/contract.ts'
import type { AnyHandler, Reply } from '#platform/handler.ts'
import { platformProblem } from '#platform/problem.ts'

type Schema = Record<string, unknown>

/** Handlers that answer with the contract's own examples: the first success of each operation, 501 without one. */
export function exampleHandlers(contract: Contract): Record<string, AnyHandler> {
  const { compiled } = contract
  if (!compiled) return {}
  const open = openCompiled(compiled)
  return Object.fromEntries(
    compiled.operations.map((entry): [string, AnyHandler] => [
      entry.id,
      exampleHandler(contract, entry, open),
    ]),
  )
}

function exampleHandler(
  contract: Contract,
  { file, path, method }: OperationEntry,
  open: (file: string) => CompiledOperation,
): AnyHandler {
  let reply: Reply | undefined
  const refuse = (what: string) =>
    platformProblem('not-implemented', {
      detail: `${method.toUpperCase()} ${path} has no handler, and ${what}`,
    })
  return async () => {
    if (reply) return reply
    const example = exampleReply(contract.document, path, method)
    if (!example) throw refuse('its contract has no example')
    const { replies } = open(file)
    const plan = replies[example.status] ?? replies['2XX'] ?? replies.default
    try {
      plan?.content[example.contentType ?? '']?.cut?.(example.body)
    } catch {
      throw refuse('the example of its contract does not fit its own schema')
    }
    reply = example
    return reply
  }
}

function exampleReply(document: OpenApiDocument, path: string, method: string): Reply | undefined {
  const item = resolve<Schema>(document, document.paths?.[path] as Schema)
  const { responses } = item[method] as { responses?: Record<string, ResponseObject> }
  const success = Object.entries(responses ?? {}).find(([status]) => /^(2|default)/.test(status))
  if (!success) return undefined
  const [written, raw] = success
  const status = /^\d+$/.test(written) ? Number(written) : 200
  const response = resolve<ResponseObject>(document, raw)
  const headers = headersOf(document, response)
  const content = Object.entries(response.content ?? {})
  if (content.length === 0) return { status, headers }
  for (const [contentType, media] of content) {
    const body = exampleOf(document, media)
    if (body === undefined) continue
    const isJson = /[/+]json\b/.test(contentType)
    if (/event-stream|jsonl|ndjson|json-seq/.test(contentType))
      return { status, headers, contentType, body: [body].flat() }
    return {
      status,
      headers,
      contentType,
      body: isJson || typeof body === 'string' ? body : JSON.stringify(body),
    }
  }
  return undefined
}

function headersOf(document: OpenApiDocument, response: ResponseObject): Record<string, string> {
  const texts = Object.entries(response.headers ?? {}).flatMap(([name, raw]) => {
    const header = resolve<MediaTypeObject>(document, raw)
    const value = exampleOf(document, header)
    return value === undefined || typeof value === 'object'
      ? []
      : [[name, typeof value === 'string' ? value : JSON.stringify(value)]]
  })
  return Object.fromEntries(texts) as Record<string, string>
}

/** The example of a media type or header: its own, the first of its named ones, or its schema's. */
function exampleOf(document: OpenApiDocument, media: MediaTypeObject): unknown {
  if (media.example !== undefined) return media.example
  const [first] = Object.values(media.examples ?? {})
  const named = first && resolve<{ value?: unknown }>(document, first).value
  return named ?? (media.schema ? sample(document, media.schema, 0) : undefined)
}

/** A value put together from the examples, defaults and constants of a schema; undefined when a required part has none. */
function sample(document: OpenApiDocument, node: Schema, depth: number): unknown {
  if (depth > 12) return undefined
  const schema = resolve<Schema>(document, node)
  if (schema.example !== undefined) return schema.example
  for (const keyword of ['examples', 'enum'] as const) {
    const values = schema[keyword]
    if (Array.isArray(values) && values.length > 0) return values[0]
  }
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  const parts = (schema.allOf ?? []) as Schema[]
  const [branch] = (schema.oneOf ?? schema.anyOf ?? []) as Schema[]
  const properties = (schema.properties ?? {}) as Record<string, Schema>
  if (parts.length > 0 || Object.keys(properties).length > 0)
    return sampleObject(document, schema, parts, properties, depth)
  if (branch) return sample(document, branch, depth + 1)
  if (schema.items) {
    const item = sample(document, schema.items as Schema, depth + 1)
    return item === undefined ? undefined : [item]
  }
  return undefined
}

function sampleObject(
  document: OpenApiDocument,
  schema: Schema,
  parts: Schema[],
  properties: Record<string, Schema>,
  depth: number,
): unknown {
  const value: Record<string, unknown> = {}
  for (const part of parts) {
    const own = sample(document, part, depth + 1)
    if (own === undefined && resolve<Schema>(document, part).properties) return undefined
    if (typeof own !== 'object') return own
    Object.assign(value, own)
  }
  for (const [name, property] of Object.entries(properties)) {
    const own = sample(document, property, depth + 1)
    if (own !== undefined) value[name] = own
    else if (((schema.required ?? []) as string[]).includes(name)) return undefined
  }
  return Object.keys(value).length === 0 ? undefined : value
}
