import { createServer, type Server } from 'node:net'

/* Below the ports that systems give to outgoing connections (from 32,768 on Linux): one of those may take a port before the
 * program that it was chosen for listens. */
const FIRST = 10_000
const LAST = 32_767

/** Returns this many different TCP ports of 127.0.0.1 that are currently free. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = new Map<number, Server>()
  while (servers.size < count) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1))
    const server = await listening(port)
    if (server) servers.set(port, server)
  }
  await Promise.all([...servers.values()].map((server) => new Promise((done) => server.close(done))))
  return [...servers.keys()]
}

/** @returns undefined for a port that is in use */
const listening = (port: number) =>
  new Promise<Server | undefined>((done, fail) => {
    const server = createServer().once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? done(undefined) : fail(error),
    )
    server.listen(port, '127.0.0.1', () => done(server))
  })
