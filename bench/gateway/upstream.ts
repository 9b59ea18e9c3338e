/** The service behind every proxy: answers with an order or a product of about 700 bytes, as the shop's services do. */
import { createServer } from 'node:http'
import { uuid } from '../data.ts'
import { HOST, report } from '../server.ts'

const ORDER = JSON.stringify({
  id: uuid(1),
  status: 'confirmed',
  placedAt: '2026-01-01T12:00:00.000Z',
  lines: Array.from({ length: 3 }, (_, n) => ({
    productId: uuid(n),
    name: `A product with a name of usual length, number ${n}`,
    quantity: n + 1,
    unitPrice: { amount: 1999, currency: 'EUR' },
  })),
  total: { amount: 11_994, currency: 'EUR' },
})
const PRODUCT = JSON.stringify({
  id: uuid(1),
  name: 'A product with a name of usual length',
  description: 'What a shop says of a product in a few sentences. '.repeat(9),
  price: { amount: 1999, currency: 'EUR' },
  stock: 12,
})

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    const isProduct = request.url!.startsWith('/api/v1/products/')
    const body = isProduct ? PRODUCT : ORDER
    response
      .writeHead(request.method === 'POST' ? 202 : 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(body),
        'Cache-Control': isProduct ? 'public, max-age=60' : 'private, no-cache',
      })
      .end(body)
  })
})
report(server.listen(0, HOST))
