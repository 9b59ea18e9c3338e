import { type Contract, type Operation, operationsOf } from '#platform/contract.ts'
import { isStreamType } from '#platform/media-type.ts'
import { allowOf, createPathTree, entryOf } from '#platform/path-tree.ts'

/** What a request's method and path lead to. */
export type Match =
  | Found
  /** The path exists, with these methods only. */
  | { kind: 'method'; allow: string }

interface Found {
  kind: 'operation'
  operation: Operation
  /** Its response is a stream of items (`text/event-stream` and the like). */
  isStream: boolean
}

/** @throws URIError when the path is not valid percent-encoding */
export type Router = (method: string, path: string) => Match | undefined

/**
 * Routes from the contracts, by the same tree as the services. Operations marked `x-internal` have no route, but their
 * paths are known: `/users/internal` does not match `/users/{userId}`, since it does not in the service either.
 *
 * @throws Error naming the operations when two claim one method and path
 */
export function createRouter(contracts: readonly Contract[]): Router {
  const tree = createPathTree<Found>()
  const faults: string[] = []
  for (const operation of contracts.flatMap(operationsOf)) {
    const method = operation.method.toUpperCase()
    const found: Found = { kind: 'operation', operation, isStream: isStream(operation) }
    for (const basePath of operation.basePaths) {
      const other = tree.add(method, basePath + operation.path, found)
      if (other && other !== found)
        faults.push(
          `${nameOf(other.operation)} and ${nameOf(operation)} both claim ${method} ${basePath}${operation.path}`,
        )
    }
  }
  if (faults.length > 0) throw new Error(`The contracts conflict:\n- ${faults.join('\n- ')}`)

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
