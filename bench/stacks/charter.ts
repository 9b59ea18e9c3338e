/**
 * Charter as a service runs it: an Express app with the contract's router, behind `contractListener`. `npm run generate`
 * made the code from contract.yaml. Requests are validated and replies serialized by the contract; with `--enforce` each
 * reply is validated too. With `--through-express` Express gets the requests, as in an app that has middleware
 * which only works there.
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
const listener = process.argv.includes('--through-express') ? app : contractListener(app)

report(createServer(listener).listen(0, HOST))
