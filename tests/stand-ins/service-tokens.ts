import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Issues tokens to services, as `POST /api/v1/service-tokens` of users does. */
export async function startTokenEndpoint(
  token: () => string,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_request, response) => {
    const body = { access_token: token(), token_type: 'Bearer', expires_in: 300 }
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
