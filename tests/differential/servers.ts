import express, { type ErrorRequestHandler } from 'express'
import { middleware as openApiValidator } from 'express-openapi-validator'
import { Agent, createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Contract, type OpenApiDocument, operationsOf } from '#platform/contract.ts'
import { contractRouter } from '#platform/router.ts'
import { toProblem } from '#platform/problem.ts'
import type { Case } from './arbitraries.ts'

/** What a side says to a request: its status, and what the handler would have got. */
export interface Verdict {
  status: number
  input?: { params: unknown; query: unknown; body: unknown }
  errors: string
}

export interface Side {
  ask: (one: Case) => Promise<Verdict>
  close: () => void
}

/** The same contract without security: who may call is not what is compared. */
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

export async function engine(contract: Contract): Promise<Side> {
  const inputs = new Map<string, Verdict['input']>()
  const handler = async (input: {
    params: unknown
    query: unknown
    body: unknown
    request: express.Request
  }) => {
    inputs.set(input.request.headers['x-case'] as string, {
      params: input.params,
      query: input.query,
      body: input.body,
    })
    return { status: 200 }
  }
  const handlers = Object.fromEntries(operationsOf(contract).map(({ id }) => [id, handler]))
  const app = express()
  app.use(
    contractRouter({
      contracts: [{ contract, handlers }],
      context: {},
      verifiers: {},
      replies: 'off',
      bodyLimitBytes: 1_000_000,
      timeoutMs: 10_000,
    }),
  )
  app.use(ERRORS)
  return sideOf(createServer(app), inputs)
}

export async function oracle(document: OpenApiDocument): Promise<Side> {
  const inputs = new Map<string, Verdict['input']>()
  const app = express()
  app.use(express.json({ strict: false, type: ['application/json', 'application/*+json'] }))
  app.use(
    openApiValidator({
      apiSpec: structuredClone(document) as never,
      validateSecurity: false,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: false,
      validateApiSpec: false,
      fileUploader: false,
      ajvFormats: { mode: 'full' },
    }),
  )
  app.use((request, response) => {
    const params = (request as unknown as { openapi: { pathParams: unknown } }).openapi.pathParams
    inputs.set(request.headers['x-case'] as string, {
      params,
      query: { ...request.query },
      body: request.body as unknown,
    })
    response.status(200).end()
  })
  app.use(ERRORS)
  return sideOf(createServer(app), inputs)
}

async function sideOf(server: Server, inputs: Map<string, Verdict['input']>): Promise<Side> {
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
              const input = inputs.get(id)
              inputs.delete(id)
              resolve({ status: response.statusCode as number, errors: text, ...(input ? { input } : {}) })
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
