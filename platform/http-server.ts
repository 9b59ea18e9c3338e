import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { platformProblem } from './problem.ts'

export interface HttpServerOptions {
  /** 0 takes any free port. */
  port: number
  /** The environment variable that sets the port, for the message when it is in use. */
  portVariable?: string
  host: string
  /** How long a request may take to arrive completely. */
  requestTimeoutMs: number
  /** How long its headers may take; as long as the whole, unless this is shorter. */
  headersTimeoutMs?: number
  /** How long `close` waits for replies under way before it cuts their connections. */
  shutdownDeadlineMs: number
}

export interface HttpServer {
  /** `http://127.0.0.1:3001` */
  url: string
  port: number
  /** Takes no new connection, lets replies under way finish, closes idle connections; resolves when all are gone. */
  close(): Promise<void>
}

/**
 * Listens with an Express app.
 *
 * @throws Error with one sentence when the port is taken or may not be used
 */
export async function listen(app: RequestListener, options: HttpServerOptions): Promise<HttpServer> {
  let closing = false
  const server = createServer(
    {
      requestTimeout: options.requestTimeoutMs,
      headersTimeout: Math.min(options.headersTimeoutMs ?? 10_000, options.requestTimeoutMs, 10_000),
      // Longer than that of usual load balancers (60 s), so that they and not we end an idle connection.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 1_000,
      requireHostHeader: false,
      // A request without a body has ended when it arrives: Node leaves out the life of its stream, 1 us.
      optimizeEmptyRequests: true,
    },
    (request, response) => {
      // A client that holds its connection open would otherwise keep a stopping server alive.
      if (closing) response.setHeader('Connection', 'close')
      // RFC 9112, section 3.2. Node would refuse it too, but without a word; HTTP/0.9 it would even serve.
      if (request.headers.host === undefined && request.httpVersion !== '1.0') {
        answerBrokenRequest(new Error('No Host'), request.socket)
      } else app(request, response)
    },
  )
  server.on('clientError', answerBrokenRequest)
  await bind(server, options)
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host

  return {
    url: `http://${host}:${port}`,
    port,
    close: async () => {
      closing = true
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeIdleConnections()
      const deadline = setTimeout(() => server.closeAllConnections(), options.shutdownDeadlineMs)
      // A connection that was busy at the first call becomes idle after its reply.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      await closed
      clearTimeout(deadline)
      clearInterval(sweep)
    },
  }
}

async function bind(server: Server, { port, portVariable, host }: HttpServerOptions): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        fail(
          new Error(
            `Port ${port} on ${host} is in use: stop the program that listens there or ${
              portVariable ? `set ${portVariable} to another port` : 'choose another port'
            }`,
            { cause: error },
          ),
        )
      } else {
        fail(new Error(`Cannot listen on ${host}:${port}: ${error.message}`, { cause: error }))
      }
    })
    server.listen(port, host, () => done())
  })
}

/** A request that Node's parser refuses never reaches Express; it still gets a problem. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? platformProblem('headers-too-large')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? platformProblem('request-timeout')
        : platformProblem('malformed-request')
  const body = JSON.stringify(problem.toDocument(undefined, undefined))
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
