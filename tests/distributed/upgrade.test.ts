/** deploy/postgres/upgrade.sh where it cannot succeed. `storm.test.ts` upgrades a server that is in use. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDatabase, withDatabase } from '../../scripts/database/databases.ts'
import { findBinaries } from '../../scripts/database/postgres-binaries.ts'
import { connectionString, script } from './operations.ts'
import { debianBinaries, startCluster } from './postgres-cluster.ts'

const opened = new AsyncDisposableStack()
let oldServer: string
let newServer: string
beforeAll(async () => {
  oldServer = await startCluster(opened, debianBinaries())
  newServer = await startCluster(opened, await findBinaries())
  await sql('postgres', 'CREATE ROLE things LOGIN')
  await sql('postgres', 'CREATE DATABASE things OWNER things')
  await sql(
    'things',
    'SET ROLE things; CREATE TABLE numbers (n bigserial PRIMARY KEY); CREATE TABLE log (line text)',
  )
  await sql('things', `INSERT INTO numbers DEFAULT VALUES; INSERT INTO log VALUES ('one')`)
})
afterAll(() => opened.disposeAsync())

const sql = (database: string, text: string, server = oldServer) =>
  inDatabase(withDatabase(server, database), (client) => client.query<Record<string, unknown>>(text))
const upgrade = (step: string, env: NodeJS.ProcessEnv = {}, server = oldServer) =>
  script('upgrade', [step, 'things'], {
    ...{ OLD_SERVER: connectionString(server), NEW_SERVER: connectionString(newServer) },
    ...env,
  })

test('a server without wal_level=logical, too few workers and large objects are errors that say what to do', async () => {
  const unprepared = await startCluster(opened, debianBinaries(), {
    wal_level: 'replica',
    max_logical_replication_workers: '2',
  })
  await expect(upgrade('begin', {}, unprepared)).rejects.toThrow(
    'The old server has wal_level=replica: set it to logical, and restart the server.',
  )
  await expect(upgrade('begin', { NEW_SERVER: connectionString(unprepared) })).rejects.toThrow(
    'The new server has max_logical_replication_workers=2: set it to 6, and restart the server.',
  )
  await sql('things', 'SELECT lo_create(4711)')
  await expect(upgrade('begin')).rejects.toThrow(
    'The database things has unlogged tables or large objects, which cannot be replicated.',
  )
  await sql('things', 'SELECT lo_unlink(4711)')
  await expect(script('upgrade', ['begin'], {})).rejects.toThrow(
    'upgrade.sh begin | switch | end <service>...',
  )
})

test('a switch that cannot finish in time leaves the old server as it was, and can be repeated', async () => {
  await upgrade('begin')
  await sql('things', 'ALTER SUBSCRIPTION upgrade_things DISABLE', newServer)
  await sql('things', 'INSERT INTO numbers DEFAULT VALUES')
  await expect(upgrade('switch', { SWITCH_SECONDS: '1' })).rejects.toThrow(
    'The new server is behind the old one.\nNot switched: the old server is as before.',
  )
  const asService = Object.assign(new URL(withDatabase(oldServer, 'things')), { username: 'things' })
  await sql('postgres', `ALTER ROLE things PASSWORD 'secret'`)
  asService.password = 'secret'
  await inDatabase(asService.href, (client) => client.query(`INSERT INTO numbers DEFAULT VALUES`))
  // A table without a key.
  await sql('things', `UPDATE log SET line = 'two'`)

  await sql('things', 'ALTER SUBSCRIPTION upgrade_things ENABLE', newServer)
  await upgrade('switch')
  await upgrade('end')
  const moved = await sql(
    'things',
    'INSERT INTO numbers DEFAULT VALUES RETURNING n, (SELECT line FROM log)',
    newServer,
  )
  expect(moved.rows).toEqual([{ n: '4', line: 'two' }])
  // Who still has the old address cannot write there.
  await expect(
    inDatabase(asService.href, (client) => client.query('INSERT INTO numbers DEFAULT VALUES')),
  ).rejects.toThrow('too many connections for database "things"')
})
