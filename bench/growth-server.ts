/** One server for growth.ts: `<stack> <contract.json> <folder of Charter's code>`. */
import addFormats from 'ajv-formats'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { middleware } from 'express-openapi-validator'
import Fastify from 'fastify'
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { OpenAPIBackend, type Context, type Document } from 'openapi-backend'
import { contractRouter } from '../platform/router.ts'
import { createOrder, getItem, listItems, type Currency, type NewOrder } from './data.ts'
import { dereference } from './document.ts'
import { answerError, fastExpress } from './http.ts'
import { HOST, report } from './server.ts'

const [stack, contractFile, charterFolder] = process.argv.slice(2) as [string, string, string]
const contract = JSON.parse(readFileSync(contractFile, 'utf8'))

interface Route {
  id: string
  path: string
  method: 'get' | 'post'
  // `any`: an operation of the contract as it is written there
  operation: any
}
const routes: Route[] = Object.entries<Record<string, Route['operation']>>(contract.paths).flatMap(
  ([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      id: operation.operationId as string,
      path,
      method: method as Route['method'],
      operation,
    })),
)

/** The handlers by operation, given what each stack calls its inputs. */
function answer(
  id: string,
  input: { itemId?: unknown; currency?: unknown; limit?: unknown; body?: unknown },
): unknown {
  if (id.startsWith('getItem')) return getItem(input.itemId as string, input.currency as Currency)
  return id.startsWith('listItems')
    ? listItems(Number(input.limit ?? 20))
    : createOrder(input.body as NewOrder)
}
const statusOf = (id: string): number => (id.startsWith('createOrder') ? 201 : 200)

function routed(front: RequestHandler[]): Server {
  const app = fastExpress().use(express.json(), ...front)
  for (const { id, path, method } of routes) {
    app[method](path.replace('{itemId}', ':itemId'), (req, res) => {
      res.status(statusOf(id)).json(answer(id, { ...req.params, ...req.query, body: req.body }))
    })
  }
  return app.use(answerError).listen(0, HOST)
}

const servers: Record<string, () => Server | Promise<Server>> = {
  express: () => routed([]),

  eov: () =>
    routed([
      ...middleware({
        apiSpec: contract,
        validateResponses: false,
        validateSecurity: false,
        fileUploader: false,
        ajvFormats: { mode: 'fast' },
      }),
    ]),

  'openapi-backend': async () => {
    const handler =
      (id: string) =>
      ({ request }: Context, _req: Request, res: Response) =>
        res
          .status(statusOf(id))
          .json(answer(id, { ...request.params, ...request.query, body: request.requestBody }))
    const api = new OpenAPIBackend({
      // Compiles validators when they are first needed: otherwise a thousand operations take it half a minute to start.
      quick: true,
      definition: contract as Document,
      customizeAjv: (ajv) => addFormats.default(ajv, { mode: 'fast' }),
      handlers: Object.fromEntries(routes.map(({ id }) => [id, handler(id)])),
    })
    await api.init()
    const app = fastExpress().use(express.json())
    app.use((req, res) => api.handleRequest(req as Parameters<typeof api.handleRequest>[0], req, res))
    return app.use(answerError).listen(0, HOST)
  },

  fastify: async () => {
    const app = Fastify()
    for (const { id, path, method, operation } of routes) {
      const { parameters = [], requestBody, responses } = dereference(contract, operation)
      const objectOf = (place: string) => {
        // `any`: as above
        const own = parameters.filter((parameter: any) => parameter.in === place)
        // `any`: as above
        return {
          type: 'object',
          properties: Object.fromEntries(own.map((one: any) => [one.name, one.schema])),
        }
      }
      const schema = {
        params: objectOf('path'),
        querystring: objectOf('query'),
        ...(requestBody && { body: requestBody.content['application/json'].schema }),
        response: { [statusOf(id)]: responses[statusOf(id)].content['application/json'].schema },
      }
      app.route({
        method: method.toUpperCase(),
        url: path.replace('{itemId}', ':itemId'),
        schema,
        handler: async ({ params, query, body }, reply) => {
          reply.code(statusOf(id))
          return answer(id, { ...(params as object), ...(query as object), body })
        },
      })
    }
    await app.listen({ port: 0, host: HOST })
    return app.server
  },

  charter: async () => {
    const { contract: generated } = await import(pathToFileURL(join(charterFolder, 'contract.ts')).href)
    const handler =
      (id: string) =>
      async ({ params, query, body }: { params: object; query: object; body: unknown }) => ({
        status: statusOf(id),
        body: answer(id, { ...params, ...query, body }),
      })
    const router = contractRouter({
      contracts: [
        { contract: generated, handlers: Object.fromEntries(routes.map(({ id }) => [id, handler(id)])) },
      ],
      context: {},
      verifiers: {},
      replies: 'off',
      bodyLimitBytes: 1_000_000,
      timeoutMs: 30_000,
    })
    return fastExpress().use(router).use(answerError).listen(0, HOST)
  },
}

report(await servers[stack]!())
