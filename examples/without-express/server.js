import { contractRouter } from '@charter/express'
import { createServer } from 'node:http'
import { contract } from './generated/contract.js'

/** @type {import('./generated/handlers.js').Handlers} */
const handlers = {
  addNumbers: async ({ body }) => ({ status: 200, body: { sum: body.reduce((sum, n) => sum + n, 0) } }),
}

const router = contractRouter({ contract, handlers })

// Errors of requests are sent by the router: what comes here is outside of the contract.
export const server = createServer((request, response) => {
  router(request, response, () => response.writeHead(404).end())
}).listen(process.env.PORT ?? 3000, () => console.log(`listening on ${server.address().port}`))
