/**
 * openapi-backend on Express, wired as its README shows. It routes and validates requests by the contract. Without
 * `coerceTypes`, which parses each request once more and which loses an Express request's path.
 */
import addFormats from 'ajv-formats'
import express, { type Request, type Response } from 'express'
import { OpenAPIBackend, type Context } from 'openapi-backend'
import { createOrder, getItem, listItems, type Currency } from '../data.ts'
import { readContract } from '../document.ts'
import { answerError, fastExpress } from '../http.ts'
import { HOST, report } from '../server.ts'

const api = new OpenAPIBackend({
  definition: readContract(),
  // It knows no formats by itself; `fast` is the mode that the Ajv documentation gives for speed.
  customizeAjv: (ajv) => addFormats.default(ajv, { mode: 'fast' }),
  handlers: {
    getItem: ({ request }: Context, _req: Request, res: Response) =>
      res.json(getItem(request.params.itemId as string, request.query.currency as Currency | undefined)),
    listItems: ({ request }: Context, _req: Request, res: Response) =>
      res.json(listItems(Number(request.query.limit ?? 20))),
    createOrder: ({ request }: Context, _req: Request, res: Response) =>
      res.status(201).json(createOrder(request.requestBody)),
    validationFail: ({ validation }: Context, _req: Request, res: Response) =>
      res.status(400).json({ message: 'Invalid', errors: validation.errors }),
    notFound: (_context: Context, _req: Request, res: Response) =>
      res.status(404).json({ message: 'Not found' }),
  },
})
await api.init()

const app = fastExpress()
app.use(express.json())
app.use((req, res) => api.handleRequest(req as Parameters<typeof api.handleRequest>[0], req, res))
app.use(answerError)

report(app.listen(0, HOST))
