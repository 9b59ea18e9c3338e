import type { Contract } from '../contract/contract.ts'
import type { Reply } from '../http/handler.ts'
import { createPathTree } from '../http/path-tree.ts'
import type { MigrationPlan } from '../contract/migration-plan.ts'

/* Headers whose values are addresses of the version that the handler serves. */
const ADDRESSES = new Set(['location', 'content-location'])

/** Translates the addresses in the headers of a response of the newer version: `/api/v2/persons/1` is `/api/v1/people/1`. */
export function openAddresses(
  older: Contract,
  newer: Contract,
  { operations }: MigrationPlan,
): (reply: Reply) => Reply {
  const tree = createPathTree<string>()
  const newerPaths = new Map(
    (newer.compiled?.operations ?? []).map(({ id, basePath, path }) => [id, basePath + path]),
  )
  for (const { id, basePath, path } of older.compiled?.operations ?? []) {
    const template = newerPaths.get(operations[id]?.successor ?? '')
    if (template !== undefined && template !== basePath + path) tree.add('GET', template, basePath + path)
  }
  const translated = (address: string): string => {
    const [path = ''] = address.split(/[?#]/, 1)
    const match = find(tree, path)
    const template = match?.leaf.methods.get('GET')
    if (!match || template === undefined) return address
    let at = 0
    return template.replaceAll(/\{[^{}]+\}/g, () => match.values[at++] ?? '') + address.slice(path.length)
  }
  return (reply) => {
    const { headers } = reply
    let changed: Reply['headers']
    for (const name in headers) {
      const value = headers[name]
      if (typeof value !== 'string' || !ADDRESSES.has(name.toLowerCase())) continue
      changed ??= { ...headers }
      changed[name] = translated(value)
    }
    return changed ? { ...reply, headers: changed } : reply
  }
}

/** An address of anywhere else may have any form. */
function find<T>(tree: ReturnType<typeof createPathTree<T>>, path: string) {
  try {
    return tree.find(path)
  } catch {
    return undefined
  }
}
