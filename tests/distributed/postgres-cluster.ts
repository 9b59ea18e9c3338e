import { execFile } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Binaries, accountFor, command } from '../../scripts/database/postgres-binaries.ts'
import { freePorts } from '../../scripts/free-ports.ts'

const DEBIAN = '/usr/lib/postgresql'
const run = promisify(execFile)

/* As on a server: a password for everyone except the superuser. */
const AUTHENTICATION = `
host all postgres 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
`
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  // For deploy/postgres/upgrade.sh, on either side.
  wal_level: 'logical',
  max_logical_replication_workers: '20',
  max_worker_processes: '40',
}

/** The newest PostgreSQL of Debian's packages on this machine. */
export function debianBinaries(): Binaries {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : []
  const [newest] = versions
    .filter((version) => existsSync(join(DEBIAN, version, 'bin/initdb')))
    .sort()
    .reverse()
  if (newest === undefined)
    throw new Error('These tests need a PostgreSQL of Debian: `apt-get install postgresql`.')
  const binary = (name: string) => join(DEBIAN, newest, 'bin', name)
  return { initdb: binary('initdb'), pg_ctl: binary('pg_ctl'), postgres: binary('postgres') }
}

/**
 * A cluster of its own on a free port, with the durability of production.
 *
 * @returns the URL of its superuser
 */
export async function startCluster(
  opened: AsyncDisposableStack,
  binaries: Binaries,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o755)
  const account = accountFor(folder)
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const cluster = (file: string, ...args: string[]) => run(...command(file, ['-D', data, ...args], data))
  await cluster(binaries.initdb, '-U', 'postgres', '-A', 'trust', '--locale=C.UTF-8', '--encoding=UTF8')
  writeFileSync(join(data, 'pg_hba.conf'), AUTHENTICATION)
  const [port = 0] = await freePorts(1)
  const flags = Object.entries({ ...SETTINGS, ...settings, port }).map(
    ([name, value]) => `-c ${name}=${value}`,
  )
  await cluster(binaries.pg_ctl, 'start', '-w', '-s', '-l', join(folder, 'log'), '-o', flags.join(' '))
  opened.defer(async () => void (await cluster(binaries.pg_ctl, 'stop', '-w', '-s', '-m', 'immediate')))
  return `postgresql://postgres@127.0.0.1:${port}/postgres`
}
