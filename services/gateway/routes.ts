import { type Contract, type Operation, operationsOf } from '#platform/contract.ts'

/** What a request's method and path lead to. */
export type Match =
  | { kind: 'operation'; operation: Operation }
  /** The path exists, with these methods only. */
  | { kind: 'method'; allow: string }

export type Router = (method: string, path: string) => Match | undefined

interface Path {
  /** `/api/v1/users/{}`: two paths that differ in the names of parameters only are one. */
  key: string
  pattern: RegExp
  /** For the literal before the templated (OpenAPI 3.1, "Path Templating Matching"). */
  templates: number
  operations: Map<string, Operation>
}

/**
 * Routes from the contracts. Operations marked `x-internal` are not there, but their paths are: `/users/internal`
 * does not fall through to `/users/{userId}`, since the service would not see it as that either.
 *
 * @throws Error naming the operations when two claim one method and path
 */
export function createRouter(contracts: readonly Contract[]): Router {
  const paths = pathsOf(contracts)
  const literal = new Map(paths.filter(({ templates }) => templates === 0).map((path) => [path.key, path]))
  const templated = Map.groupBy(
    paths.filter(({ templates }) => templates > 0).sort((a, b) => a.templates - b.templates),
    ({ key }) => key.split('/').length,
  )

  return (method, path) => {
    const found =
      literal.get(path) ?? templated.get(path.split('/').length)?.find(({ pattern }) => pattern.test(path))
    if (!found) return undefined
    const isPublic = (operation: Operation | undefined) => operation && !operation.internal
    const name = method.toLowerCase()
    const operation =
      found.operations.get(name) ?? (name === 'head' ? found.operations.get('get') : undefined)
    if (operation && isPublic(operation)) return { kind: 'operation', operation }
    const methods = [...found.operations].filter(([, other]) => isPublic(other)).map(([each]) => each)
    return methods.length > 0 ? { kind: 'method', allow: allowOf(methods) } : undefined
  }
}

function pathsOf(contracts: readonly Contract[]): Path[] {
  const paths = new Map<string, Path>()
  const faults: string[] = []
  for (const operation of contracts.flatMap(operationsOf)) {
    const parts = (operation.basePath + operation.path).split(/\{[^}]+\}/)
    const key = parts.join('{}')
    const source = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^/]+')
    const path = paths.get(key) ?? {
      key,
      pattern: new RegExp(`^${source}$`),
      templates: parts.length - 1,
      operations: new Map<string, Operation>(),
    }
    paths.set(key, path)
    const other = path.operations.get(operation.method)
    if (other) {
      const claim = `${operation.method.toUpperCase()} ${operation.basePath}${operation.path}`
      faults.push(`${nameOf(other)} and ${nameOf(operation)} both claim ${claim}`)
    }
    path.operations.set(operation.method, operation)
  }
  if (faults.length > 0) throw new Error(`The contracts do not fit together:\n- ${faults.join('\n- ')}`)
  return [...paths.values()]
}

const nameOf = ({ service, version, id }: Operation) => `${service} ${version} ${id}`

function allowOf(methods: string[]): string {
  const names = methods.map((method) => method.toUpperCase())
  return [...new Set([...names, ...(names.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(', ')
}
