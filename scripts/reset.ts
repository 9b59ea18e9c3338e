/**
 * `npm run db:reset [service...]`: drops the databases with everything in them and makes them anew, empty.
 */
import { chosenServices, runCommand, withDatabases } from './migrate.ts'
import { PostgresFault } from './postgres-binaries.ts'
import { dropDatabase } from './databases.ts'
import { migrate } from './schema-engine.ts'

if (import.meta.main) {
  await runCommand(async () => {
    const names = process.argv.slice(2).filter((word) => word !== '--force')
    const services = chosenServices(names)
    if (process.env.NODE_ENV === 'production') {
      throw new PostgresFault('db:reset deletes all data, so it does not run with NODE_ENV=production.')
    }
    await withDatabases(services, async (service, url) => {
      const { hostname } = new URL(url)
      if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && !process.argv.includes('--force')) {
        throw new PostgresFault(
          `The database of ${service} is on ${hostname}, not on this machine: add --force to delete what is in it.`,
        )
      }
      await dropDatabase(url)
      const applied = await migrate(service, url)
      console.log(`${service}: emptied, applied ${applied.join(', ')}`)
    })
  })
}
