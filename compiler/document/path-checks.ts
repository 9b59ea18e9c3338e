import { METHODS, serverPathsOf } from '#platform/contract/contract.ts'
import { type Violation, refusal, remove, rename } from './violation.ts'
import { at, isObject } from './json-pointer.ts'
import { withoutNames } from './path-template.ts'
import { resolveNode, type Source } from './source.ts'

type Node = Record<string, unknown>

/** OpenAPI 3.1.1, section 4.8.8, and RFC 3986, section 3.3. */
export function checkPaths({ document }: Source): Violation[] {
  const paths = (document.paths ?? {}) as Node
  const violations: Violation[] = []
  const templates = new Map<string, string>()
  for (const path of Object.keys(paths)) {
    if (path.startsWith('x-')) continue
    const pointer = at('#/paths', path)
    const violation = pathViolation(paths, path, pointer)
    if (violation) {
      violations.push(violation)
      continue
    }
    const template = withoutNames(path)
    const other = templates.get(template)
    if (other === undefined) templates.set(template, path)
    else
      violations.push(
        refusal(
          pointer,
          `the paths ${other} and ${path} are identical: only the names of their parameters differ. Write one path, with the operations of both`,
          {
            effect: 'the operations of both are served, the first of each method',
            apply: () => {
              const [first, second] = [paths[other], paths[path]]
              if (!isObject(first) || !isObject(second)) return
              for (const method of METHODS) if (first[method] !== undefined) delete second[method]
            },
          },
        ),
      )
  }
  return violations
}

function pathViolation(paths: Node, path: string, pointer: string): Violation | undefined {
  if (!path.startsWith('/'))
    return refusal(pointer, 'a path must start with /', rename(paths, path, `/${path}`))
  if (/[?#]/.test(path.replace(/\{[^{}]*\}/g, '')))
    return refusal(
      pointer,
      'a path has no query and no fragment: declare query parameters instead',
      remove(paths, path),
    )
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string)
  if (/[{}]/.test(path.replace(/\{[^{}]+\}/g, '')))
    return refusal(pointer, 'the braces of a path must hold the name of a parameter', remove(paths, path))
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined)
    return refusal(
      pointer,
      `the path has {${twice}} twice: give each parameter a name of its own`,
      remove(paths, path),
    )
  try {
    decodeURIComponent(path)
    return undefined
  } catch {
    return refusal(
      pointer,
      'a percent sign in a path must be written %25, unless two hexadecimal digits of UTF-8 follow it',
      rename(paths, path, path.replace(/%(?![0-9a-f]{2})/gi, '%25')),
    )
  }
}

interface Operation {
  node: Node
  pointer: string
  path: string
  method: string
  item: Node
  itemPointer: string
}

/** What concerns several operations, or an operation and its path: ids, routes and path parameters. */
export function checkOperations(source: Source): Violation[] {
  const violations: Violation[] = []
  const ids = new Map<string, string>()
  const routes = new Map<string, { name: string; template: string }>()
  for (const operation of operationsOf(source)) {
    const { node, pointer, path, method, item } = operation
    const id = node.operationId
    const name = `${method.toUpperCase()} ${path}`
    const other = typeof id === 'string' ? ids.get(id) : undefined
    // A path item that several paths refer to is written once.
    if (other !== undefined && pointer === operation.itemPointer + `/${method}`)
      violations.push(
        refusal(
          at(pointer, 'operationId'),
          `the operationId ${String(id)} is also that of ${other}: give each operation one of its own`,
          {
            effect: `called "${method} ${path}"`,
            apply: () => void delete node.operationId,
          },
        ),
      )
    else if (typeof id === 'string') ids.set(id, name)
    const template = withoutNames(path)
    const bases = basePaths(node.servers ?? item.servers ?? source.document.servers)
    const claimed = bases.map((base) => `${method} ${withoutNames(base + path)}`)
    const first = claimed.map((route) => routes.get(route)).find((known) => known !== undefined)
    for (const route of claimed) routes.set(route, routes.get(route) ?? { name, template })
    // Identical paths are a violation of their own.
    if (first !== undefined && first.template !== template)
      violations.push(
        refusal(
          pointer,
          `${name} and ${first.name} claim the same method and path, with the paths of their servers: delete one, or leave it out with --omit`,
          remove(item, method),
        ),
      )
    violations.push(...checkParameters(source, operation))
  }
  return violations
}

function basePaths(servers: unknown): string[] {
  try {
    return serverPathsOf(servers)
  } catch {
    return []
  }
}

function operationsOf(source: Source): Operation[] {
  return Object.entries((source.document.paths ?? {}) as Node).flatMap(([path, raw]) => {
    if (path.startsWith('x-')) return []
    const pointer = at('#/paths', path)
    let found: ReturnType<typeof resolveNode>
    try {
      found = resolveNode(source, raw, pointer)
    } catch {
      return []
    }
    const { node: item, pointer: itemPointer } = found
    return METHODS.filter((method) => isObject(item[method])).map((method) => ({
      node: item[method] as Node,
      pointer: at(itemPointer, method),
      path,
      method,
      item,
      itemPointer,
    }))
  })
}

/** OpenAPI 3.1.1, sections 4.8.9, 4.8.10 and 4.8.12: one parameter per name and place, and path parameters as the path has them. */
function checkParameters(source: Source, { node, pointer, path, item, itemPointer }: Operation): Violation[] {
  const violations: Violation[] = []
  const declared = new Map<string, { pointer: string; list: unknown[]; i: number }>()
  for (const [owner, place] of [
    [item, itemPointer],
    [node, pointer],
  ] as const) {
    if (!Array.isArray(owner.parameters)) continue
    const seen = new Set<string>()
    for (const [i, raw] of owner.parameters.entries()) {
      const here = at(place, 'parameters', i)
      let parameter: Node
      try {
        parameter = resolveNode(source, raw, here).node
      } catch {
        continue
      }
      const name = String(parameter.name)
      const key = `${String(parameter.in)} ${parameter.in === 'header' ? name.toLowerCase() : name}`
      if (seen.has(key))
        violations.push(
          refusal(
            here,
            `the ${String(parameter.in)} parameter ${name} is declared twice: delete one`,
            remove(owner.parameters, String(i)),
          ),
        )
      seen.add(key)
      if (parameter.in === 'path') declared.set(name, { pointer: here, list: owner.parameters, i })
    }
  }
  const inPath = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string))
  for (const name of inPath) {
    if (declared.has(name)) continue
    violations.push({
      ...refusal(
        pointer,
        `the path has {${name}}, but no path parameter of that name is declared: declare it under \`parameters\``,
        {
          effect: 'read as a string',
          apply: () => {
            const list = (node.parameters ??= []) as unknown[]
            list.push({ name, in: 'path', required: true, schema: { type: 'string' } })
          },
        },
      ),
      target: 'parameters',
    })
  }
  for (const [name, { pointer: here, list, i }] of declared) {
    if (inPath.has(name)) continue
    const message = `the path parameter ${name} is not in the path ${path}: delete it or add {${name}}`
    violations.push({ ...refusal(here, message, remove(list, String(i))), target: 'parameters' })
  }
  return violations
}
