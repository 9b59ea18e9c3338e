/** The end of a path template: its entries by method, in upper case. */
export interface Leaf<T> {
  methods: Map<string, T>
}

interface Node<T> {
  /** By decoded text. */
  literals: Map<string, Node<T>>
  /** Segments such as `{name}.{extension}`, the most specific first. */
  mixed: Mixed<T>[]
  /** A segment that is one parameter. */
  any: Node<T> | undefined
  leaf: Leaf<T> | undefined
}

/** A segment with parameters and literal text: `{year}-{month}.csv` has the literals `['', '-', '.csv']`. */
interface Mixed<T> {
  literals: readonly string[]
  node: Node<T>
}

/** The result of a search. */
export interface Match<T> {
  leaf: Leaf<T>
  /** The values of the template's parameters in their order, still percent-encoded. */
  values: string[]
}

/**
 * Finds entries by method and path template. Gateway and services use the same tree, so both interpret a path alike:
 *
 *     const tree = createPathTree<Operation>()
 *     tree.add('GET', '/api/v1/users/{userId}', operation)
 *     const match = tree.find('/api/v1/users/%31')   // the path as it was received, without the query
 *     const operation = match && entryOf(match.leaf, 'HEAD')
 *
 * A search takes time linear in the length of the path, whatever the template.
 *
 * - Percent-encoding is resolved once per segment. An encoded slash (`%2F`) belongs to a value and divides nothing.
 *   Literal text matches encoded or not, `%69nternal` is `internal`. Inside a segment with parameters an encoded
 *   reserved character is data (RFC 3986, section 2.2): `{id}:cancel` does not match `1%3Acancel`.
 * - Of several templates the most specific one wins, segment by segment from the left (OpenAPI 3.1.1, section
 *   4.8.8.1): literal text, then a segment with literal text and parameters, then a parameter. Among segments
 *   with both, the one with more literal characters wins, then the one with more parameters, then the one with
 *   the longer literal text at its start. The order of the templates has no influence.
 * - A parameter has at least one character: `/users//x` and `/users/` do not match `/users/{id}`.
 * - Dot segments (`.` and `..`, also encoded) match nothing: clients and proxies remove them (RFC 3986, section 6.2.2.3).
 * - `/users` and `/users/` are different paths, unless `ignoreTrailingSlash` is set: then the other form is tried
 *   when the path itself matches nothing.
 */
export interface PathTree<T> {
  /** @returns the entry with the same method and an equal template, if there is one: nothing is added then */
  add: (method: string, template: string, entry: T) => T | undefined
  /** @throws URIError when the path is not valid percent-encoding or has characters outside of ASCII */
  find: (path: string) => Match<T> | undefined
}

/** The names of the parameters of a path template, in its order. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] as string)

/** The entry for a method; GET also serves HEAD (RFC 9110, section 9.3.2). */
export const entryOf = <T>({ methods }: Leaf<T>, method: string): T | undefined =>
  methods.get(method) ?? (method === 'HEAD' ? methods.get('GET') : undefined)

/** The value of `Allow` for some methods (RFC 9110, section 10.2.1): HEAD beside GET, and OPTIONS. */
export function allowOf(methods: Iterable<string>): string {
  const all = new Set(methods)
  if (all.has('GET')) all.add('HEAD')
  all.add('OPTIONS')
  return [...all].join(', ')
}

const newNode = <T>(): Node<T> => ({ literals: new Map(), mixed: [], any: undefined, leaf: undefined })

export function createPathTree<T>({ ignoreTrailingSlash = false } = {}): PathTree<T> {
  const root = newNode<T>()
  return {
    add(method, template, entry) {
      const node = template.slice(1).split('/').reduce(descend, root)
      node.leaf ??= { methods: new Map() }
      const other = node.leaf.methods.get(method)
      if (other === undefined) node.leaf.methods.set(method, entry)
      return other
    },
    find(received) {
      const path = PLAIN_PATH.test(received) ? received : canonical(received)
      if (path.includes('/.') && DOT_SEGMENT.test(path)) return undefined
      const found = find(root, path, 1, 0)
      if (found || !ignoreTrailingSlash || path === '/') return found
      return find(root, path.endsWith('/') ? path.slice(0, -1) : `${path}/`, 1, 0)
    },
  }
}

/* RFC 3986, section 3.3: the characters of a path that need no encoding. */
const PLAIN_PATH = /^[\w\-.~!$&'()*+,;=:@/]*$/
const DOT_SEGMENT = /\/\.\.?(?:\/|$)/
const NOT_PLAIN = /[^\w\-.~!$&'()*+,;=:@/%\u0080-\u{10ffff}]/gu
const encoded = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

/**
 * The canonical form of equivalent paths (RFC 3986, section 6.2.2): encoded unreserved characters and characters
 * outside of ASCII are decoded; encoded reserved characters stay encoded.
 */
function canonical(path: string): string {
  if (/[^\0-\x7f]/.test(path)) throw new URIError('The path has characters outside of ASCII')
  if (/%(?![0-9a-f]{2})/i.test(path)) throw new URIError('The path is not valid percent-encoding')
  return path
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
      decodeURIComponent(run).replace(/[^\w\-.~\u0080-\u{10ffff}]/gu, encoded),
    )
    .replace(NOT_PLAIN, encoded)
}

/** The literal text of a template in the form that `canonical` gives to a path. */
function canonicalLiteral(text: string): string {
  try {
    return canonical(text.replace(/[^\0-\x7f]+/g, encodeURIComponent))
  } catch {
    return text.replace(NOT_PLAIN, encoded)
  }
}

function decodeLiteral(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function descend<T>(node: Node<T>, segment: string): Node<T> {
  if (/^\{[^{}]+\}$/.test(segment)) return (node.any ??= newNode())
  const parts = segment.split(/\{[^{}]+\}/)
  if (parts.length === 1) {
    const literal = decodeLiteral(segment)
    const child = node.literals.get(literal) ?? newNode()
    node.literals.set(literal, child)
    return child
  }
  const literals = parts.map(canonicalLiteral)
  const known = node.mixed.find((entry) => bySpecificity(entry.literals, literals) === 0)
  if (known) return known.node
  const child = newNode<T>()
  node.mixed.push({ literals, node: child })
  node.mixed.sort((a, b) => bySpecificity(a.literals, b.literals))
  return child
}

/* A more specific segment has additional literal text, or more parameters. */
function bySpecificity(a: readonly string[], b: readonly string[]): number {
  const [start = '', other = ''] = [a[0], b[0]]
  const [text, otherText] = [a.join('{}'), b.join('{}')]
  return (
    b.join('').length - a.join('').length ||
    b.length - a.length ||
    other.length - start.length ||
    (text < otherText ? -1 : Number(text > otherText))
  )
}

/* `depth` counts the parameters so far: their values are filled in while returning. */
function find<T>(node: Node<T>, path: string, start: number, depth: number): Match<T> | undefined {
  if (start > path.length) return node.leaf && { leaf: node.leaf, values: new Array<string>(depth) }
  let end = path.indexOf('/', start)
  if (end === -1) end = path.length
  const segment = path.slice(start, end)
  // Most nodes have either literals or a parameter: a lookup in an empty map would still hash the segment.
  const literal =
    node.literals.size === 0
      ? undefined
      : node.literals.get(segment.includes('%') ? decodeURIComponent(segment) : segment)
  if (literal) {
    const found = find(literal, path, end + 1, depth)
    if (found) return found
  }
  for (const { literals, node: child } of node.mixed) {
    const values = matchMixed(segment, literals)
    const found = values && find(child, path, end + 1, depth + values.length)
    if (!found) continue
    for (const [i, value] of values.entries()) found.values[depth + i] = value
    return found
  }
  if (node.any && segment !== '') {
    const found = find(node.any, path, end + 1, depth + 1)
    if (found) found.values[depth] = segment
    return found
  }
  return undefined
}

/**
 * Each value ends at the first occurrence of the literal text that follows it; the last one ends with the segment. One
 * pass suffices: an earlier end of one value never takes text from the next ones.
 */
function matchMixed(segment: string, literals: readonly string[]): string[] | undefined {
  const first = literals[0] as string
  const last = literals.at(-1) as string
  if (!segment.startsWith(first) || !segment.endsWith(last)) return undefined
  const limit = segment.length - last.length
  const values: string[] = []
  let from = first.length
  for (const literal of literals.slice(1, -1)) {
    const at = segment.indexOf(literal, from + 1)
    if (at === -1) return undefined
    values.push(segment.slice(from, at))
    from = at + literal.length
  }
  if (from >= limit) return undefined
  values.push(segment.slice(from, limit))
  return values
}
