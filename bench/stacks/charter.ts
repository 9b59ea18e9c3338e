/**
 * Charter as a service wires it: the contract's router is a middleware of an Express app. `npm run generate` made the
 * code from contract.yaml. Requests are validated and replies serialized by the contract; with `--enforce` each reply
 * is validated too. With `--direct` requests come to the router first, and Express gets what the router passes on: a
 * server may do that when no middleware (a log, security headers) stands in front, as none does in any stack here.
 */
import { createServer } from 'node:http'
import { contractListener } from '../../platform/contract-listener.ts'
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
const app = fastExpress().use(router).use(answerError)
const listener = process.argv.includes('--direct') ? contractListener(app, router) : app

report(createServer(listener).listen(0, HOST))
