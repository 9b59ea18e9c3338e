/** What the services say about themselves: which variables exist, and where a process with an environment connects to. */
import { readdirSync, readFileSync } from 'node:fs'
import { serviceVariable } from '../../scripts/port-base.ts'

export type Env = Record<string, string>
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a parsed document; a wrong path fails the test
export type Tree = any
export interface ServiceConfig {
  platform: {
    port: number
    host: string
    metricsPort?: number
    drainMs: number
    shutdownDeadlineMs: number
    tracing?: object
  }
}

export const SERVICES = readdirSync('services')
export const readConfig = async (service: string, env: Env) =>
  (
    (await import(`../../services/${service}/config.ts`)) as { readConfig(env: Env): ServiceConfig }
  ).readConfig(env)

export const read = (file: string) => readFileSync(file, 'utf8')
export const documented = new Set(
  [...read('.env.example').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name),
)
export const isVariable = (name: string) =>
  documented.has(name) ||
  SERVICES.some((service) =>
    new RegExp(
      `^${prefixOf(service)}(PORT|METRICS_PORT|HOST|URL|DATABASE_URL|DATABASE_DIRECT_URL|DATABASE_POOL_MAX)$`,
    ).test(name),
  )
export const prefixOf = (service: string) => serviceVariable(service, '')

/** The hosts and ports of all URLs in an environment: what its process connects to. */
export const targetsOf = (env: Env) =>
  Object.entries(env)
    .filter(([name]) => /_(URL|ENDPOINT)$/.test(name))
    .flatMap(([, value]) => value.split(','))
    .flatMap((text) => URL.parse(text.replace(/^dns\+/, '')) ?? [])
    .filter(
      ({ hostname, protocol }) =>
        hostname !== '' && /^(https?|amqp|postgresql|redis|nats|kafka|smtps?):$/.test(protocol),
    )
    .map(({ hostname, port }) => `${hostname}:${port}`)

export const sorted = (values: Iterable<string>) => [...new Set(values)].sort()
