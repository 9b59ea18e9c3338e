/**
 * The combined declarations of all schemas that apply to one value. The response filter works on these views: they are
 * built from the compiled nodes on first use, so their number does not depend on the possible combinations of the
 * unions of a contract.
 */

import {
  ANY,
  ARRAY,
  nodeOf,
  OBJECT,
  type Constant,
  type FilterBranch,
  type FilterNode,
  type FilterRef,
  type FilterUnion,
} from './filter-node.ts'
import {
  type Group,
  nothing,
  saidOfItem,
  saidOfProperty,
  type Terms,
  termsOf,
  type View,
} from './filter-terms.ts'

/** The known state of a tag: its value, or missing, or a value of no branch. */
type Fact = { readonly value: Constant } | 'missing' | 'other'
type Facts = ReadonlyMap<string, Fact>

/* Cache size: above it, views are built again on each use, which bounds the memory of a contract. */
const VIEW_CACHE_SIZE = 10_000
const NO_FACTS: Facts = new Map()

/** Opens the views of one schema; each is built on first use and cached. */
export function openViews(): (terms: Terms) => View {
  const known = new Map<string, View>()
  const ids = new Map<FilterNode, number>()
  const idOf = (ref: FilterRef): number => {
    const node = nodeOf(ref)
    const id = ids.get(node) ?? ids.size
    ids.set(node, id)
    return id
  }
  const keyOf = ({ all, groups }: Terms, facts: Facts): string =>
    JSON.stringify([
      all.map(idOf),
      groups.map((group) => [group.any.map(idOf), group.optional, group.partial, group.exclusive]),
      [...facts],
    ])

  const viewOf = (terms: Terms, facts: Facts): View => {
    const key = keyOf(terms, facts)
    const found = known.get(key)
    if (found) return found
    const view = newView()
    // Registered before it is filled: a schema may be a branch of itself.
    if (known.size < VIEW_CACHE_SIZE) known.set(key, view)
    const viewsOf = (refs: readonly FilterRef[]) =>
      [...new Set(refs.map(nodeOf))].map((ref) => viewOf({ all: [ref], groups: [] }, facts))
    const { nodes, unions } = flatten(terms.all, facts)
    const groups: Group[] = [
      ...terms.groups.map(({ any, ...flags }) => ({ ...flags, views: viewsOf(any) })),
      ...unions.map(({ refs, optional, exclusive }) => ({
        optional,
        exclusive,
        partial: false,
        views: viewsOf(refs),
      })),
      ...nodes.flatMap(({ tests }) =>
        tests ? [{ optional: true, exclusive: true, partial: false, views: viewsOf(tests) }] : [],
      ),
    ]
    describe(view, nodes, groups)
    view.soft = terms.all.length === 0 && terms.groups.every(({ optional, partial }) => optional || partial)
    const tag = [...view.tags.keys()].find((name) => !facts.has(name))
    if (tag !== undefined) {
      const withFact = (fact: Fact) => viewOf(terms, new Map([...facts, [tag, fact]]))
      view.tag = tag
      view.choose = chooser(view.tags.get(tag) as ReadonlySet<Constant>, withFact)
    }
    return view
  }
  return (terms) => viewOf(terms, NO_FACTS)
}

function chooser(values: ReadonlySet<Constant>, withFact: (fact: Fact) => View): View['choose'] {
  const chosen = new Map<unknown, View>()
  return (value) => {
    const key = value === undefined ? 'missing' : values.has(value as Constant) ? value : 'other'
    // The value itself may be the text `other`.
    const place = key === value ? JSON.stringify(value) : key
    let view = chosen.get(place)
    if (!view)
      chosen.set(place, (view = withFact(key === value ? { value: value as Constant } : (key as 'other'))))
    return view
  }
}

interface OpenUnion {
  refs: FilterRef[]
  optional: boolean
  exclusive: boolean
}

/** The schemas that certainly apply: through `allOf`, and branches that are the only ones left. */
function flatten(refs: readonly FilterRef[], facts: Facts): { nodes: FilterNode[]; unions: OpenUnion[] } {
  const nodes = new Set<FilterNode>()
  const unions: OpenUnion[] = []
  const queue = refs.map((ref) => ({ ref, isParent: false }))
  // A work list instead of recursion: a chain of `allOf` may exceed the call stack.
  for (const { ref: first, isParent } of queue) {
    const node = nodeOf(first)
    if (nodes.has(node)) continue
    nodes.add(node)
    for (const ref of node.all ?? []) queue.push({ ref, isParent })
    for (const ref of node.parents ?? []) queue.push({ ref, isParent: true })
    const subtypes = isParent ? undefined : subtypesOf(node)
    const own = subtypes ? [...(node.unions ?? []), subtypes] : (node.unions ?? [])
    for (const union of own) {
      const { left, optional } = remaining(union, facts)
      const schemas = left.map(({ schema }) => schema)
      if (schemas.length === 1 && !optional) queue.push({ ref: schemas[0] as FilterRef, isParent: false })
      else unions.push({ refs: schemas, optional, exclusive: union.exclusive === true })
    }
  }
  return { nodes: [...nodes], unions }
}

const listed = new WeakMap<FilterNode, FilterUnion>()

/** The subtypes of a schema: those of its own list, or those in the list of its parent that extend it. */
function subtypesOf(node: FilterNode): FilterUnion | undefined {
  if (node.subtypes || node.family === undefined) return node.subtypes
  const known = listed.get(node)
  if (known) return known
  const { branches = [], ...family } = nodeOf(node.family).subtypes ?? {}
  const own = branches
    .filter(({ schema }) => schema !== 0 && isOrExtends(nodeOf(schema), node))
    .map((branch) => (nodeOf(branch.schema) === node ? { ...branch, schema: 0 as const } : branch))
  const union = { ...family, branches: own }
  listed.set(node, union)
  return union
}

function isOrExtends(node: FilterNode, ancestor: FilterNode): boolean {
  const found = new Set([node])
  for (const one of found) for (const parent of one.parents ?? []) found.add(nodeOf(parent))
  return found.has(ancestor)
}

/** The branches that a value can still belong to; all of them when it matches none. */
function remaining(union: FilterUnion, facts: Facts): { left: readonly FilterBranch[]; optional: boolean } {
  const { branches, optional = false, tag } = union
  const fact = tag === undefined ? undefined : facts.get(tag)
  if (fact === undefined) return { left: branches, optional }
  const left = branches.filter(
    ({ values, tagged }) =>
      values === undefined ||
      (fact === 'missing' ? !tagged : typeof fact === 'object' && values.includes(fact.value)),
  )
  if (left.length === 0) return { left: branches, optional: true }
  return { left, optional: optional && typeof fact !== 'object' }
}

function newView(): View {
  const view: View = {
    kinds: ANY,
    soft: false,
    structured: false,
    open: false,
    rejects: false,
    exact: false,
    names: new Set(),
    hidden: new Set(),
    prefixLength: undefined,
    isUniform: true,
    propertyTerms: () => 'any',
    itemTerms: () => 'any',
    property: nothing,
    item: nothing,
    tag: undefined,
    choose: () => view,
    tags: new Map(),
  }
  return view
}

function describe(view: View, nodes: readonly FilterNode[], groups: readonly Group[]): void {
  const objects = groups.map((group) => ({ ...group, views: group.views.filter((v) => v.kinds & OBJECT) }))
  const lists = groups.map((group) => ({ ...group, views: group.views.filter((v) => v.kinds & ARRAY) }))
  const all = objects.flatMap(({ views }) => views)
  const needed = groups.filter(({ optional }) => !optional)
  view.kinds =
    [
      ...nodes.map(({ kinds }) => kinds ?? ANY),
      ...needed.map(({ views }) => views.reduce((kinds, one) => kinds | one.kinds, 0)),
    ].reduce((kinds, one) => kinds & one, ANY) || ANY
  view.exact = nodes.some((node) => node.rest === false || node.unevaluated === false)
  view.structured =
    view.exact ||
    nodes.some((node) => node.names || node.hidden || node.patterns) ||
    objects.some(
      ({ views, optional }) => !optional && views.length > 0 && views.every((one) => one.structured),
    )
  view.rejects = nodes.some((node) => node.rejects) || all.some((one) => one.rejects)
  view.open =
    nodes.some((node) => node.counts) || all.some((one) => one.open) || objects.some(dependsOnFailure)
  const hidden = new Set(nodes.flatMap((node) => node.hidden ?? []))
  for (const { views } of objects)
    for (const name of views.flatMap((one) => [...one.hidden]))
      if (!views.some((one) => one.names.has(name))) hidden.add(name)
  view.hidden = hidden
  view.names = new Set(
    [
      ...nodes.flatMap((node) => [...(node.names ?? []).map(([name]) => name), ...(node.mentioned ?? [])]),
      ...all.flatMap((one) => [...one.names]),
    ].filter((name) => !hidden.has(name)),
  )
  view.isUniform = !nodes.some((node) => node.patterns) && all.every((one) => one.isUniform)
  const lengths = [
    ...nodes.map((node) =>
      node.prefix || node.items !== undefined || node.contains !== undefined
        ? (node.prefix?.length ?? 0)
        : undefined,
    ),
    ...lists.flatMap(({ views }) => views.map((one) => one.prefixLength)),
  ].filter((length) => length !== undefined)
  view.prefixLength = lengths.length > 0 ? Math.max(...lengths) : undefined
  view.tags = tagsOf(nodes, groups)
  const properties = nodes.map((node) => ({ node, names: new Map(node.names) }))
  view.property = remember((name: string) => saidOfProperty(name, properties, objects))
  view.propertyTerms = (name) => {
    const said = view.property(name)
    return said.declared ? termsOf(said) : view.structured && !view.open ? undefined : 'any'
  }
  view.item = remember((index: number) => saidOfItem(index, nodes, lists))
  view.itemTerms = (index) => termsOf(view.item(index))
}

/* Cache size for the names that are looked up in a view. */
const NAME_CACHE_SIZE = 1000

/** Views share their parts, so results are memoized: otherwise they would be computed once per path. */
function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = compute(key)
    if (known.size < NAME_CACHE_SIZE) known.set(key, value)
    return value
  }
}

/** Whether a failing branch could pass without undeclared properties, while another one allows them. */
function dependsOnFailure({ views, exclusive, optional, partial }: Group): boolean {
  if (!exclusive || !views.some((one) => one.rejects)) return false
  return optional || partial || views.some((one) => !one.exact)
}

function tagsOf(nodes: readonly FilterNode[], groups: readonly Group[]): Map<string, Set<Constant>> {
  const tags = new Map<string, Set<Constant>>()
  const add = (tag: string, values: Iterable<Constant>) => {
    const known = tags.get(tag) ?? new Set<Constant>()
    tags.set(tag, known)
    for (const value of values) known.add(value)
  }
  for (const node of nodes) {
    const subtypes = subtypesOf(node)
    const unions = node.unions ?? []
    for (const { tag, branches } of subtypes ? [...unions, subtypes] : unions)
      if (tag !== undefined) for (const { values } of branches) add(tag, values ?? [])
  }
  for (const one of groups.flatMap(({ views }) => views))
    for (const [tag, values] of one.tags) add(tag, values)
  return tags
}
