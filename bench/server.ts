import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { measureInMemory } from './in-memory.ts'
import type { BenchRequest } from './requests.ts'

/** What a stack's process sends to the runner. */
export type FromServer =
  { port: number } | { usage: NodeJS.CpuUsage; rssBytes: number; peakRssBytes: number } | { lowestUs: number }
/** What the runner asks of it: `usage` for the CPU time used so far, or to measure itself without sockets. */
export type ToServer = 'usage' | { inMemory: BenchRequest[]; windows: number; perWindow: number }

export const HOST = '127.0.0.1'

/**
 * Makes a listening server answer the runner. Every stack ends with a call of it; nothing of the measurement runs
 * in the server's process but this message at the start and at the end of a window.
 */
export function report(server: Server): void {
  // Some stacks compile an operation at its first request, and connections that wait meanwhile must not be dropped.
  server.keepAliveTimeout = 65_000
  const listening = (): void => announce((server.address() as AddressInfo).port, undefined, server)
  if (server.listening) listening()
  else server.once('listening', listening)
}

/**
 * As `report`, for what listens already.
 *
 * @param usage the CPU time in microseconds of what serves; by default that of this process
 */
export function announce(
  port: number,
  usage = (): NodeJS.CpuUsage => process.cpuUsage(),
  server?: Server,
): void {
  const say = (message: FromServer): void => void process.send?.(message)
  say({ port })
  process.on('message', async (question: ToServer) => {
    if (question !== 'usage') {
      if (server) say({ lowestUs: await measureInMemory(server, question.inMemory, question) })
      return
    }
    say({
      usage: usage(),
      rssBytes: process.memoryUsage.rss(),
      peakRssBytes: process.resourceUsage().maxRSS * 1024,
    })
  })
  // The runner is gone, however it ended: a server that stays behind would spoil the next measurement.
  process.on('disconnect', () => process.exit())
}
