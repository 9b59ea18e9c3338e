/**
 * Charter as a service wires it: the contract's router in an Express app. `npm run generate` made the code from
 * contract.yaml. Requests are validated and replies serialized by the contract; with `--enforce` each reply is
 * validated too.
 */
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

const app = fastExpress()
app.use(
  contractRouter({
    contracts: [{ contract, handlers }],
    context: {},
    verifiers: {},
    replies: process.argv.includes('--enforce') ? 'enforce' : 'off',
    bodyLimitBytes: 1_000_000,
    timeoutMs: 30_000,
  }),
)
app.use(answerError)

report(app.listen(0, HOST))
