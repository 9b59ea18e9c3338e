/**
 * Fastify with the contract's schemas for requests and responses: it compiles a validator and a serializer for each.
 */
import Fastify from 'fastify'
import { createOrder, getItem, listItems, type Currency, type NewOrder } from '../data.ts'
import { dereference, readContract } from '../document.ts'
import { HOST, report } from '../server.ts'

const contract = readContract()
const {
  Currency: currency,
  Item,
  ItemPage,
  NewOrder,
  Order,
} = dereference(contract, contract.components.schemas)
const limit = contract.paths['/items'].get.parameters[0].schema

// No logger is Fastify's default. Its Ajv compiles once; formats come from its own ajv-formats.
const app = Fastify()

app.get<{ Params: { itemId: string }; Querystring: { currency?: Currency } }>(
  '/items/:itemId',
  {
    schema: {
      params: {
        type: 'object',
        required: ['itemId'],
        properties: { itemId: { type: 'string', format: 'uuid' } },
      },
      querystring: { type: 'object', properties: { currency } },
      response: { 200: Item },
    },
  },
  async (request) => getItem(request.params.itemId, request.query.currency),
)
app.get<{ Querystring: { limit: number } }>(
  '/items',
  { schema: { querystring: { type: 'object', properties: { limit } }, response: { 200: ItemPage } } },
  async (request) => listItems(request.query.limit),
)
app.post<{ Body: NewOrder }>(
  '/orders',
  { schema: { body: NewOrder, response: { 201: Order } } },
  async (request, reply) => {
    reply.code(201)
    return createOrder(request.body)
  },
)

await app.listen({ port: 0, host: HOST })
report(app.server)
