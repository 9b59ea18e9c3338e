/** Opens event streams and counts the events that arrive. Not part of the measured system, so it does as little as possible. */
import { connect } from 'node:net'
import { HOST } from '../server.ts'

export interface ToClients {
  port: number
  token: string
  paths: string[]
}
export interface FromClients {
  /** Events so far, of all streams. */
  received: number
}

/** How many streams are opened at once: each costs a query. */
const AT_ONCE = 50
const MARK = 'data: {'

let received = 0
process.on('disconnect', () => process.exit())
process.on('message', async ({ port, token, paths }: ToClients) => {
  setInterval(() => process.send?.({ received } satisfies FromClients), 100)
  const waiting = paths.toReversed()
  const openOne = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await open(port, path, token)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, openOne))
})

/** Resolves with the first event. */
function open(port: number, path: string, token: string): Promise<void> {
  return new Promise((done) => {
    const socket = connect({ port, host: HOST, noDelay: true })
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${HOST}:${port}\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    )
    let isOpen = false
    let rest = ''
    socket.on('data', (chunk) => {
      const text = rest + chunk.toString('latin1')
      if (!isOpen && !text.startsWith('HTTP/1.1 200 ')) fail(text)
      isOpen = true
      const parts = text.split(MARK)
      received += parts.length - 1
      // The mark may continue in the next chunk.
      rest = (parts.at(-1) as string).slice(1 - MARK.length)
      if (parts.length > 1) done()
    })
    socket.on('error', (error) => fail(error.message))
    socket.on('end', () => fail(`the stream of ${path} ended`))
  })
}

function fail(reason: string): never {
  process.stderr.write(`stream clients: ${reason}\n`)
  process.exit(1)
}
