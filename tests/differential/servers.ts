import cookieParser from 'cookie-parser'
import express, { type ErrorRequestHandler } from 'express'
import { middleware as openApiValidator } from 'express-openapi-validator'
import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { type Contract, type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'
import type { UploadedFile } from '#platform/http/multipart.ts'
import { noLimiter } from '#platform/http/rate-limit/rate-limiter.ts'
import { contractRouter } from '#platform/router.ts'
import { toProblem } from '#platform/problem.ts'
import { schemesOf, securityHandlersOf, verifiersOf } from './credentials.ts'
import type { Case } from './requests.ts'
import { UNSIGNED } from './schema-oracle.ts'
import type { Verdict } from './verdict.ts'

type Received = Pick<Verdict, 'input' | 'carried'>

export interface Side {
  ask: (one: Case) => Promise<Verdict>
  close: () => void
}

/** The same contract without security, of which `security.yaml` has all there is. */
export function withoutSecurity(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document)
  delete copy.security
  for (const item of Object.values(copy.paths ?? {}))
    for (const node of Object.values(item))
      if (typeof node === 'object' && node !== null) delete (node as { security?: unknown }).security
  return copy
}

const ERRORS: ErrorRequestHandler = (error, _request, response, _next) => {
  const problem = toProblem(error)
  response.status(problem.status).json({
    errors: problem.errors ?? (error as { errors?: unknown }).errors ?? problem.detail ?? String(error),
  })
}

/* Files of a form are streams here and buffers there: what is compared is their names and sizes. */
const withSizes = (body: unknown): unknown =>
  body instanceof Readable
    ? { name: (body as UploadedFile).filename, sizeBytes: (body as UploadedFile).sizeBytes }
    : Array.isArray(body)
      ? body.map(withSizes)
      : typeof body === 'object' && body !== null
        ? Object.fromEntries(Object.entries(body).map(([name, field]) => [name, withSizes(field)]))
        : body

export async function engine(contract: Contract): Promise<Side> {
  const inputs = new Map<string, Received>()
  const handler = async (input: {
    params: unknown
    query: unknown
    headers: unknown
    cookies: unknown
    body: unknown
    request: express.Request
  }) => {
    const { params, query, headers, cookies, body } = input
    inputs.set(input.request.headers['x-case'] as string, {
      input: { params, query, body: withSizes(body) },
      carried: { header: headers, cookie: cookies },
    })
    return { status: 200 }
  }
  const handlers = Object.fromEntries(operationsOf(contract).map(({ id }) => [id, handler]))
  const app = express()
  app.use(
    contractRouter({
      contracts: [{ contract, handlers }],
      context: {},
      verifiers: verifiersOf(contract.document),
      replies: 'off',
      bodyLimitBytes: 1_000_000,
      timeoutMs: 10_000,
      // The oracle has none.
      rateLimiter: noLimiter,
    }),
  )
  app.use(ERRORS)
  return sideOf(createServer(app), inputs)
}

export async function oracle(document: OpenApiDocument, { hasForms = false } = {}): Promise<Side> {
  const inputs = new Map<string, Received>()
  const keys = Object.values(schemesOf(document)).flatMap((scheme) =>
    scheme.in === 'query' ? scheme.name : [],
  )
  const app = express()
  app.use(express.json({ strict: false, type: ['application/json', 'application/*+json'] }))
  // As its README has them.
  app.use(express.urlencoded({ extended: false }))
  app.use(cookieParser())
  app.use(
    openApiValidator({
      apiSpec: structuredClone(document) as never,
      validateSecurity: { handlers: securityHandlersOf(document) },
      validateRequests: {
        allowUnknownQueryParameters: false,
        ...(hasForms ? { coerceTypes: 'array' as const } : {}),
      },
      validateResponses: false,
      validateApiSpec: false,
      fileUploader: hasForms ? {} : false,
      ajvFormats: { mode: 'full' },
      formats: UNSIGNED,
    }),
  )
  app.use((request, response) => {
    const params = (request as unknown as { openapi: { pathParams: unknown } }).openapi.pathParams
    inputs.set(request.headers['x-case'] as string, {
      input: {
        params,
        // It leaves API keys among the parameters.
        query: Object.fromEntries(Object.entries(request.query).filter(([name]) => !keys.includes(name))),
        body: withFiles(request.body, request.files as OracleFile[] | undefined),
      },
    })
    response.status(200).end()
  })
  app.use(ERRORS)
  return sideOf(createServer(app), inputs)
}

interface OracleFile {
  fieldname: string
  originalname: string
  size: number
}

function withFiles(body: unknown, files: readonly OracleFile[] = []): unknown {
  if (files.length === 0) return body
  const fields = { ...(body as Record<string, unknown>) }
  for (const name of new Set(files.map(({ fieldname }) => fieldname))) {
    const all = files
      .filter(({ fieldname }) => fieldname === name)
      .map(({ originalname, size }) => ({ name: originalname, sizeBytes: size }))
    fields[name] = Array.isArray(fields[name]) ? all : all[0]
  }
  return fields
}

async function sideOf(server: Server, inputs: Map<string, Received>): Promise<Side> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  let count = 0
  return {
    ask: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const id = String(count++)
        const sent = request(
          {
            port,
            host: '127.0.0.1',
            agent,
            method,
            path,
            headers: {
              ...headers,
              'x-case': id,
              ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
            },
          },
          (response) => {
            let text = ''
            response.on('data', (chunk) => (text += String(chunk)))
            response.on('end', () => {
              const received = inputs.get(id)
              inputs.delete(id)
              resolve({ status: response.statusCode as number, errors: text, ...received })
            })
          },
        )
        sent.on('error', reject)
        sent.end(body)
      }),
    close: () => {
      agent.destroy()
      server.close()
    },
  }
}
