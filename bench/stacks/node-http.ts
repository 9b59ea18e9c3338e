/** The floor: what Node itself costs. Routes and parses by hand, validates nothing. */
import { createServer, type ServerResponse } from 'node:http'
import { createOrder, getItem, listItems, type Currency, type NewOrder } from '../data.ts'
import { HOST, report } from '../server.ts'

function reply(res: ServerResponse, status: number, body: unknown): void {
  const json = JSON.stringify(body)
  res
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(json),
    })
    .end(json)
}

const server = createServer((req, res) => {
  const url = req.url!
  const queryAt = url.indexOf('?')
  const path = queryAt === -1 ? url : url.slice(0, queryAt)
  const query = new URLSearchParams(queryAt === -1 ? '' : url.slice(queryAt + 1))
  if (req.method === 'GET' && path.startsWith('/items/')) {
    reply(
      res,
      200,
      getItem(path.slice('/items/'.length), (query.get('currency') ?? undefined) as Currency | undefined),
    )
  } else if (req.method === 'GET' && path === '/items') {
    reply(res, 200, listItems(Number(query.get('limit') ?? 20)))
  } else if (req.method === 'POST' && path === '/orders') {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () =>
      reply(res, 201, createOrder(JSON.parse(Buffer.concat(chunks).toString()) as NewOrder)),
    )
  } else {
    reply(res, 404, { message: 'Not found' })
  }
})

report(server.listen(0, HOST))
