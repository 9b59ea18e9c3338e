/** `npm run db:reset [service...]`: drops the databases and creates them again, empty. */
import { parseArgs } from 'node:util'
import { chosenServices, runCommand, withDatabases } from './migrate.ts'
import { CommandError } from './postgres-binaries.ts'
import { dropDatabase } from './databases.ts'
import { migrate } from './schema-engine.ts'

/** `npm run db:reset`. */
export const resetCommand = (args: string[]): Promise<void> =>
  runCommand(async () => {
    const options = { force: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (process.env.NODE_ENV === 'production') {
      throw new CommandError('db:reset deletes all data, so it does not run with NODE_ENV=production.')
    }
    await withDatabases(chosenServices(positionals), async (service, url) => {
      const { hostname } = new URL(url)
      if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname) && !values.force) {
        throw new CommandError(
          `The database of ${service} is on ${hostname}, not on this machine: add --force to delete what is in it.`,
        )
      }
      await dropDatabase(url)
      const applied = await migrate(service, url)
      console.log(`${service}: emptied, applied ${applied.join(', ')}`)
    })
  })

if (import.meta.main) await resetCommand(process.argv.slice(2))
