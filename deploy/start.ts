/** The command of the image: runs the service that SERVICE names. */
import { readdirSync } from 'node:fs'

const services = readdirSync(new URL('../services', import.meta.url))
const service = process.env.SERVICE ?? ''

if (services.includes(service)) await import(`../services/${service}/main.ts`)
else {
  process.stderr.write(`SERVICE is "${service}" and must be one of ${services.join(', ')}.\n`)
  process.exitCode = 1
}
