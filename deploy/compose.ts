/** docker-compose.yml with the variables of deploy/compose.env.example, for tests. */
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { parse } from 'yaml'

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

/** A secret of the example must be replaced, as its reader does. */
const PLACEHOLDER = /replace-me[-\w]*/

export const composeVariables = Object.fromEntries(
  Object.entries(parseEnv(read('deploy/compose.env.example')) as Record<string, string>).map(
    ([name, value]) => [
      name,
      value.replace(PLACEHOLDER, `${name.toLowerCase().replaceAll('_', '')}0123456789`),
    ],
  ),
)

/** As compose does: ${NAME}, ${NAME:-default} and ${NAME:?}. */
const interpolate = (text: string) =>
  text.replace(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (all, name: string, kind, fallback: string) => {
    if (composeVariables[name]) return composeVariables[name]
    if (kind === '-') return fallback
    throw new Error(`${all}: deploy/compose.env.example does not name it`)
  })

export const composeText = read('docker-compose.yml')

export interface Container {
  environment?: Record<string, string>
  image?: string
  command?: readonly string[]
  stop_grace_period?: string
}

/** The containers of docker-compose.yml by name, and everything else as it is parsed. */
export const compose = parse(interpolate(composeText), { merge: true }) as {
  services: Record<string, Container>
}

/** The containers of our own services, by name. */
export const ourContainers = Object.entries(compose.services).flatMap(([name, { environment }]) =>
  environment?.SERVICE === undefined ? [] : [{ name, service: environment.SERVICE, environment }],
)
