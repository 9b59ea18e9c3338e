import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inDatabase } from './databases.ts'
import { removePostgres, startPostgres, temporaryDataDir } from './postgres.ts'
import { watchPostgres } from './postgres-watch.ts'

test(
  'a server that was killed is restarted, with its data and on its port',
  { timeout: 90_000 },
  async () => {
    const dataDir = await temporaryDataDir()
    const server = await startPostgres({ dataDir, port: 0 })
    await inDatabase(server.url('postgres'), (client) => client.query('CREATE TABLE kept (id int)'))
    const isBack = Promise.withResolvers<void>()
    const lines: string[] = []
    const stop = watchPostgres(
      server,
      (line) => {
        lines.push(line)
        if (line.startsWith('is back')) isBack.resolve()
      },
      50,
    )
    const postmaster = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(postmaster, 'SIGKILL')
    await isBack.promise
    expect(lines[0]).toBe('ended, restarting')
    const { rowCount } = await inDatabase(server.url('postgres'), (client) =>
      client.query('SELECT * FROM kept'),
    )
    expect(rowCount).toBe(0)
    await stop()
    await server.stop()
    await removePostgres(dataDir)
  },
)
