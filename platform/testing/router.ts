import express, { type ErrorRequestHandler } from 'express'
import { createServer } from 'node:http'
import supertest from 'supertest'
import { compileInMemory } from '#compiler/in-memory.ts'
import type { OpenApiDocument } from '../contract/contract.ts'
import { edgeListener } from '../http/edge.ts'
import type { AnyHandler } from '../http/handler.ts'
import { toProblem } from '../problem.ts'
import type { ReplyMode } from '../http/reply.ts'
import { contractRouter } from '../router.ts'
import type { RouterOptions } from '../router-options.ts'
import { sendProblem } from '../http/send-problem.ts'

export const json = (schema: unknown) => ({ 'application/json': { schema } })
export const fine = { 200: { description: 'Fine', content: json({}) }, 204: { description: 'Nothing' } }

export interface Setup {
  paths: OpenApiDocument['paths']
  handlers?: Record<string, AnyHandler>
  components?: OpenApiDocument['components']
  replies?: ReplyMode
  options?: Partial<RouterOptions>
  openapi?: string
}

/** An app that serves a small contract, and the input of its handlers. */
export function serve({
  paths,
  handlers = {},
  components,
  replies = 'enforce',
  options,
  openapi = '3.1.0',
}: Setup) {
  const contract = compileInMemory({
    openapi,
    info: { title: 'T', version: '1' },
    servers: [{ url: '/v1' }],
    paths,
    components,
  })
  const seen: Record<string, unknown>[] = []
  const echo: AnyHandler = async ({ params, query, headers, cookies, body, contentType }) => {
    seen.push({ params, query, headers, cookies, body, contentType })
    return { status: 204 }
  }
  const all = Object.fromEntries(contract.compiled!.operations.map(({ id }) => [id, handlers[id] ?? echo]))
  const router = contractRouter({
    contracts: [{ contract, handlers: all }],
    context: {},
    verifiers: {},
    replies,
    bodyLimitBytes: 10_000,
    timeoutMs: 1_000,
    problems: 'next',
    ...options,
  })
  const app = express()
  app.use(router)
  app.get('/v1x', (_request, response) => void response.send('behind'))
  const onError: ErrorRequestHandler = (error, request, response, _next) =>
    sendProblem(request, response, toProblem(error))
  app.use(onError)
  return {
    app,
    router,
    seen,
    agent: supertest(app),
    direct: supertest(createServer(edgeListener({ edge: [], routers: [router], app, onError }))),
  }
}

export const get = (parameters: unknown[], more: object = {}) => ({
  get: { operationId: 'op', parameters, responses: fine, ...more },
})
export const post = (content: unknown, more: object = {}) => ({
  post: { operationId: 'op', requestBody: { required: true, content }, responses: fine, ...more },
})
export const pointers = (response: { body: { errors?: { pointer: string }[] } }) =>
  response.body.errors?.map(({ pointer }) => pointer)
