import {
  basePathOf,
  type Contract,
  METHODS,
  type OpenApiDocument,
  type SecurityRequirement,
} from './contract.ts'

/** A document for callers. */
export type PublicDocument = OpenApiDocument & Required<Pick<OpenApiDocument, 'paths'>>

/**
 * The public part of one contract: without operations marked `x-internal` and components that are then unused. Security
 * of the whole document is copied to each operation.
 */
export function publicContract({ document }: Contract): PublicDocument {
  const known = new Set<string>()
  const paths = publicItems(document.paths ?? {}, document.security, known)
  const result: PublicDocument = { ...structuredClone(document), paths }
  if (isObject(document.webhooks)) result.webhooks = publicItems(document.webhooks as Items, undefined, known)
  dropDeadLinks(result, known)
  delete result.security
  result.components = usedComponents(result)
  const used = new Set(operationsIn(result).flatMap((operation) => (operation.tags ?? []) as string[]))
  if (Array.isArray(result.tags)) result.tags = (result.tags as Tag[]).filter(({ name }) => used.has(name))
  return result
}

/** False for a contract whose operations are all for other services only. */
export const hasPublicPart = (contract: Contract): boolean =>
  operationsIn(publicContract(contract)).length > 0

/**
 * Merges the public parts of all contracts into one document. Tags are grouped by service. Components with the same
 * name but different content all get their service's name as a prefix, so that the result does not depend on an order;
 * equal ones are shared. An operation of a later version gets its version as a suffix of its id when the id is taken.
 *
 * @throws Error naming both operations when two claim one method and path, or one id
 */
export function publicDocument(
  contracts: readonly Contract[],
  info: OpenApiDocument['info'],
): PublicDocument {
  const parts = contracts
    .map((contract): Part => ({ contract, prefix: prefixOf(contract), document: publicContract(contract) }))
    .filter(({ document }) => operationsIn(document).length > 0)
  renameOperations(parts)
  for (const part of parts) nameTagsByService(part, parts)
  const differing = differingComponents(parts)
  for (const part of parts) prefixComponents(part, differing)

  const merged: PublicDocument = { openapi: '3.1.0', info, servers: [{ url: '/' }], tags: [], paths: {} }
  const components: Record<string, Record<string, unknown>> = {}
  const webhooks: Items = {}
  for (const { document, prefix } of parts) {
    const basePath = basePathOf(document)
    for (const [path, item] of Object.entries(document.paths)) addPath(merged, basePath + path, item)
    for (const [name, item] of Object.entries((document.webhooks ?? {}) as Items)) {
      webhooks[name in webhooks ? prefix + name : name] = item
    }
    for (const [kind, named] of Object.entries(document.components ?? {})) {
      components[kind] = { ...components[kind], ...named }
    }
    ;(merged.tags as Tag[]).push(...((document.tags ?? []) as Tag[]))
  }
  if (Object.keys(webhooks).length > 0) merged.webhooks = webhooks
  return { ...merged, components }
}

type Items = Record<string, Record<string, unknown>>
type Tag = { name: string; [key: string]: unknown }

interface Part {
  contract: Contract
  /** `Users`, and `UsersV2` for a later version. */
  prefix: string
  document: PublicDocument
}

function publicItems(items: Items, security: SecurityRequirement[] | undefined, known: Set<string>): Items {
  const kept: Items = {}
  for (const [path, item] of Object.entries(items)) {
    const copy = structuredClone(item)
    if (copy['x-internal'] === true) continue
    for (const method of METHODS) {
      const operation = copy[method] as Record<string, unknown> | undefined
      if (!operation) continue
      if (operation['x-internal'] === true) {
        delete copy[method]
        continue
      }
      if (operation.security === undefined && security !== undefined) operation.security = security
      known.add(String(operation.operationId))
    }
    if (METHODS.some((method) => copy[method] !== undefined)) kept[path] = copy
  }
  return kept
}

/** Removes links to operations that are not public. */
function dropDeadLinks(document: OpenApiDocument, known: Set<string>): void {
  visit(document, ({ links }) => {
    if (!isObject(links)) return
    for (const [name, link] of Object.entries(links)) {
      if (isLink(link) && !known.has(link.operationId)) delete links[name]
    }
  })
}

/** Follows references from the operations; a security scheme is referred to by its name alone. */
function usedComponents(document: OpenApiDocument): Record<string, Record<string, unknown>> {
  const used: Record<string, Record<string, unknown>> = {}
  const add = (kind: string, name: string) => {
    const component = document.components?.[kind]?.[name]
    if (component === undefined || used[kind]?.[name] !== undefined) return
    used[kind] = { ...used[kind], [name]: component }
    collect(component)
  }
  const collect = (from: unknown) => {
    for (const [kind, name] of referencesIn(from)) add(kind, name)
  }
  collect(document.paths)
  collect(document.webhooks)
  for (const { security } of operationsIn(document)) {
    for (const requirement of (security ?? []) as SecurityRequirement[]) {
      for (const name of Object.keys(requirement)) add('securitySchemes', name)
    }
  }
  // In the order of the contract, not of the traversal.
  return inOrderOf(document.components ?? {}, used)
}

function inOrderOf(order: Record<string, object>, used: Record<string, Record<string, unknown>>) {
  const kinds = Object.keys(order).filter((kind) => used[kind])
  return Object.fromEntries(
    kinds.map((kind) => {
      const names = Object.keys(order[kind] as object).filter((name) => used[kind]?.[name] !== undefined)
      return [kind, Object.fromEntries(names.map((name) => [name, used[kind]?.[name]]))]
    }),
  )
}

function renameOperations(parts: Part[]): void {
  const taken = new Map<string, Part>()
  for (const part of parts) {
    const renamed = new Map<string, string>()
    for (const operation of operationsIn(part.document)) {
      const id = String(operation.operationId)
      const other = taken.get(id)
      const newId = other ? id + part.contract.version.toUpperCase() : id
      if (other && (other.contract.service !== part.contract.service || taken.has(newId))) {
        throw new Error(
          `${nameOf(part)} and ${nameOf(other)} both have an operation ${id}: rename one of them`,
        )
      }
      taken.set(newId, part)
      renamed.set(id, newId)
      operation.operationId = newId
    }
    visit(part.document, ({ links }) => {
      for (const link of isObject(links) ? Object.values(links).filter(isLink) : []) {
        link.operationId = renamed.get(link.operationId) as string
      }
    })
  }
}

function nameTagsByService({ document, contract }: Part, parts: Part[]): void {
  const versions = parts.filter((part) => part.contract.service === contract.service).length
  const service = versions > 1 ? `${document.info.title} ${contract.version}` : document.info.title
  // "Orders", not "Orders: Orders".
  const nameIn = (tag: string) => (tag === document.info.title ? service : `${service}: ${tag}`)
  for (const tag of (document.tags ?? []) as Tag[]) tag.name = nameIn(tag.name)
  for (const operation of operationsIn(document)) {
    operation.tags = ((operation.tags ?? ['Operations']) as string[]).map(nameIn)
  }
}

/** Names whose components differ in text, or refer to one that does. */
function differingComponents(parts: Part[]): Set<string> {
  const variants = new Map<string, Set<string>>()
  const references = new Map<string, Set<string>>()
  for (const { document } of parts) {
    for (const [kind, named] of Object.entries(document.components ?? {})) {
      for (const [name, component] of Object.entries(named)) {
        const key = `${kind}/${name}`
        variants.set(key, (variants.get(key) ?? new Set()).add(canonical(component)))
        const refers = references.get(key) ?? new Set()
        for (const reference of referencesIn(component)) refers.add(reference.join('/'))
        references.set(key, refers)
      }
    }
  }
  const differing = new Set([...variants].filter(([, texts]) => texts.size > 1).map(([key]) => key))
  let before: number
  do {
    before = differing.size
    for (const [key, refers] of references) {
      if ([...refers].some((other) => differing.has(other))) differing.add(key)
    }
  } while (differing.size > before)
  return differing
}

function prefixComponents({ document, prefix }: Part, differing: Set<string>): void {
  const rename = (kind: string, name: string) => (differing.has(`${kind}/${name}`) ? prefix + name : name)
  visit(document, (node) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'string' || !value.startsWith('#/components/')) continue
      const [kind, name, ...rest] = value.slice('#/components/'.length).split('/') as [string, string]
      node[key] = `#/components/${[kind, rename(kind, name), ...rest].join('/')}`
    }
  })
  for (const operation of operationsIn(document)) {
    operation.security = ((operation.security ?? []) as SecurityRequirement[]).map((requirement) =>
      Object.fromEntries(
        Object.entries(requirement).map(([name, roles]) => [rename('securitySchemes', name), roles]),
      ),
    )
  }
  for (const [kind, named] of Object.entries(document.components ?? {})) {
    const renamed = Object.entries(named).map(([name, component]) => [rename(kind, name), component] as const)
    document.components = { ...document.components, [kind]: Object.fromEntries(renamed) }
  }
}

function addPath({ paths }: PublicDocument, path: string, item: Record<string, unknown>): void {
  const there = paths[path]
  const both = there && METHODS.find((method) => there[method] !== undefined && item[method] !== undefined)
  if (both) {
    const ids = [there[both], item[both]].map(
      (operation) => (operation as { operationId: string }).operationId,
    )
    throw new Error(`${ids.join(' and ')} both claim ${both.toUpperCase()} ${path}`)
  }
  paths[path] = { ...there, ...item }
}

/** The operations of the paths, and those of webhooks. */
function operationsIn(document: OpenApiDocument): Record<string, unknown>[] {
  const items = [document.paths, document.webhooks as Items | undefined].flatMap((of) =>
    Object.values(of ?? {}),
  )
  return items.flatMap((item) =>
    METHODS.filter((method) => item[method] !== undefined).map(
      (method) => item[method] as Record<string, unknown>,
    ),
  )
}

/** The components that a node refers to: `$ref`s, and a discriminator's mapping. */
function referencesIn(node: unknown): [kind: string, name: string][] {
  const found: [string, string][] = []
  visit(node, (object) => {
    for (const value of Object.values(object)) {
      if (typeof value !== 'string' || !value.startsWith('#/components/')) continue
      const [kind, name] = value.slice('#/components/'.length).split('/') as [string, string]
      found.push([kind, name])
    }
  })
  return found
}

function visit(node: unknown, see: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, see)
  else if (isObject(node)) {
    see(node)
    for (const value of Object.values(node)) visit(value, see)
  }
}

/** Equal text for equal values, independent of the order of keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  )

const prefixOf = ({ service, version }: Contract) =>
  service.replace(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase()) +
  (version === 'v1' ? '' : version.toUpperCase())

const nameOf = ({ contract }: Part) => `${contract.service} ${contract.version}`

const isLink = (value: unknown): value is { operationId: string } =>
  isObject(value) && typeof value.operationId === 'string'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
