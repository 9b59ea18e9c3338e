import { request } from 'node:http'
import { connect } from 'node:net'
import { expect } from 'vitest'
import { contracts } from '#generated/gateway/contracts.ts'

export interface Ask {
  method?: string
  /** As sent on the wire: nothing is normalised or encoded. */
  path?: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer | object
  contentType?: string
  token?: string
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/* A request without a response by then is hanging. */
const PATIENCE_MS = 10_000

/** Sends a request whose every part may be invalid. */
export function ask(url: string, { method = 'GET', path = '/', token, ...rest }: Ask): Promise<Answer> {
  const body =
    rest.body instanceof Buffer || typeof rest.body === 'string' ? rest.body : JSON.stringify(rest.body)
  const contentType = rest.contentType ?? (body === undefined ? '' : 'application/json')
  const headers = {
    ...(contentType && { 'Content-Type': contentType }),
    ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...rest.headers,
  }
  const { hostname, port } = new URL(url)
  return new Promise((done, fail) => {
    let isAnswered = false
    const sent = request(
      { hostname, port, method, path, headers, agent: false, timeout: PATIENCE_MS },
      (reply) => {
        isAnswered = true
        const chunks: Buffer[] = []
        reply.on('data', (chunk: Buffer) => chunks.push(chunk))
        reply.on('error', fail)
        reply.on('end', () =>
          done({
            status: reply.statusCode ?? 0,
            headers: reply.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    sent.on('timeout', () => sent.destroy(new Error(`no response within ${PATIENCE_MS} ms`)))
    // A response that came before the whole body was sent is a response all the same.
    sent.on('error', (error) => (isAnswered ? undefined : fail(error)))
    sent.end(body)
  })
}

export interface Talk {
  /** Sent one after the other, with a pause between. */
  parts: (string | Buffer)[]
  pauseMs?: number
  /** Half-closes the connection while still reading; otherwise it is left open. */
  end?: boolean
}

/** Sends raw bytes to the port. Resolves with everything received once the other side closes. */
export function talk(url: string, { parts, pauseMs = 20, end = false }: Talk): Promise<Answer> {
  const { hostname, port } = new URL(url)
  return new Promise((done, fail) => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    let received = ''
    const giveUp = setTimeout(() => {
      socket.destroy()
      fail(
        new Error(
          `the connection is still open after ${PATIENCE_MS} ms; received so far: ${received.slice(0, 300)}`,
        ),
      )
    }, PATIENCE_MS)
    const finish = () => {
      clearTimeout(giveUp)
      socket.destroy()
      done(parse(received))
    }
    socket.setEncoding('latin1')
    socket.on('data', (text) => (received += String(text)))
    socket.on('end', finish)
    socket.on('close', finish)
    // Being cut off is a response too.
    socket.on('error', () => undefined)
    void (async () => {
      for (const part of parts) {
        if (!socket.writable) return
        socket.write(part)
        await new Promise((next) => setTimeout(next, pauseMs))
      }
      if (end) socket.end()
    })()
  })
}

function parse(received: string): Answer {
  const [head = '', ...rest] = received.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines
      .map((line) => line.split(/:\s*/, 2) as [string, string])
      .map(([name, value]) => [name.toLowerCase(), value]),
  )
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers, text: rest.join('\r\n\r\n') }
}

/** The form of every error response. */
export function expectProblem(answer: Answer, status: number, code?: string): Record<string, unknown> {
  const { headers } = answer
  // When read from the socket, the next response may follow.
  const length = headers['content-length']
  const text = length === undefined ? answer.text : answer.text.slice(0, Number(length))
  expect({ status: answer.status, text: answer.status === status ? '' : text.slice(0, 500) }).toEqual({
    status,
    text: '',
  })
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  // Chunked responses keep their framing when they were read from the socket.
  const problem = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Record<
    string,
    unknown
  >
  expect(problem).toMatchObject({
    status,
    type: expect.any(String),
    title: expect.any(String),
    code: code ?? expect.any(String),
  })
  expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d|\/work\/|Prisma|SELECT |postgres/i)
  return problem
}

/** For tables of long texts: each with a name that fits on a line. */
export const named = <T>(values: readonly T[]): [name: string, value: T][] =>
  values.map((value) => {
    const name = JSON.stringify(value) ?? 'undefined'
    return [name.length > 60 ? `${name.slice(0, 60)}… (${name.length})` : name, value]
  })

/** The versions that a service is served in, as its contracts say. */
export const versionsOf = (service: string): string[] =>
  contracts.filter((contract) => contract.service === service).map(({ version }) => version)

/** Each place with each version of a service: the rows of a table. */
export const inAllVersions = (
  service: string,
  places: readonly string[],
): [place: string, version: string][] =>
  places.flatMap((place) => versionsOf(service).map((version): [string, string] => [place, version]))

/** What a test knows of one version. @throws Error for a version that it does not know */
export function ofVersion<T>(known: Readonly<Record<string, T>>, version: string): T {
  const found = known[version]
  if (found === undefined) throw new Error(`This test has no request of ${version}: add one`)
  return found
}
