import { dirname, join, relative, resolve } from 'node:path'
import { parse } from 'yaml'
import { type OpenApiDocument, operationsOf } from '#platform/contract/contract.ts'
import { type Change, ScaffoldError } from './change.ts'
import { addContainer } from './containers.ts'
import { replaceIn } from './edit.ts'
import { eventBlock } from './event.ts'
import { type Names, namesOf, pascal } from './names.ts'
import { checkEvents, collisionsWith, type ReadContract, type Repository } from './repository.ts'
import { renderFolder } from './template.ts'
import { handlerIndex, markUnwritten, unwrittenHandler } from './unwritten.ts'

export interface NewService {
  name: string
  /** The text of a contract, and where it was read. */
  from?: { text: string; file: string }
  /** A PostgreSQL database, with outbox and inbox. */
  hasDatabase: boolean
  /** Event types; they need a database. */
  consumes: readonly string[]
  now: Date
}

/**
 * The files of a new service: contract, database, code, tests, variables, and its line in the gateway.
 *
 * @throws ScaffoldError for a name that is taken or impossible, an unknown event, and a contract with errors
 */
export async function newService(
  repository: Repository,
  { name, from, hasDatabase, consumes, now }: NewService,
  readContract: ReadContract,
): Promise<Change> {
  const names = namesOf(name)
  checkName(repository, names)
  checkEvents(repository, consumes)
  const database = hasDatabase || consumes.length > 0
  const hasUsers = repository.services.includes('users')
  const flags = new Set([
    ...(database ? ['database'] : []),
    ...(consumes.length > 0 ? ['consumes'] : []),
    ...(from ? [] : ['own']),
    ...(from || database ? [] : ['source']),
    ...(database ? ['bearer'] : []),
    ...(database && !from ? ['publishes', ...(hasUsers ? ['secured'] : [])] : []),
  ])
  const values = {
    ...names,
    summary: `${names.Title}.`,
    port: String(freePort(repository)),
    moment: now.toISOString().replace(/\D/g, '').slice(0, 14),
    consumed: consumes.join('\n- '),
    event: eventBlock({
      service: name,
      name: `${names.Entity}Created`,
      id: `${names.entity}Id`,
      summary: `${names.A_thing} was created`,
      data: { name: 'First' },
    }),
  }
  const change: Change = new Map()
  const add = (files: Change) => {
    for (const [path, text] of files)
      if (repository.hasContractTests || !path.startsWith('tests/contract/')) change.set(path, text)
  }
  const contractFile = `openapi/${name}/v1.yaml`
  const own = database ? 'database' : 'plain'
  add(
    from
      ? new Map([[contractFile, withConsumes(movedReferences(repository, from), consumes)]])
      : renderFolder(own, values, flags),
  )
  const text = change.get(contractFile) as string
  const document = await readContract(name, 'v1', text)
  const contract = { service: name, version: 'v1', document }
  const collisions = collisionsWith(repository, { service: name, document: parse(text) as OpenApiDocument })
  if (collisions.length > 0) throw new ScaffoldError(collisions.join('\n'))
  if (from) {
    for (const flag of flagsOf(names, document, database)) flags.add(flag)
    const operations = operationsOf(contract)
    const ids = operations.map(({ id }) => id)
    for (const operation of operations) add(unwrittenHandler(names, contract, operation))
    change.set(`services/${name}/handlers/index.ts`, handlerIndex(names, ids))
    add(markUnwritten(repository, contract, ids))
  }
  if (database) add(renderFolder('prisma', values, flags))
  add(renderFolder('service', values, flags))
  for (const type of consumes) add(consumer(repository, names, type))
  if (consumes.length > 0) change.set(`services/${name}/events/index.ts`, eventIndex(names, consumes))
  add(edits(repository, names, values.port, flags))
  return change
}

function checkName(repository: Repository, { service, SERVICE }: Names): void {
  const { services, contracts, read } = repository
  if (services.includes(service) || contracts.some((contract) => contract.service === service))
    throw new ScaffoldError(`The service ${service} exists already.`)
  if (read(`prisma/${service}/schema.prisma`) !== undefined)
    throw new ScaffoldError(`prisma/${service} exists already, without a service.`)
  // A service refuses unknown variables with its own prefix, so no other variable may begin with it.
  const variables = [...(read('.env.example') ?? '').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(
    ([, name]) => name as string,
  )
  const taken = variables.find((variable) => variable.startsWith(`${SERVICE}_`))
  const longer = services.find((other) =>
    `${SERVICE}_`.startsWith(`${other.replaceAll('-', '_').toUpperCase()}_`),
  )
  if (taken !== undefined)
    throw new ScaffoldError(
      `"${service}" can't be the name of a service: its variables begin with ${SERVICE}_, as ${taken} does.`,
    )
  if (longer !== undefined)
    throw new ScaffoldError(
      `"${service}" can't be the name of a service: the service ${longer} would take its variables, such as ${SERVICE}_PORT, for its own.`,
    )
}

/** The first port above those of all services. */
function freePort({ services, read }: Repository): number {
  const ports = services
    .filter((service) => service !== 'gateway')
    .map((service) => Number(/\bport: (\d+)/.exec(read(`services/${service}/config.ts`) ?? '')?.[1] ?? 0))
  return Math.max(3000, ...ports) + 1
}

/** A contract is in `openapi/<service>/`: references to `openapi/shared/` from elsewhere are led there. */
function movedReferences({ root }: Repository, { text, file }: { text: string; file: string }): string {
  const shared = join(root, 'openapi/shared')
  return text.replaceAll(
    /(\$ref: *['"]?)([^'"#\s]+)(#)/g,
    (whole, before: string, path: string, hash: string) => {
      const target = relative(shared, resolve(dirname(file), path))
      return target.startsWith('..') ? whole : `${before}../shared/${target}${hash}`
    },
  )
}

function withConsumes(text: string, consumes: readonly string[]): string {
  if (consumes.length === 0 || /^x-consumes:/m.test(text)) return text
  return replaceIn(
    'the contract',
    text,
    /^paths:/m,
    `x-consumes:\n${consumes.map((type) => `  - ${type}`).join('\n')}\npaths:`,
  )
}

/** What a contract asks of the service. */
function flagsOf({ service }: Names, document: OpenApiDocument, database: boolean): string[] {
  const operations = operationsOf({ service, version: 'v1', document })
  const schemes = new Set(operations.flatMap(({ security }) => security.flatMap((each) => Object.keys(each))))
  const errors: string[] = []
  for (const scheme of schemes)
    if (scheme !== 'bearer')
      errors.push(
        `The security scheme ${scheme} needs a verifier that only you can write: begin without it, and add it in services/${service}/service.ts.`,
      )
  const flags = schemes.has('bearer') ? ['bearer'] : []
  const hasKeys = JSON.stringify(document.paths ?? {}).includes('"x-idempotency"')
  const hasEvents = Object.keys(document.webhooks ?? {}).length > 0
  if (hasKeys) flags.push('idempotency')
  if (hasEvents) flags.push('publishes')
  if (!database && (hasKeys || hasEvents || document['x-consumes'] !== undefined))
    errors.push('The contract has events or x-idempotency, which need a database: add --database.')
  if (errors.length > 0) throw new ScaffoldError(errors.join('\n'))
  return flags
}

/** `orders.order-confirmed.v1` -> `onOrderConfirmed`, and `onOrderConfirmedV2` for a later version. */
export function handlerOf(type: string): string {
  const [, name = '', version = 'v1'] = type.split('.')
  return `on${pascal(name)}${version === 'v1' ? '' : version.toUpperCase()}`
}

function consumer({ events }: Repository, names: Names, type: string): Change {
  const source = events.get(type) as { service: string; example: { subject: string; data: unknown } }
  const values = { handler: handlerOf(type), type, producer: source.service, subject: source.example.subject }
  return renderFolder('consumer', { ...names, ...values, data: JSON.stringify(source.example.data) })
}

function eventIndex({ service }: Names, types: readonly string[]): string {
  const imports = [...new Set(types.map(handlerOf))]
    .sort()
    .map((name) => `import { ${name} } from './${name}.ts'`)
  return `import type { Consumed } from '#generated/${service}/v1/consumed.ts'
import type { EventHandler } from '../context.ts'
${imports.join('\n')}

export const eventHandlers = {
${types.map((type) => `  '${type}': ${handlerOf(type)},`).join('\n')}
} satisfies { [Type in keyof Consumed]: EventHandler<Type> }
`
}

/** The files that have to know a service: `.env.example`, the ports of the gateway and the containers, where there are such. */
function edits(
  { read }: Repository,
  { service, SERVICE }: Names,
  port: string,
  flags: ReadonlySet<string>,
): Change {
  const change: Change = new Map()
  const example = read('.env.example')
  const title = `# --- ${service} `
  const lines = [
    title + '-'.repeat(Math.max(3, 119 - title.length)),
    ...[
      [`PORT=${port}`, 'the port to listen on'],
      ['HOST=127.0.0.1', 'the address to listen on; 0.0.0.0 in a container'],
      [`URL=http://127.0.0.1:${port}`, 'where others find it'],
      ...(flags.has('database')
        ? [
            [`DATABASE_URL=postgresql://user:password@host:5432/${service}`, '(required) its database'],
            ['DATABASE_POOL_MAX=10', 'connections of one process'],
          ]
        : []),
    ].map(([variable, meaning]) => `${`# ${SERVICE}_${variable}`.padEnd(36)}  ${meaning}`),
  ]
  if (example !== undefined) change.set('.env.example', `${example.trimEnd()}\n\n${lines.join('\n')}\n`)
  const container = { service, SERVICE, port, hasDatabase: flags.has('database') }
  for (const [path, text] of addContainer(read, container)) change.set(path, text)
  const gateway = 'services/gateway/config.ts'
  const text = read(gateway)
  if (text !== undefined) {
    const list = /const DEFAULT_PORTS[^}]*?(?=\n\})/.exec(text)?.[0]
    if (list === undefined)
      throw new ScaffoldError(`${gateway} has no DEFAULT_PORTS: add ${service} to the gateway yourself.`)
    change.set(
      gateway,
      text.replace(list, () => `${list}\n  '${service}': ${port},`),
    )
  }
  return change
}
