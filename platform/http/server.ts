import type { Request, Response } from 'express'
import { randomUUID } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Identity } from './tls.ts'
import { Connection, writeProblem } from './connection.ts'
import { type ConnectionLimit, limitConnections } from './connection-limit.ts'
import { setEdgeHeaders } from './edge-headers.ts'
import { toOriginForm } from './message.ts'
import { platformProblem, type Problem } from '../problem.ts'
import { sendProblem } from './send-problem.ts'

export interface HttpServerOptions {
  /** 0 selects any free port. */
  port: number
  /** The environment variable that sets the port, for the message when it is in use. */
  portVariable?: string
  host: string
  /** How long a request may take to arrive completely. */
  requestTimeoutMs: number
  /** How long its headers may take to arrive; defaults to the limit of the request, if that is shorter. */
  headersTimeoutMs?: number
  /** How long `close` waits for responses in progress before it destroys their connections. */
  shutdownDeadlineMs: number
  /** The server asks clients for a certificate, and speaks TLS only. */
  identity?: Identity | undefined
  connectionLimit?: ConnectionLimit | undefined
  /** Called for each problem that responds to an unparsable request: nothing else logs it. */
  onRefusal?: (problem: Problem, requestId: string) => void
}

export interface HttpServer {
  /** `http://127.0.0.1:3001` */
  url: string
  port: number
  /** From now on responses carry `Connection: close`; requests are still accepted. */
  drain(): void
  /**
   * Accepts no new connections, waits for responses in progress, closes idle connections; resolves when all are closed.
   */
  close(): Promise<void>
}

/**
 * Listens with a request listener. Requests of one connection are handled one after the other.
 *
 * @throws Error with one sentence when the port is taken or may not be used
 */
export async function listen(app: RequestListener, options: HttpServerOptions): Promise<HttpServer> {
  let draining = false
  const { identity } = options
  const settings = {
    requestTimeout: options.requestTimeoutMs,
    headersTimeout: Math.min(options.headersTimeoutMs ?? 10_000, options.requestTimeoutMs, 10_000),
    // Longer than that of common load balancers (60 s), so that they close idle connections first.
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 1_000,
    // The listener responds to these with a problem (`messageProblem`).
    requireHostHeader: false,
    // A request without a body has ended when it arrives: Node then skips the life cycle of its stream, which saves 1
    // us.
    optimizeEmptyRequests: true,
  }
  const server = identity ? createTlsServer(settings, identity) : createServer(settings)
  const handle: RequestListener = (request, response) => {
    // Otherwise a client that keeps its connection open would keep a stopping server running.
    if (draining) response.setHeader('Connection', 'close')
    toOriginForm(request)
    app(request, response)
  }
  const take = (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) =>
    Connection.of(request.socket, handle).take(request, response)
  if (options.connectionLimit) limitConnections(server, options.connectionLimit)
  server.on('request', take)
  // Also with an unknown expectation: the listener responds to it.
  server.on('checkExpectation', take)
  server.on('checkContinue', (request, response) => {
    continueWhenRead(request, response, () => draining)
    take(request, response)
  })
  server.on('clientError', (error, socket) =>
    Connection.of(socket as Socket, handle).refuse(
      error,
      (exchange, problem) => {
        const [request, response] = [exchange.request as Request, exchange.response as Response]
        setEdgeHeaders(request, response)
        sendProblem(request, response, problem)
      },
      options.onRefusal,
    ),
  )
  // RFC 9110, section 9.3.6: an origin server need not support tunnels. Node would close the connection without a
  // response.
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
    url: `${identity ? 'https' : 'http'}://${host}:${port}`,
    port,
    drain: () => {
      draining = true
    },
    close: async () => {
      draining = true
      const closed = new Promise<void>((done) => server.close(() => done()))
      server.closeIdleConnections()
      const deadline = setTimeout(() => server.closeAllConnections(), options.shutdownDeadlineMs)
      // A connection that was busy at the first call becomes idle after its response.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      await closed
      clearTimeout(deadline)
      clearInterval(sweep)
    },
  }
}

function createTlsServer(settings: ServerOptions, identity: Identity): Server {
  const server = createHttpsServer({ ...settings, ...identity.server() })
  // For new connections; those that are open go on.
  identity.onChange(() => server.setSecureContext(identity.server()))
  return server
}

/**
 * RFC 9110, section 10.1.1: `100 Continue` is sent when the handler begins to read the body. A response without reading
 * it closes the connection, because the client may or may not send the body afterwards.
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
