/**
 * `npm run db:migrate [service...]`: applies pending migrations to all databases, or to those of the named services.
 */
import { ConfigError } from '#platform/config.ts'
import { loadDotenv } from '../dotenv.ts'
import { applyPortBase, serviceVariable } from '../port-base.ts'
import { CommandError } from './postgres-binaries.ts'
import { join } from 'node:path'
import { findPostgres, type PostgresOptions, startPostgres } from './postgres.ts'
import { migrate, servicesWithDatabases } from './schema-engine.ts'

/** The embedded server of `npm start`: its data is kept between runs. */
export function developmentServer(env: NodeJS.ProcessEnv): PostgresOptions {
  const port = Number(env.POSTGRES_PORT ?? 54320)
  if (Number.isInteger(port) && port > 0 && port < 65536) {
    return { dataDir: join(env.DATA_DIR ?? '.data', 'postgres'), port }
  }
  throw new CommandError(`POSTGRES_PORT is ${env.POSTGRES_PORT} and must be a port between 1 and 65535.`)
}

/** The variable that selects another database for a service: `USERS_DATABASE_URL`. */
export const databaseVariable = (service: string) => serviceVariable(service, 'DATABASE_URL')

/** The database of a service that the environment names, without PgBouncer: migrations take locks of a session. */
export const directDatabaseUrl = (service: string): string | undefined =>
  process.env[serviceVariable(service, 'DATABASE_DIRECT_URL')] ||
  process.env[databaseVariable(service)] ||
  undefined

/**
 * Runs `work` on each service's database, one after the other: the one that `<SERVICE>_DATABASE_URL` names, otherwise
 * the one on the development server, which is started for the duration unless `npm start` is running it.
 */
export async function withDatabases(
  services: string[],
  work: (service: string, url: string) => Promise<void>,
): Promise<void> {
  const embedded = services.some((service) => !directDatabaseUrl(service))
  const options = developmentServer(process.env)
  const server = embedded ? (findPostgres(options.dataDir) ?? (await startPostgres(options))) : undefined
  try {
    for (const service of services) {
      const url = directDatabaseUrl(service) ?? server?.url(service)
      if (url) await work(service, url)
    }
  } finally {
    await server?.stop()
  }
}

/** The services named as arguments; all of them without arguments. */
export function chosenServices(names: string[]): string[] {
  const services = servicesWithDatabases()
  const unknown = names.find((name) => !services.includes(name))
  if (unknown === undefined) return names.length > 0 ? names : services
  throw new CommandError(
    `There is no prisma/${unknown}/schema.prisma. Services with a database: ${services.join(', ')}.`,
  )
}

/**
 * Runs a command with the variables of `.env`. An error that the user can correct is printed as its sentence, any other
 * with its stack; both exit with 1.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // `exit` runs the exit handlers, which stop the server that this process started.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  try {
    loadDotenv(process.env)
    applyPortBase(process.env)
    await command()
  } catch (error) {
    const known =
      error instanceof CommandError ||
      error instanceof ConfigError ||
      /^ERR_PARSE_ARGS/.test((error as { code?: string }).code ?? '')
    console.error(known ? (error as Error).message : error)
    process.exitCode = 1
  }
}

/** `npm run db:migrate`. @param names of services; all of them when it is empty */
export const migrateAll = (names: string[]): Promise<void> =>
  runCommand(() =>
    withDatabases(chosenServices(names), async (service, url) => {
      const applied = await migrate(service, url)
      console.log(applied.length > 0 ? `${service}: applied ${applied.join(', ')}` : `${service}: up to date`)
    }),
  )

if (import.meta.main) await migrateAll(process.argv.slice(2))
