import { contractRouter } from '@charter/express'
import express from 'express'
import { contract } from './generated/contract.js'
import { createShipments, isKey } from './shipments.js'

/** @type {import('./generated/handlers.js').Handlers<ReturnType<typeof createShipments>>} */
const handlers = {
  listShipments: async ({ query }, shipments) => ({
    status: 200,
    body: shipments.list(query.state, query.limit),
  }),
  addShipment: async ({ body }, shipments) => ({ status: 201, body: shipments.add(body) }),
}

/** With @charter/express: the contract was compiled by `npm run generate`. */
export function createApp(shipments = createShipments()) {
  const app = express()
  app.use(
    contractRouter({
      contract,
      handlers,
      context: shipments,
      verifiers: {
        apiKey: (request) => (isKey(request.headers['x-api-key']) ? { id: 'warehouse' } : undefined),
      },
    }),
  )
  return app
}
