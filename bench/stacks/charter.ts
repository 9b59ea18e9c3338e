/**
 * Charter as a service runs it: the contract's router in front of an Express app. `npm run generate` made the code from
 * contract.yaml. Requests are validated and responses serialized by the contract; with `--enforce` each response is
 * validated too. With `--through-express` the router is mounted in the Express app.
 */
import { createServer } from 'node:http'
import { edgeListener } from '../../platform/http/edge.ts'
import { problemMiddleware } from '../../platform/problem-middleware.ts'
import { contractRouter } from '../../platform/router.ts'
import { createOrder, getItem, listItems } from '../data.ts'
import { contract } from '../generated/contract.ts'
import type { Handlers } from '../generated/handlers.ts'
import { answerError, fastExpress } from '../http.ts'
import { HOST, report } from '../server.ts'

const handlers: Handlers<object> = {
  getItem: async ({ params, query }) => ({ status: 200, body: getItem(params.itemId, query.currency) }),
  listItems: async ({ query }) => ({ status: 200, body: listItems(query.limit) }),
  createOrder: async ({ body }) => ({ status: 201, body: createOrder(body) }),
}

const router = contractRouter({
  contracts: [{ contract, handlers }],
  context: {},
  verifiers: {},
  replies: process.argv.includes('--enforce') ? 'enforce' : 'off',
  bodyLimitBytes: 1_000_000,
  timeoutMs: 30_000,
})
const listener = process.argv.includes('--through-express')
  ? fastExpress().use(router).use(answerError)
  : edgeListener({ edge: [], routers: [router], app: fastExpress(), onError: problemMiddleware() })

report(createServer(listener).listen(0, HOST))
