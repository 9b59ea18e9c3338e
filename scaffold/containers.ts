import type { Change } from './change.ts'
import { appendToYaml } from './edit.ts'

/** A service as containers see it. */
export interface Container {
  service: string
  SERVICE: string
  port: string
  hasDatabase: boolean
}

const COMPOSE = 'docker-compose.yml'
const VARIABLES = 'deploy/compose.env.example'

/** The changes of `docker-compose.yml`, as it is in this repository or in one that `charter init` wrote; none when there is no such file. */
export function addContainer(read: (path: string) => string | undefined, container: Container): Change {
  const compose = read(COMPOSE)
  const variables = read(VARIABLES)
  if (compose === undefined) return new Map()
  if (compose.includes('x-environment:')) return new Map([[COMPOSE, ofProject(compose, container)]])
  if (variables === undefined || !compose.includes('x-gateway:')) return new Map()
  const change: Change = new Map([[COMPOSE, ofSystem(compose, container)]])
  if (container.hasDatabase)
    change.set(VARIABLES, `${variables.trimEnd()}\n${container.SERVICE}_DATABASE_PASSWORD=replace-me\n`)
  return change
}

/** The database is in the environment that all services and the migrations share. */
function ofProject(text: string, { service, SERVICE, port, hasDatabase }: Container): string {
  const url = `${SERVICE}_DATABASE_URL: postgresql://postgres:postgres@postgres:5432/${service}`
  const environment = hasDatabase ? appendToYaml(text, ['x-environment'], url) : text
  const needs = `
  depends_on:
    migrate: { condition: service_completed_successfully }`
  const block = `${service}:
  build:
    context: .
    args: { SERVICE: ${service} }
  environment:
    <<: *environment
    ${SERVICE}_HOST: 0.0.0.0
    ${SERVICE}_PORT: ${port}
  ports: ['${port}:${port}']${hasDatabase ? needs : ''}`
  return appendToYaml(environment, ['services'], block, true)
}

/** Behind the gateway. Each service has its own user of PostgreSQL. */
function ofSystem(text: string, { service, SERVICE, port, hasDatabase }: Container): string {
  const password = `${SERVICE}_DATABASE_PASSWORD`
  const url = (host: string) => `postgresql://${service}:\${${password}:?}@${host}/${service}`
  const own = `
    ${SERVICE}_DATABASE_URL: ${url('pgbouncer:6432')}
    ${SERVICE}_DATABASE_DIRECT_URL: ${url('postgres:5432')}`
  const block = `${service}:
  <<: *service
${hasDatabase ? '  depends_on: *needs' : '  depends_on:\n    users: { condition: service_healthy }'}
  environment:
    <<: ${hasDatabase ? '[*environment, *events]' : '*environment'}
    SERVICE: ${service}
    ${SERVICE}_HOST: 0.0.0.0${hasDatabase ? own : ''}`
  const address = `${SERVICE}_URL: http://${service}:${port}`
  const edits: [path: string[], block: string][] = [
    [['x-gateway', 'environment'], address],
    ...(hasDatabase
      ? ([
          [['services', 'migrate', 'environment'], `${SERVICE}_DATABASE_URL: ${url('postgres:5432')}`],
          [['services', 'postgres', 'environment'], `${password}: \${${password}:?}`],
        ] satisfies [string[], string][])
      : []),
    [['services'], block],
  ]
  return edits.reduce((edited, [path, added]) => appendToYaml(edited, path, added), text)
}
