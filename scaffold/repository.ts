import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { METHODS, type OpenApiDocument } from '#platform/contract/contract.ts'
import { nearest } from '#platform/contract/nearest.ts'
import { ScaffoldError } from './change.ts'

/** What a repository has, as far as a new part must not collide with it. */
export interface Repository {
  root: string
  /** The folders of `services/`. */
  services: string[]
  contracts: ContractFile[]
  /** The events of all contracts, by type. */
  events: Map<string, EventSource>
  /** Whether `tests/contract/` has cases for each operation. */
  hasContractTests: boolean
  /** Reads a file; undefined when it does not exist. */
  read(path: string): string | undefined
}

export interface ContractFile {
  service: string
  /** `v1` */
  version: string
  path: string
  text: string
  document: OpenApiDocument
}

export interface EventSource {
  service: string
  /** `subject` and `data` of the first example. */
  example: { subject: string; data: unknown }
}

/** Compiles the text of a contract. @throws ScaffoldError with every error in it, each with its line */
export type ReadContract = (service: string, version: string, text: string) => Promise<OpenApiDocument>

export function readRepository(root: string): Repository {
  const contracts = globSync('openapi/*/v*.yaml', { cwd: root })
    .sort()
    .map((path): ContractFile => {
      const [, service, file] = path.split(/[\\/]/) as [string, string, string]
      const text = readFileSync(join(root, path), 'utf8')
      return {
        service,
        version: file.replace('.yaml', ''),
        path,
        text,
        document: parse(text) as OpenApiDocument,
      }
    })
  return {
    root,
    services: globSync('services/*/main.ts', { cwd: root }).map((file) => file.split(/[\\/]/)[1] as string),
    contracts,
    events: new Map(contracts.flatMap(eventsOf)),
    hasContractTests: existsSync(join(root, 'tests/contract/cases.ts')),
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
  }
}

/**
 * The newest contract of a service.
 *
 * @throws ScaffoldError when there is no such service
 */
export function contractOf({ contracts }: Repository, service: string): ContractFile {
  const own = contracts.filter((contract) => contract.service === service)
  const newest = own.sort((a, b) => numberOf(b) - numberOf(a))[0]
  if (newest) return newest
  const near = nearest(
    service,
    contracts.map((contract) => contract.service),
  )
  throw new ScaffoldError(`There is no service ${service}${near ? `: did you mean ${near}?` : '.'}`)
}

export const numberOf = ({ version }: Pick<ContractFile, 'version'>): number => Number(version.slice(1))

/** @throws ScaffoldError naming the events that no contract declares */
export function checkEvents({ events }: Repository, types: readonly string[]): void {
  const unknown = types
    .filter((type) => !events.has(type))
    .map((type) => {
      const near = nearest(type, [...events.keys()])
      return `No contract declares the event ${type}${near ? `: did you mean ${near}?` : '.'}`
    })
  if (unknown.length > 0) throw new ScaffoldError(unknown.join('\n'))
}

/** One line for each operation, path and event that another contract has already. */
export function collisionsWith(
  { contracts }: Repository,
  added: Pick<ContractFile, 'service' | 'document'>,
): string[] {
  const others = contracts.filter(({ service }) => service !== added.service)
  const taken = new Map(
    others.flatMap((contract) => claimsOf(contract).map((claim) => [claim, contract.path])),
  )
  return claimsOf(added).flatMap((claim) =>
    taken.has(claim) ? [`${taken.get(claim)} has ${claim} already.`] : [],
  )
}

function claimsOf({ document }: Pick<ContractFile, 'document'>): string[] {
  const base = document.servers?.[0]?.url.replace(/\/$/, '') ?? ''
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).flatMap((method) => [
      `${method.toUpperCase()} ${base}${path.replaceAll(/\{[^}]+\}/g, '{}')}`,
      `the operation ${(item[method] as { operationId?: string }).operationId}`,
    ]),
  )
  return [...operations, ...Object.keys(document.webhooks ?? {}).map((name) => `the event ${name}`)]
}

interface Webhook {
  post?: {
    requestBody?: {
      content?: Record<
        string,
        {
          schema?: { allOf?: { properties?: { type?: { const?: string } } }[] }
          examples?: Record<string, { $ref?: string; value?: EventSource['example'] }>
        }
      >
    }
  }
}

function eventsOf({ service, document }: ContractFile): [string, EventSource][] {
  return Object.values((document.webhooks ?? {}) as Record<string, Webhook>).flatMap(({ post }) => {
    const media = post?.requestBody?.content?.['application/cloudevents+json']
    const type = media?.schema?.allOf?.[1]?.properties?.type?.const
    const example = Object.values(media?.examples ?? {})[0]
    const named = example?.$ref?.split('/').at(-1) ?? ''
    const examples = (document.components as { examples?: Record<string, typeof example> } | undefined)
      ?.examples
    const value = example?.value ?? examples?.[named]?.value
    return type && value ? [[type, { service, example: value }]] : []
  })
}
