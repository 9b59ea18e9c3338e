import { type Contract, type Operation, operationsOf } from '#platform/contract/contract.ts'
import { isStreamType } from '#platform/contract/media-type.ts'
import { allowOf, createPathTree, entryOf } from '#platform/http/path-tree.ts'

/** The result of routing a method and path. */
export type Match =
  | Found
  /** The path exists, but not with this method. */
  | { kind: 'method'; allow: string }

interface Found {
  kind: 'operation'
  operation: Operation
  /** Its response is a stream of items (`text/event-stream` and the like). */
  isStream: boolean
}

/** @throws URIError if the percent-encoding of the path is invalid */
export type Router = (method: string, path: string) => Match | undefined

/**
 * Creates the routes of all contracts, with the same path tree as the services. Operations marked `x-internal` are not
 * routed, but their paths still take precedence: an internal `/users/internal` does not match `/users/{userId}`.
 *
 * @throws Error if two operations have the same method and path
 */
export function createRouter(contracts: readonly Contract[]): Router {
  const tree = createPathTree<Found>()
  const conflicts: string[] = []
  for (const operation of contracts.flatMap(operationsOf)) {
    const method = operation.method.toUpperCase()
    const found: Found = { kind: 'operation', operation, isStream: isStream(operation) }
    for (const basePath of operation.basePaths) {
      const other = tree.add(method, basePath + operation.path, found)
      if (other && other !== found)
        conflicts.push(
          `${nameOf(other.operation)} and ${nameOf(operation)} both claim ${method} ${basePath}${operation.path}`,
        )
    }
  }
  if (conflicts.length > 0) throw new Error(`The contracts conflict:\n- ${conflicts.join('\n- ')}`)

  return (method, path) => {
    const leaf = tree.find(path)?.leaf
    if (!leaf) return undefined
    const found = entryOf(leaf, method.toUpperCase())
    if (found && !found.operation.internal) return found
    const methods = [...leaf.methods].filter(([, { operation }]) => !operation.internal).map(([name]) => name)
    return methods.length > 0 ? { kind: 'method', allow: allowOf(methods) } : undefined
  }
}

const nameOf = ({ service, version, id }: Operation) => `${service} ${version} ${id}`

const isStream = ({ responses }: Operation) =>
  Object.values(responses).some(({ content }) => Object.keys(content ?? {}).some(isStreamType))
