/**
 * `npm run projections -- rebuild`: rebuilds the list of orders from the stored events of orders, payments and
 * notifications while the system runs, then replaces the current one.
 */
import { openDatabase } from '#platform/database/database.ts'
import { PrismaClient } from '#generated/orders/prisma/client.ts'
import { rebuild } from '../../services/orders/list/rebuild.ts'
import { runCommand, withDatabases } from '../database/migrate.ts'
import { CommandError } from '../database/postgres-binaries.ts'

/** The sources of its events; its own service first. */
const STORES = ['orders', 'payments', 'notifications']

/** Rebuilds the projection from the outboxes in these databases, by service. */
export async function rebuildProjection(urls: Readonly<Record<string, string>>): Promise<string> {
  await using opened = new AsyncDisposableStack()
  const open = (service: string) => {
    const url = urls[service]
    if (url === undefined) throw new CommandError(`There is no database of ${service}.`)
    const limits = { poolMax: 4, connectTimeoutMs: 5_000, statementTimeoutMs: 600_000 }
    const database = openDatabase(
      url,
      { ...limits, applicationName: 'projections' },
      (adapter) => new PrismaClient({ adapter }),
    )
    opened.defer(() => database.close())
    return database
  }
  const databases = STORES.map(open)
  const [own] = databases
  if (!own) throw new Error('There is no store')
  const startedAt = performance.now()
  const { events, orders, lockedMs } = await rebuild(
    own,
    databases.map(({ pool }) => pool),
  )
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  return `${orders} orders from ${events} events in ${seconds} s; the list was locked for ${Math.ceil(lockedMs)} ms.`
}

if (import.meta.main) {
  await runCommand(async () => {
    const [command, ...rest] = process.argv.slice(2)
    if (command !== 'rebuild' || rest.length > 0)
      throw new CommandError('Usage: npm run projections -- rebuild')
    const urls: Record<string, string> = {}
    await withDatabases(STORES, async (service, url) => {
      urls[service] = url
      // Once the last service is known, so are all URLs, and the server is still running.
      if (service === STORES.at(-1)) console.log(await rebuildProjection(urls))
    })
  })
}
