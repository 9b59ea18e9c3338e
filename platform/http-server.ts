import type { Request, Response } from 'express'
import { randomUUID } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Connection, writeProblem } from './connection.ts'
import { toOriginForm } from './http-message.ts'
import { platformProblem, type Problem } from './problem.ts'
import { sendProblem } from './problem-middleware.ts'

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
  /** How long `close` waits for replies under way before it destroys their connections. */
  shutdownDeadlineMs: number
  /** Called for each problem that answers what was not a request: nothing else logs it. */
  onRefusal?: (problem: Problem, requestId: string) => void
}

export interface HttpServer {
  /** `http://127.0.0.1:3001` */
  url: string
  port: number
  /** From now on replies carry `Connection: close`; requests are still accepted. */
  drain(): void
  /** Accepts no new connection, lets replies under way finish, closes idle connections; resolves when all are closed. */
  close(): Promise<void>
}

/**
 * Listens with an Express app. Requests of one connection are handled one after the other.
 *
 * @throws Error with one sentence when the port is taken or may not be used
 */
export async function listen(app: RequestListener, options: HttpServerOptions): Promise<HttpServer> {
  let draining = false
  const server = createServer({
    requestTimeout: options.requestTimeoutMs,
    headersTimeout: Math.min(options.headersTimeoutMs ?? 10_000, options.requestTimeoutMs, 10_000),
    // Longer than that of usual load balancers (60 s), so that they and not we end an idle connection.
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 1_000,
    // The app answers these with a problem (`messageProblem`).
    requireHostHeader: false,
    // A request without a body has ended when it arrives: Node leaves out the life of its stream, 1 us.
    optimizeEmptyRequests: true,
  })
  const handle: RequestListener = (request, response) => {
    // A client that holds its connection open would otherwise keep a stopping server alive.
    if (draining) response.setHeader('Connection', 'close')
    toOriginForm(request)
    app(request, response)
  }
  const take = (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) =>
    Connection.of(request.socket, handle).take(request, response)
  server.on('request', take)
  // With an unknown expectation too: the app answers it.
  server.on('checkExpectation', take)
  server.on('checkContinue', (request, response) => {
    continueWhenRead(request, response, () => draining)
    take(request, response)
  })
  server.on('clientError', (error, socket) =>
    Connection.of(socket as Socket, handle).refuse(
      error,
      ({ request, response }, problem) => sendProblem(request as Request, response as Response, problem),
      options.onRefusal,
    ),
  )
  // RFC 9110, section 9.3.6: an origin server need not be a tunnel. Node would close the connection without a reply.
  server.on('connect', (_request, socket) => {
    const problem = platformProblem('not-implemented', { detail: 'CONNECT is not supported' })
    const requestId = randomUUID()
    writeProblem(socket as Socket, problem, requestId)
    options.onRefusal?.(problem, requestId)
  })
  await bind(server, options)
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host

  return {
    url: `http://${host}:${port}`,
    port,
    drain: () => {
      draining = true
    },
    close: async () => {
      draining = true
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

/**
 * RFC 9110, section 10.1.1: `100 Continue` is sent when the app begins to read the body. An app that answers without
 * reading it closes the connection, since the client may or may not send the body afterwards.
 */
function continueWhenRead(
  request: IncomingMessage,
  response: ServerResponse,
  isDraining: () => boolean,
): void {
  response.setHeader('Connection', 'close')
  const onListener = (event: string | symbol) => {
    if (event !== 'data' && event !== 'readable') return
    request.off('newListener', onListener)
    if (response.headersSent) return
    if (!isDraining()) response.setHeader('Connection', 'keep-alive')
    response.writeContinue()
  }
  request.on('newListener', onListener)
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
