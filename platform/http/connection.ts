import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type RequestListener, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { platformProblem, type Problem } from '../problem.ts'

/** Limit of pipelined requests that wait, over all connections of the process. */
const MAX_WAITING_REQUESTS = 10_000
/** After the final response, how much of the request body is read and discarded before the connection is closed. */
const MAX_DISCARDED_BYTES = 16 * 1024 * 1024
const DISCARD_MS = 2_000
const DISCARD_CHECK_MS = 20

const CONNECTION = Symbol('connection')
let waitingInAll = 0

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

/**
 * One connection of a server. Its requests are handled in order (RFC 9112, section 9.3.2): while a response is being
 * sent, the next requests wait and the socket is paused, so that a client that pipelines without limit uses no more
 * memory than one chunk of its socket.
 */
export class Connection {
  readonly #socket: Socket
  readonly #listener: RequestListener
  #current: Exchange | undefined
  #waiting: Exchange[] = []
  #refused = false

  /** The connection of a socket, created with its first request. */
  static of(socket: Socket, listener: RequestListener): Connection {
    const known = (socket as Partial<Record<typeof CONNECTION, Connection>>)[CONNECTION]
    if (known) return known
    const connection = new Connection(socket, listener)
    Object.defineProperty(socket, CONNECTION, { value: connection })
    return connection
  }

  private constructor(socket: Socket, listener: RequestListener) {
    this.#socket = socket
    this.#listener = listener
  }

  /** Passes the request on, now or when the responses before it are complete. */
  take(request: IncomingMessage, response: ServerResponse): void {
    if (this.#waiting.length > 0 || this.#isBusy()) this.#enqueue({ request, response })
    else this.#begin({ request, response })
  }

  /**
   * Responds to what Node's parser rejected, or what did not arrive in time. Never writes into a response that has
   * begun: the connection is destroyed instead.
   *
   * @param respond writes the problem as the response of a request whose headers had arrived
   */
  refuse(
    error: NodeJS.ErrnoException,
    respond: (exchange: Exchange, problem: Problem) => void,
    onRefusal?: (problem: Problem, requestId: string) => void,
  ): void {
    if (this.#refused) return
    this.#refused = true
    const socket = this.#socket
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    // After a parser error, every further chunk is an error.
    socket.pause()
    socket.on('resume', this.#pauseAgain)
    const problem = problemOf(error)
    const write = () => {
      if (socket.destroyed) return
      const requestId = randomUUID()
      writeProblem(socket, problem, requestId)
      onRefusal?.(problem, requestId)
      // The client reads the response only after it has sent everything.
      this.#discard()
    }
    const exchange = this.#waiting.at(-1) ?? (this.#isBusy() ? this.#current : undefined)
    if (!exchange) write()
    // The error follows a complete request: that one gets its response first.
    else if (exchange.request.complete) exchange.response.once('close', write)
    else if (exchange === this.#current && !exchange.response.headersSent) {
      exchange.response.setHeader('Connection', 'close')
      respond(exchange, problem)
    } else socket.destroy()
  }

  #isBusy(): boolean {
    return this.#current !== undefined && !this.#current.response.writableFinished
  }

  #begin(exchange: Exchange): void {
    this.#current = exchange
    const { request, response } = exchange
    if (!request.readableEnded) response.once('finish', () => this.#discardRest(request))
    this.#listener(request, response)
  }

  #enqueue(exchange: Exchange): void {
    if (waitingInAll >= MAX_WAITING_REQUESTS) {
      this.#socket.destroy()
      return
    }
    waitingInAll++
    this.#waiting.push(exchange)
    if (this.#waiting.length > 1) return
    this.#socket.pause()
    this.#socket.on('resume', this.#pauseAgain)
    this.#current?.response.once('close', this.#next)
  }

  /* Reading the body of the current request resumes the socket. */
  readonly #pauseAgain = () => {
    this.#socket.pause()
  }

  readonly #next = () => {
    const exchange = this.#waiting.shift()
    if (!exchange) return
    waitingInAll--
    if (this.#socket.destroyed) {
      waitingInAll -= this.#waiting.length
      this.#waiting = []
      return
    }
    if (this.#waiting.length > 0) exchange.response.once('close', this.#next)
    else if (!this.#refused) {
      this.#socket.off('resume', this.#pauseAgain)
      this.#socket.resume()
    }
    this.#begin(exchange)
  }

  #discardRest(request: IncomingMessage): void {
    if (request.complete) return
    request.once('end', this.#discard(request))
    request.resume()
  }

  /**
   * Reads and discards, up to a limit: otherwise a client could send without end.
   *
   * @param request destroyed with the connection, so that its readers get an error
   * @returns ends the limit
   */
  #discard(request?: IncomingMessage): () => void {
    const socket = this.#socket
    const mostBytes = socket.bytesRead + MAX_DISCARDED_BYTES
    const endsAt = performance.now() + DISCARD_MS
    // A `data` listener would detach the socket from Node's parser.
    const timer = setInterval(() => {
      if (socket.bytesRead > mostBytes || performance.now() > endsAt) socket.destroy()
    }, DISCARD_CHECK_MS)
    const close = () => {
      clearInterval(timer)
      request?.destroy(new Error('The connection was closed'))
    }
    const end = () => {
      clearInterval(timer)
      socket.off('close', close)
    }
    socket.once('close', close)
    socket.off('resume', this.#pauseAgain)
    socket.resume()
    return end
  }
}

/** Writes a problem to a connection whose request could not be parsed, then closes it (RFC 9112, section 9.6). */
export function writeProblem(socket: Socket, problem: Problem, requestId: string): void {
  const body = JSON.stringify(problem.toDocument(undefined, requestId))
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n` +
      `X-Request-Id: ${requestId}\r\nDate: ${new Date().toUTCString()}\r\nConnection: close\r\n\r\n${body}`,
  )
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return platformProblem('headers-too-large')
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return platformProblem('content-too-large')
    case 'HPE_INVALID_VERSION':
      return platformProblem('http-version-not-supported')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return platformProblem('request-timeout')
    default:
      return platformProblem('malformed-request')
  }
}
