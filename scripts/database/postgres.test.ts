import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { inDatabase } from './databases.ts'
import {
  findPostgres,
  removePostgres,
  startPostgres,
  startTemporaryPostgres,
  temporaryDataDir,
} from './postgres.ts'

// Each of these starts whole servers, which takes long on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

const askOne = (url: string) =>
  inDatabase(url, async (client) => (await client.query('SELECT 1 AS one')).rows[0].one)
const isUp = (url: string) =>
  askOne(url).then(
    () => true,
    () => false,
  )

describe('a data folder of its own', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await temporaryDataDir()
  })
  afterAll(() => removePostgres(dataDir))

  it('is created, listens on this machine only, and keeps its data between starts', async () => {
    const first = await startPostgres({ dataDir, port: 0, fast: true })
    await inDatabase(first.url('postgres'), (client) => client.query('CREATE TABLE kept (id int)'))
    const listening = await inDatabase(first.url('postgres'), (client) =>
      client.query('SHOW listen_addresses'),
    )
    expect(listening.rows).toEqual([{ listen_addresses: '127.0.0.1' }])
    await first.stop()
    expect(await isUp(first.url('postgres'))).toBe(false)
    expect(findPostgres(dataDir)).toBeUndefined()

    const second = await startPostgres({ dataDir, port: first.port, fast: true })
    expect(findPostgres(dataDir)?.url('x')).toBe(second.url('x'))
    const rows = await inDatabase(second.url('postgres'), (client) => client.query('SELECT * FROM kept'))
    expect(rows.rowCount).toBe(0)
    await second.stop()
  })

  it('is usable again after a kill -9 of the process that started it', async () => {
    const killed = await starter(
      `startPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: 0, fast: true })`,
    )
    killed.process.kill('SIGKILL')
    await once(killed.process, 'exit')
    expect(await isUp(killed.url)).toBe(true)

    const server = await startPostgres({ dataDir, port: 0, fast: true })
    expect(await isUp(server.url('postgres'))).toBe(true)
    expect(await isUp(killed.url)).toBe(false)
    await server.stop()
  })

  it('is refused while another process uses it', async () => {
    const other = await starter(`startPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: 0, fast: true })`)
    await expect(startPostgres({ dataDir, port: 0, fast: true })).rejects.toThrow(
      `The database in ${dataDir} is in use by process ${other.process.pid}: stop that one first.`,
    )
    expect(findPostgres(dataDir)?.url('postgres')).toBe(other.url)
    await other.end()
  })

  it('starts although postmaster.pid names a process that is no PostgreSQL', async () => {
    writeFileSync(
      join(dataDir, 'postmaster.pid'),
      `${process.pid}\n${dataDir}\n0\n5432\n\n127.0.0.1\n\nready   \n`,
    )
    expect(findPostgres(dataDir)).toBeUndefined()
    const server = await startPostgres({ dataDir, port: 0, fast: true })
    expect(await isUp(server.url('postgres'))).toBe(true)
    await server.stop()
  })

  it('reports a port that is taken, with a remedy', async () => {
    const rival = createServer().listen(0, '127.0.0.1')
    await once(rival, 'listening')
    const { port } = rival.address() as { port: number }
    await expect(startPostgres({ dataDir, port })).rejects.toThrow(
      `Port ${port} is taken by another program: stop it, or set POSTGRES_PORT to a free one.`,
    )
    rival.close()
  })

  it('reports a folder of another version, with a remedy', async () => {
    writeFileSync(join(dataDir, 'PG_VERSION'), '15\n')
    await expect(startPostgres({ dataDir, port: 0, fast: true })).rejects.toThrow(
      /written by PostgreSQL 15 and this is 18: delete/,
    )
    writeFileSync(join(dataDir, 'PG_VERSION'), '18\n')
  })

  it('reports a folder that is not a data folder, with a remedy', async () => {
    const folder = `${dataDir}-letters`
    mkdirSync(folder)
    await expect(startPostgres({ dataDir: folder, port: 0 })).rejects.toThrow(
      /is not a PostgreSQL data folder: move/,
    )
    rmSync(folder, { recursive: true })
  })
})

describe('the process that started the server', () => {
  it('stops the server when it exits', async () => {
    const started = await starter('startTemporaryPostgres()')
    await started.end()
    expect(await isUp(started.url)).toBe(false)
    expect(existsSync(started.dataDir)).toBe(false)
  })

  it('keeps the server through Ctrl-C until it stops it', async () => {
    const started = await starter('startTemporaryPostgres()')
    // As a terminal does: a signal to the whole process group.
    process.kill(-started.process.pid!, 'SIGINT')
    await started.saw('interrupted')
    expect(await isUp(started.url)).toBe(true)
    await started.end()
    expect(await isUp(started.url)).toBe(false)
  })

  it('has its leftovers removed by the next one when it was killed', async () => {
    const killed = await starter('startTemporaryPostgres()')
    killed.process.kill('SIGKILL')
    await once(killed.process, 'exit')

    const server = await startTemporaryPostgres()
    expect(await isUp(killed.url)).toBe(false)
    expect(existsSync(killed.dataDir)).toBe(false)
    await server.stop()
  })
})

/** A process that starts a server and runs until it is stopped. */
async function starter(start: string) {
  const script = `
    import { startPostgres, startTemporaryPostgres } from ${JSON.stringify(import.meta.resolve('./postgres.ts'))}
    import pg from ${JSON.stringify(import.meta.resolve('pg'))}
    process.on('SIGINT', () => console.log('interrupted'))
    const server = await ${start}
    const client = new pg.Client(server.url('postgres'))
    await client.connect()
    const { rows } = await client.query('SHOW data_directory')
    await client.end()
    console.log('ready ' + server.url('postgres') + ' ' + rows[0].data_directory)
    process.stdin.once('data', () => process.stdin.destroy())
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const output = read(child)
  const saw = (word: string) =>
    vi.waitUntil(() => output.text.includes(word), { timeout: 60_000, interval: 10 })
  await saw('ready')
  const [, url = '', dataDir = ''] = output.text.trim().split(' ')
  const end = async () => {
    const ended = once(child, 'exit')
    child.stdin.write('end\n')
    await ended
  }
  return { process: child, url, dataDir, saw, end }
}

function read(child: ChildProcess): { text: string } {
  const output = { text: '' }
  child.stdout?.on('data', (chunk: Buffer) => (output.text += chunk.toString()))
  return output
}
