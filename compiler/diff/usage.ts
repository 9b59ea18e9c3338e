import { basename, dirname } from 'node:path'
import { METHODS, type OpenApiDocument } from '#platform/contract/contract.ts'
import { isObject } from '../document/json-pointer.ts'
import { withoutNames } from '../document/path-template.ts'
import type { Change, Consumer } from './change.ts'

/** What `npm run contract -- usage --json` prints. */
export interface Usage {
  /** When it was read. */
  at: string
  /** By service, since when its usage is counted; null before the first request. */
  services: Readonly<Record<string, { since: string | null }>>
  usage: readonly UsageEntry[]
}

export interface UsageEntry {
  service: string
  /** `v1` */
  version: string
  /** The operationId. */
  operation: string
  /** Empty for the operation itself; else a deprecated part of it, such as `query parameter sort`. */
  element: string
  /** `service orders`, `client 4f…`, `sdk charter-shop/1.0.0`, `user 2c…` or `anonymous`. */
  consumer: string
  count: number
  lastUsed: string
}

const DAYS = 30

/** Removals, which break no client when none used what was removed. */
const REMOVED =
  /^(path|operation|request-parameter|request-body|request-media-type|request-property|response|response-property|response-header|response-media-type)-removed$/

/**
 * Adds to each breaking change who uses what it breaks. A removal of what no client has used within 30 days is no breaking
 * change, provided that usage was counted all that time.
 *
 * @param old the older document
 * @param contract `openapi/<service>/v<N>.yaml`
 * @throws Error when `usage` is no usage
 */
export function withUsage(
  changes: Change[],
  old: OpenApiDocument,
  usage: Usage | undefined,
  contract: string,
): Change[] {
  if (!usage) return changes
  const service = basename(dirname(contract))
  const version = basename(contract).replace(/\.ya?ml$/, '')
  const from = new Date(Date.parse(usage.at) - DAYS * 86_400_000).toISOString()
  const since = usage.services[service]?.since
  const isCounted = typeof since === 'string' && since <= from
  const recent = usage.usage.filter(
    (one) => one.service === service && one.version === version && one.lastUsed >= from,
  )
  const ids = operationIds(old)
  for (const change of changes) {
    if (change.level !== 'breaking') continue
    const operations = ids(change.operation)
    const consumers = consumersOf(recent, change, operations)
    if (consumers.length > 0) change.consumers = consumers
    else if (isCounted && operations.length > 0 && REMOVED.test(change.rule)) {
      change.level = 'additive'
      change.message += ` No client has used it since ${from.slice(0, 10)}.`
    }
  }
  const order = ['breaking', 'additive', 'text']
  return changes.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}

/** @throws Error in one sentence */
export function readUsage(content: unknown): Usage {
  const isUsage =
    isObject(content) &&
    typeof content.at === 'string' &&
    !Number.isNaN(Date.parse(content.at)) &&
    isObject(content.services) &&
    Array.isArray(content.usage) &&
    content.usage.every(
      (one) =>
        isObject(one) &&
        ['service', 'version', 'operation', 'element', 'consumer', 'lastUsed'].every(
          (key) => typeof one[key] === 'string',
        ) &&
        typeof one.count === 'number',
    )
  if (!isUsage) throw new Error('It is not what `npm run contract -- usage --json` prints')
  return content as unknown as Usage
}

/**
 * The usage of several places, such as two regions. What one of them has not counted long enough is not counted long enough.
 */
export function mergeUsage(all: readonly Usage[]): Usage {
  const services: Record<string, { since: string | null }> = {}
  for (const { services: own } of all)
    for (const [name, { since }] of Object.entries(own)) {
      const known = services[name]
      services[name] = { since: known ? later(known.since, since) : since }
    }
  const at = all.map((one) => one.at).reduce((a, b) => (Date.parse(a) < Date.parse(b) ? a : b))
  return { at, services, usage: all.flatMap(({ usage }) => usage) }
}

const later = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? null : one > other ? one : other

/* Of a deprecated part it is known who uses it; of any other, only who calls the operation. */
function consumersOf(
  recent: readonly UsageEntry[],
  change: Change,
  operations: readonly string[],
): Consumer[] {
  const isOfAll = change.operation === ''
  const element = change.wasCounted ? change.subject : ''
  const found = recent.filter(
    (one) => one.element === element && (isOfAll || operations.includes(one.operation)),
  )
  return [...Map.groupBy(found, ({ consumer }) => consumer)].map(([consumer, list]) => ({
    consumer,
    count: list.reduce((sum, { count }) => sum + count, 0),
    lastUsed: list.map(({ lastUsed }) => lastUsed).reduce((a, b) => (a > b ? a : b)),
  }))
}

/** The operationIds by what a change calls the operation: `GET /users/{userId}`, or a path for all of its methods. */
function operationIds({ paths = {} }: OpenApiDocument): (operation: string) => string[] {
  const ids = new Map<string, string[]>()
  for (const [path, item] of Object.entries(paths))
    for (const method of METHODS) {
      const operation = item[method]
      if (!isObject(operation)) continue
      const { operationId } = operation
      const id = typeof operationId === 'string' ? operationId : `${method} ${path}`
      ids.set(`${method.toUpperCase()} ${withoutNames(path)}`, [id])
      ids.set(withoutNames(path), [...(ids.get(withoutNames(path)) ?? []), id])
    }
  return (operation) => ids.get(withoutNames(operation)) ?? []
}
