/** The floor: undici on `node:http`, without routes, checks, logs or errors. */
import { createServer } from 'node:http'
import { Pool } from 'undici'
import { HOST, report } from '../server.ts'

const [upstream] = process.argv.slice(2) as [string]
const pool = new Pool(upstream, { connections: 64 })

const server = createServer((request, response) => {
  const { host: _host, connection: _connection, ...headers } = request.headers
  pool.stream(
    {
      path: request.url!,
      method: request.method as 'GET',
      headers,
      body: request.method === 'GET' ? null : request,
    },
    ({ statusCode, headers }) => {
      const { connection: _, 'keep-alive': _keepAlive, ...kept } = headers
      return response.writeHead(statusCode, kept)
    },
    (error) => error && response.destroy(error),
  )
})
report(server.listen(0, HOST))
