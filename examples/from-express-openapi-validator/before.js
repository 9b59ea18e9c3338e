import express from 'express'
import * as OpenApiValidator from 'express-openapi-validator'
import { createShipments, isKey } from './shipments.js'

/** With express-openapi-validator: the contract is read and compiled when the app starts. */
export function createApp(shipments = createShipments()) {
  const app = express()
  app.use(express.json())
  app.use(
    OpenApiValidator.middleware({
      apiSpec: './openapi.yaml',
      validateRequests: true,
      validateResponses: { removeAdditional: 'all' },
      validateSecurity: { handlers: { apiKey: (request) => isKey(request.headers['x-api-key']) } },
    }),
  )
  app.get('/v1/shipments', (request, response) => {
    const { state, limit } = request.query
    response.json(shipments.list(state, limit))
  })
  app.post('/v1/shipments', (request, response) => {
    response.status(201).json(shipments.add(request.body))
  })
  app.use((error, _request, response, _next) => {
    response.status(error.status ?? 500).json({ message: error.message, errors: error.errors })
  })
  return app
}
