import { globSync } from 'node:fs'
import { ConfigError } from '#platform/config.ts'

/** `USERS_PORT` */
export const serviceVariable = (service: string, name: 'PORT' | 'METRICS_PORT' | 'URL') =>
  `${service.replaceAll('-', '_').toUpperCase()}_${name}`

/** The variables of all ports that `npm start` listens on, in the order in which PORT_BASE numbers them. */
export function portVariables(): string[] {
  const services = globSync('services/*/main.ts').map((file) => file.split('/')[1] as string)
  const behindGateway = services.filter((service) => service !== 'gateway').sort()
  return [
    ...['gateway', ...behindGateway].map((service) => serviceVariable(service, 'PORT')),
    'SMTP_PORT',
    'POSTGRES_PORT',
  ]
}

/**
 * Sets every port that is not set to a number from PORT_BASE up: the gateway's to PORT_BASE itself.
 *
 * @param env is modified; without PORT_BASE it stays unchanged
 * @throws ConfigError when PORT_BASE is not a port, or too high for all of them
 */
export function applyPortBase(env: NodeJS.ProcessEnv): void {
  if (!env.PORT_BASE) return
  const variables = portVariables()
  const base = Number(env.PORT_BASE)
  const highest = 65_536 - variables.length
  if (!Number.isInteger(base) || base < 1 || base > highest)
    throw new ConfigError(`PORT_BASE is ${env.PORT_BASE} and must be a whole number from 1 to ${highest}`)
  for (const [i, name] of variables.entries()) env[name] ||= String(base + i)
}
