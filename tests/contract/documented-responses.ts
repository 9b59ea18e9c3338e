import {
  type Contract,
  type Operation,
  operationsOf,
  type ResponseObject,
} from '#platform/contract/contract.ts'

/** One response that a contract documents: an operation, a status, and the media types on both sides. */
export interface DocumentedReply {
  /** `users v1 registerUser 409`; followed by the media type where a status has several. */
  name: string
  operation: Operation
  status: number
  response: ResponseObject
  /** Undefined for a response without a body. */
  responseType: string | undefined
  /** Undefined for a request without one. */
  requestType: string | undefined
}

/** Every one of them: what a contract test must exercise. */
export function documentedReplies(contract: Contract): DocumentedReply[] {
  return operationsOf(contract).flatMap((operation) =>
    Object.entries(operation.responses).flatMap(([status, response]) => {
      if (!/^[1-5]\d\d$/.test(status)) {
        throw new Error(`${operation.id} documents ${status}: a contract names each of its statuses`)
      }
      const responseTypes = typesOf(response.content)
      const requestTypes = typesOf(operation.requestBody?.content)
      return requestTypes.flatMap((requestType) =>
        responseTypes.map((responseType) => ({
          name: [
            `${operation.service} ${operation.version} ${operation.id} ${status}`,
            responseTypes.length > 1 && responseType,
            requestTypes.length > 1 && `to ${requestType}`,
          ]
            .filter(Boolean)
            .join(' '),
          operation,
          status: Number(status),
          response,
          responseType,
          requestType,
        })),
      )
    }),
  )
}

const typesOf = (content: object | undefined): (string | undefined)[] => {
  const types = Object.keys(content ?? {})
  return types.length > 0 ? types : [undefined]
}

/**
 * The responses as a contract that Dredd can read: OpenAPI 3.0, in one file, with placeholders instead of schemas.
 * Dredd supports neither references to other files, nor 3.1, nor `oneOf`, and silently omits what it cannot parse.
 */
export function dreddDocument({ document }: Contract, replies: readonly DocumentedReply[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of new Set(replies.map((reply) => reply.operation))) {
    const path = operation.basePath + operation.path
    paths[path] = { ...paths[path], [operation.method]: dreddOperation(operation) }
  }
  return { openapi: '3.0.3', info: { title: document.info.title, version: document.info.version }, paths }
}

function dreddOperation(operation: Operation): object {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
  const responses = Object.entries(operation.responses).map(([status, { description, content }]) => [
    status,
    { description, ...(content && { content: placeholders(content) }) },
  ])
  return {
    // Dredd uses it as the name of a transaction's action.
    summary: operation.id,
    // Without an example for each it would drop the whole path.
    parameters: inPath.map(({ name }) => ({
      name,
      in: 'path',
      required: true,
      example: 'x',
      schema: { type: 'string' },
    })),
    ...(operation.requestBody && { requestBody: { content: placeholders(operation.requestBody.content) } }),
    responses: Object.fromEntries(responses),
  }
}

/** Request and expectation are decided elsewhere; Dredd only has to see that there is a body. */
const placeholders = (content: object): object =>
  Object.fromEntries(Object.keys(content).map((type) => [type, { example: /json$/.test(type) ? {} : 'x' }]))
