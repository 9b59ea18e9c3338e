import { globSync } from 'node:fs'
import { ConfigError } from '#platform/config.ts'

/** `USERS_PORT`, for `PORT` */
export const serviceVariable = (service: string, name: string) =>
  `${service.replaceAll('-', '_').toUpperCase()}_${name}`

/**
 * The variables of all ports that `npm start` listens on, in the order in which PORT_BASE numbers them.
 *
 * @param more those of other processes than services and PostgreSQL
 */
export function portVariables(more: readonly string[] = []): string[] {
  const services = globSync('services/*/main.ts').map((file) => file.split('/')[1] as string)
  return [
    ...services.sort(gatewayFirst).map((service) => serviceVariable(service, 'PORT')),
    'POSTGRES_PORT',
    ...more,
  ]
}

/**
 * Sets every port that is not set to a number from PORT_BASE up: the gateway's to PORT_BASE itself.
 *
 * @param env is modified; without PORT_BASE it stays unchanged
 * @throws ConfigError when PORT_BASE is not a port, or too high for all of them
 */
export function applyPortBase(env: NodeJS.ProcessEnv, more: readonly string[] = []): void {
  if (!env.PORT_BASE) return
  const variables = portVariables(more)
  const base = Number(env.PORT_BASE)
  const highest = 65_536 - variables.length
  if (!Number.isInteger(base) || base < 1 || base > highest)
    throw new ConfigError(`PORT_BASE is ${env.PORT_BASE} and must be a whole number from 1 to ${highest}`)
  for (const [i, name] of variables.entries()) env[name] ||= String(base + i)
}

const gatewayFirst = (a: string, b: string) =>
  Number(b === 'gateway') - Number(a === 'gateway') || (a < b ? -1 : 1)
