import express, { type ErrorRequestHandler } from 'express'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { SecurityVerifier } from '#platform/auth/authorization.ts'
import { type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'
import type { AnyHandler } from '#platform/http/handler.ts'
import type { UploadedFile } from '#platform/http/multipart.ts'
import { toProblem } from '#platform/problem.ts'
import { contractRouter } from '#platform/router.ts'
import { compileInMemory } from '#compiler/in-memory.ts'
import { sendProblem } from '#platform/http/send-problem.ts'

/** A request and what becomes of it. */
export interface Exchange {
  /** `GET /values?id=1` */
  send: string
  headers?: Record<string, string>
  /** A text as it is; anything else as JSON. */
  body?: unknown
  /** 200 if left out. */
  status?: number
  /** What the handler gets, or a part of that. */
  gets?: Partial<Received>
  /** What the handler returns, and how that is sent. */
  replies?: { status?: number; headers?: Record<string, string>; body?: unknown }
  sends?: { text?: string; json?: unknown; headers?: Record<string, string> }
}

export interface Received {
  operation: string
  params: unknown
  query: unknown
  headers: unknown
  cookies: unknown
  body: unknown
  principal: unknown
}

export interface ExchangeResponse {
  status: number
  text: string
  headers: Record<string, unknown>
  received: Received | undefined
}

export interface Served {
  ask: (exchange: Exchange) => Promise<ExchangeResponse>
  close: () => void
}

/** Serves a document with handlers that say what they were given. */
export async function serve(document: OpenApiDocument): Promise<Served> {
  const contract = compileInMemory(document)
  let received: Received | undefined
  let reply: Exchange['replies']
  const handlerOf =
    (operation: string): AnyHandler =>
    async ({ params, query, headers, cookies, body, principal }) => {
      received = { operation, params, query, headers, cookies, body: await readable(body), principal }
      return { status: 200, ...reply }
    }
  const handlers = Object.fromEntries(operationsOf(contract).map(({ id }) => [id, handlerOf(id)]))
  const schemes = Object.keys(contract.document.components?.securitySchemes ?? {})
  const app = express()
  app.use(
    contractRouter({
      contracts: [{ contract, handlers }],
      context: {},
      verifiers: Object.fromEntries(schemes.map((id) => [id, verifierOf(contract.document, id)])),
      replies: 'enforce',
      bodyLimitBytes: 100_000,
      timeoutMs: 5_000,
      problems: 'next',
    }),
  )
  const onError: ErrorRequestHandler = (error, asked, response, _next) =>
    sendProblem(asked, response, toProblem(error))
  app.use(onError)
  const server = createServer(app)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    ask: ({ send, headers = {}, body, replies }) => {
      received = undefined
      reply = replies
      const [method, path] = send.split(/ (.*)/) as [string, string]
      const payload = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
      const type =
        typeof body === 'string' || body === undefined ? {} : { 'content-type': 'application/json' }
      const length = payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) }
      const options = { port, method, path, headers: { ...type, ...length, ...headers } }
      return new Promise((resolve, reject) => {
        const sent = request(options, (response) => {
          text(response).then(
            (content) =>
              resolve({
                status: response.statusCode as number,
                text: content,
                headers: response.headers,
                received,
              }),
            reject,
          )
        })
        sent.on('error', reject)
        sent.end(payload)
      })
    },
    close: () => server.close(),
  }
}

/* Who calls is what the credential says: scopes, separated by spaces. A certificate is a header here. */
function verifierOf(document: OpenApiDocument, id: string): SecurityVerifier {
  const scheme = document.components?.securitySchemes?.[id] as Record<string, string>
  const { type, scheme: word = 'bearer', in: place, name = '' } = scheme
  return async ({ headers }) => {
    const [given, ...rest] = (headers.authorization ?? '').split(' ')
    const credential =
      type === 'mutualTLS'
        ? headers['client-cert']
        : type === 'apiKey'
          ? place === 'header' && headers[name.toLowerCase()]
          : given?.toLowerCase() === word && rest.join(' ')
    return credential ? { id: id, kind: 'user', roles: String(credential).split(' '), claims: {} } : undefined
  }
}

/** A body with what streams hold in their places. */
async function readable(body: unknown): Promise<unknown> {
  if (body instanceof Readable) {
    const { filename } = body as UploadedFile
    const content = await text(body)
    return filename === undefined ? content : { filename, content }
  }
  if (Array.isArray(body)) return Promise.all(body.map(readable))
  if (typeof body !== 'object' || body === null) return body
  const fields = Object.entries(body).map(async ([name, field]) => [name, await readable(field)] as const)
  return Object.fromEntries(await Promise.all(fields))
}
