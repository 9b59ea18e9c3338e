import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import type { Contract } from '#platform/contract/contract.ts'
import type { DocumentedReply } from './documented-responses.ts'

/** A response as it came over the wire. */
export interface Reply {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Buffer
}

/**
 * Everything that a response must satisfy besides its status (which Dredd compares): media type, body by its schema
 * with formats, no undeclared field, documented headers, no body where none is documented, and the fields of every
 * problem.
 */
export function replyChecker(contract: Contract): (documented: DocumentedReply, reply: Reply) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false })
  formatsPlugin.default(ajv)
  const components = closed(contract.document.components ?? {})
  const validators = new WeakMap<object, ValidateFunction>()
  const validatorOf = (schema: object) => {
    const known = validators.get(schema) ?? ajv.compile({ ...(closed(schema) as object), components })
    validators.set(schema, known)
    return known
  }
  const faultsOf = (schema: object, value: unknown, where: string): string[] => {
    const validate = validatorOf(schema)
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      return `${where}${instancePath} ${message} ${JSON.stringify(params)}`
    })
  }

  return (documented, reply) => {
    if (reply.status !== documented.status) return [`it contains: ${reply.body.toString().slice(0, 500)}`]
    return [
      ...headerFaults(documented, reply, faultsOf),
      ...bodyFaults(documented, reply, faultsOf),
      ...(documented.status >= 400 ? problemFaults(documented, reply) : []),
    ]
  }
}

type FaultsOf = (schema: object, value: unknown, where: string) => string[]

function headerFaults({ response }: DocumentedReply, { headers }: Reply, faultsOf: FaultsOf): string[] {
  const faults = Object.entries(response.headers ?? {}).flatMap(([name, header]) => {
    const value = headers[name.toLowerCase()]
    if (value === undefined) return header.required ? [`the header ${name} is missing`] : []
    const isNumber = header.schema?.type === 'integer' || header.schema?.type === 'number'
    return header.schema ? faultsOf(header.schema, isNumber ? Number(value) : value, `header ${name}`) : []
  })
  return headers['x-request-id'] === undefined ? [...faults, 'the header X-Request-Id is missing'] : faults
}

function bodyFaults({ response, responseType }: DocumentedReply, reply: Reply, faultsOf: FaultsOf): string[] {
  const type = mediaTypeOf(reply)
  if (responseType === undefined) {
    const faults = []
    if (reply.body.length > 0) faults.push(`no body is documented, ${reply.body.length} bytes came`)
    if (type !== undefined) faults.push(`no body is documented, but the Content-Type is ${type}`)
    return faults
  }
  if (type !== responseType) return [`the Content-Type is ${type}, not ${responseType}`]
  if (reply.body.length === 0) return ['the body is empty']
  const schema = response.content?.[responseType]?.schema
  if (!schema) return []
  if (type === 'text/event-stream') return streamFaults(schema, reply.body.toString(), faultsOf)
  try {
    return faultsOf(schema, JSON.parse(reply.body.toString()), 'body')
  } catch {
    return ['the body is not JSON']
  }
}

/** For a stream, the schema is that of the `data` of each event. */
function streamFaults(schema: object, body: string, faultsOf: FaultsOf): string[] {
  const data = [...body.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json as string) as unknown)
  if (data.length === 0) return ['the stream has no event']
  return data.flatMap((value, i) => faultsOf(schema, value, `event ${i}`))
}

/** RFC 9457, and the additional guarantees of the platform. */
function problemFaults({ responseType }: DocumentedReply, reply: Reply): string[] {
  if (responseType !== 'application/problem+json') return []
  const problem = JSON.parse(reply.body.toString()) as Record<string, unknown>
  const faults = []
  if (problem.status !== reply.status)
    faults.push(`the problem has status ${String(problem.status)}, the response ${reply.status}`)
  if (problem.requestId !== reply.headers['x-request-id']) faults.push('requestId is not X-Request-Id')
  if (reply.status === 500 && ('detail' in problem || 'errors' in problem))
    faults.push('a 500 discloses its cause')
  if (/\n\s+at |node_modules|\.ts:\d/.test(reply.body.toString())) faults.push('it contains a stack trace')
  return faults
}

const mediaTypeOf = ({ headers }: Reply) =>
  String(headers['content-type'] ?? '')
    .split(';')[0]
    ?.trim() || undefined

/**
 * Closes every object schema that does not say otherwise: an undeclared field, such as a password hash, must not be in
 * a response, but JSON Schema allows it by default.
 */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  const isObject = copy.type === 'object' && copy.properties !== undefined
  const isOpen = 'additionalProperties' in copy || 'unevaluatedProperties' in copy || 'allOf' in copy
  return isObject && !isOpen ? { ...copy, unevaluatedProperties: false } : copy
}
