import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  headers: IncomingHttpHeaders
  body: string
}

/** A merchant's webhook endpoint. */
export interface Receiver extends AsyncDisposable {
  url: string
  received: Received[]
  /** Sends the response; default: 204. */
  respond: (response: ServerResponse, nth: number) => void
}

export async function startReceiver(): Promise<Receiver> {
  const receiver: Omit<Receiver, 'url'> = {
    received: [],
    respond: (response) => response.writeHead(204).end(),
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  const server = createServer((request, response) => {
    void (async () => {
      const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>)
      const { headers } = request
      receiver.received.push({ headers, body: Buffer.concat(chunks).toString() })
      receiver.respond(response, receiver.received.length)
    })()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return Object.assign(receiver, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` })
}
