import { connect } from 'node:net'
import type { BenchRequest } from '../requests.ts'
import { askUsage, median, startServer } from '../measure.ts'
import { progress } from '../prepare.ts'
import { HOST } from '../server.ts'

const CLIENTS = 32
const SECONDS_BETWEEN_READINGS = 5

/**
 * Sends requests from many clients for some minutes and prints how much memory Charter's gateway has at the beginning,
 * after a minute of warming up, and at the end.
 */
export async function soak(
  args: string[],
  requests: readonly BenchRequest[],
  minutes: number,
): Promise<void> {
  const server = await startServer('gateway/charter.ts', { args })
  const counts = { complete: 0, aborted: 0 }
  let stopped = false
  const client = async (first: number): Promise<void> => {
    for (let n = first; !stopped; n++) {
      const isAborted = n % 4 === 0
      await send(server.port, requests[n % requests.length]!, isAborted)
      counts[isAborted ? 'aborted' : 'complete']++
    }
  }
  const clients = Array.from({ length: CLIENTS }, (_, n) => client(n))
  const readings: number[] = []
  const endsAt = performance.now() + (minutes + 1) * 60_000
  while (performance.now() < endsAt) {
    await new Promise((done) => setTimeout(done, SECONDS_BETWEEN_READINGS * 1000))
    const { rssBytes } = await askUsage(server)
    readings.push(rssBytes / 1e6)
    progress(`${readings.length * SECONDS_BETWEEN_READINGS} s: ${(rssBytes / 1e6).toFixed(0)} MB`)
  }
  stopped = true
  await Promise.all(clients)
  await server.child.stop()
  progress('')
  const perMinute = 60 / SECONDS_BETWEEN_READINGS
  const first = median(readings.slice(perMinute, 2 * perMinute))
  const last = median(readings.slice(-perMinute))
  const change = ((last / first - 1) * 100).toFixed(1)
  console.log(
    `${minutes} minutes, ${counts.complete} requests and ${counts.aborted} that were aborted: ` +
      `${first.toFixed(0)} MB in the first minute, ${last.toFixed(0)} MB in the last (${change} %; goal: within 10 %)`,
  )
  if (Math.abs(last / first - 1) > 0.1) process.exitCode = 1
}

/** One request on a connection of its own, which is closed at once if the request is to be aborted. */
function send(port: number, { method, path, headers = {} }: BenchRequest, isAborted: boolean): Promise<void> {
  return new Promise((done) => {
    const lines = Object.entries({ Host: HOST, Connection: 'close', ...headers })
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    const socket = connect(port, HOST, () => {
      socket.write(`${method} ${path} HTTP/1.1\r\n${head}\r\n`, () => {
        // Later than the gateway's first step: it has read the request, and may have sent it on.
        if (isAborted) setImmediate(() => socket.destroy())
      })
    })
    socket.resume()
    socket.on('error', () => {})
    socket.once('close', () => done())
  })
}
