/** Where a template ends: what the contract says about one path, by method. */
export interface Leaf<T> {
  methods: Map<string, T>
}

interface Node<T> {
  literals: Map<string, Node<T>>
  /** Segments such as `{name}.{extension}`, in the order of the contract. */
  mixed: { pattern: RegExp; source: string; node: Node<T> }[]
  any: Node<T> | undefined
  leaf: Leaf<T> | undefined
}

/** What a path leads to. */
export interface Match<T> {
  leaf: Leaf<T>
  /** The raw values of the template's parameters in their order, percent-encoded as they came. */
  values: string[]
}

/** Routes by method and path template. What a lookup costs depends on the path's segments, not on the number of routes. */
export interface PathTree<T> {
  /** @returns the entry that has the same method and an equal template, if there is one: nothing is added then */
  add: (method: string, template: string, entry: T) => T | undefined
  /**
   * Finds the template that a path matches. A literal segment goes before a mixed one, and that before a parameter
   * (OpenAPI 3.1, "Path Templating Matching").
   *
   * @throws URIError when a segment is not valid percent-encoding
   */
  find: (path: string) => Match<T> | undefined
}

/** The parameters of a path template, in its order. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string)

const newNode = <T>(): Node<T> => ({ literals: new Map(), mixed: [], any: undefined, leaf: undefined })

export function createPathTree<T>(): PathTree<T> {
  const root = newNode<T>()
  return {
    add(method, template, entry) {
      const node = template.slice(1).split('/').reduce(descend, root)
      node.leaf ??= { methods: new Map() }
      const other = node.leaf.methods.get(method)
      if (other === undefined) node.leaf.methods.set(method, entry)
      return other
    },
    find: (path) => find(root, path, 1, 0),
  }
}

function descend<T>(node: Node<T>, segment: string): Node<T> {
  if (/^\{[^{}]+\}$/.test(segment)) return (node.any ??= newNode())
  if (!segment.includes('{')) {
    const literal = decodeURIComponent(segment)
    const child = node.literals.get(literal) ?? newNode()
    node.literals.set(literal, child)
    return child
  }
  const source = segment
    .split(/(\{[^{}]+\})/)
    .map((part) => (part.startsWith('{') ? '(.+?)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  const known = node.mixed.find((entry) => entry.source === source)
  if (known) return known.node
  const child = newNode<T>()
  node.mixed.push({ pattern: new RegExp(`^${source}$`), source, node: child })
  return child
}

/* `depth` counts the parameters on the way: their values are filled in on the way back. */
function find<T>(node: Node<T>, path: string, start: number, depth: number): Match<T> | undefined {
  if (start > path.length) return node.leaf && { leaf: node.leaf, values: new Array<string>(depth) }
  let end = path.indexOf('/', start)
  if (end === -1) end = path.length
  const raw = path.slice(start, end)
  const segment = raw.includes('%') ? decodeURIComponent(raw) : raw
  // Most nodes have either literals or a parameter: an empty map would still have the segment hashed.
  const literal = node.literals.size === 0 ? undefined : node.literals.get(segment)
  if (literal) {
    const found = find(literal, path, end + 1, depth)
    if (found) return found
  }
  for (const { pattern, node: child } of node.mixed) {
    const match = pattern.exec(raw)
    if (!match) continue
    const found = find(child, path, end + 1, depth + match.length - 1)
    if (!found) continue
    for (let i = 1; i < match.length; i++) found.values[depth + i - 1] = match[i] as string
    return found
  }
  if (node.any && raw !== '') {
    const found = find(node.any, path, end + 1, depth + 1)
    if (found) found.values[depth] = raw
    return found
  }
  return undefined
}
