/**
 * What the schemas that apply to one value declare about it, taken together. The response filter works on these views:
 * they are built from the compiled nodes when a value first needs them, so their number never depends on how the
 * unions of a contract could be combined.
 */

/** JSON types as bits: what a schema accepts. */
export const SCALAR = 1
export const OBJECT = 2
export const ARRAY = 4
export const ANY = SCALAR | OBJECT | ARRAY

export type Constant = string | number | boolean | null

/** One schema as the response filter sees it; everything absent says nothing. */
export interface FilterNode {
  /** The types that the schema accepts, as bits; all when absent. */
  kinds?: number
  /** `properties` without those that are write-only. */
  names?: readonly (readonly [name: string, schema: FilterRef])[]
  /** Write-only properties: they never leave. */
  hidden?: readonly string[]
  /** Names that the schema mentions without a schema of their own: `required` and the like. */
  mentioned?: readonly string[]
  patterns?: readonly (readonly [pattern: RegExp, schema: FilterRef])[]
  /** `additionalProperties`: false, true (any value) or a schema. */
  rest?: FilterRef | boolean
  /** `unevaluatedProperties`, in the same form. */
  unevaluated?: FilterRef | boolean
  prefix?: readonly FilterRef[]
  items?: FilterRef
  /** Schemas that apply to the same value: `$ref`, `allOf`. */
  all?: readonly FilterRef[]
  /** The schemas that a component extends by `allOf`: they apply without their other subtypes. */
  parents?: readonly FilterRef[]
  unions?: readonly FilterUnion[]
  /** The schemas that extend this one, told apart by its discriminator (OpenAPI 3.1, "Discriminator Object"). */
  subtypes?: FilterUnion
  /** Schemas whose failure matters: `if`, `not`. What they mention is kept and nothing else follows from it. */
  tests?: readonly FilterRef[]
  /** `contains`: the same for the items of a list. */
  contains?: FilterRef
  /** A value can become invalid when undeclared properties are removed (`minProperties`): they are kept. */
  counts?: boolean
  /** A value can become valid when undeclared properties are removed, which matters below `not`, `if` and `oneOf`. */
  rejects?: boolean
}

export interface FilterUnion {
  branches: readonly FilterBranch[]
  /** `oneOf`: a value must fail all other branches. */
  exclusive?: boolean
  /** No branch needs to apply: subtypes, `then` without `else`, `dependentSchemas`. */
  optional?: boolean
  /** The property that tells the branches apart. */
  tag?: string
}

export interface FilterBranch {
  schema: FilterRef
  /** The values of the tag for which the branch can be valid; all when absent. */
  values?: readonly Constant[]
  /** The branch needs the tag. */
  tagged?: boolean
}

/** A schema: 0 for any value, 1 for any scalar, a node, or a shared schema that is loaded when it is first needed. */
export type FilterRef = 0 | 1 | FilterNode | SharedSchema
export type SharedSchema = () => { node?: FilterRef; cut?: (value: unknown) => unknown }

/** Schemas that all apply to a value, and groups of schemas of which any may apply. */
export interface Terms {
  all: readonly FilterRef[]
  groups: readonly TermGroup[]
}

interface TermGroup {
  any: readonly FilterRef[]
  /** None of them needs to apply. */
  optional: boolean
  /** The value may belong to a branch that does not declare it. */
  partial: boolean
  /** It matters that some of them fail. */
  exclusive: boolean
}

/** What is known of a tag: its value, or that it is missing, or that no branch names its value. */
type Fact = { readonly value: Constant } | 'missing' | 'other'
type Facts = ReadonlyMap<string, Fact>

/** What is said of one property or item: the schemas, and whether the contract mentions it at all. */
interface Said {
  all: FilterRef[]
  groups: TermGroup[]
  declared: boolean
}

export interface View {
  kinds: number
  /** The value may belong to a branch that does not declare it: a type that does not fit is no error. */
  soft: boolean
  /** Declares properties, so that others are undeclared. */
  structured: boolean
  /** Undeclared properties are kept, for validity depends on them. */
  open: boolean
  rejects: boolean
  /** Allows no undeclared properties itself. */
  exact: boolean
  names: ReadonlySet<string>
  hidden: ReadonlySet<string>
  /** The least number of items after which all are treated alike; undefined when nothing is said of items. */
  prefixLength: number | undefined
  /** Every undeclared property is treated alike: there are no patterns. */
  isUniform: boolean
  /** What applies to a property: `any` keeps it as it is, undefined removes it. */
  propertyTerms: (name: string) => Terms | 'any' | undefined
  itemTerms: (index: number) => Terms | 'any'
  property: (name: string) => Said
  item: (index: number) => Said
  /** The property whose value has to be known first; `choose` has the view for each value. */
  tag: string | undefined
  choose: (value: unknown) => View
  tags: ReadonlyMap<string, ReadonlySet<Constant>>
}

interface Group extends Omit<TermGroup, 'any'> {
  views: readonly View[]
}

/* Beyond this number views are built anew when they are needed, so that the memory of a contract stays bounded. */
const MOST_VIEWS = 10_000
/* Beyond this number the groups of one value are treated as one. */
const MOST_GROUPS = 6
const NO_FACTS: Facts = new Map()

/** Opens the views of one schema; they are built when they are first needed and kept. */
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
    // Before it is filled: a schema may be a branch of itself.
    if (known.size < MOST_VIEWS) known.set(key, view)
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
    // A value may be the text `other` itself.
    const place = key === value ? JSON.stringify(value) : key
    let view = chosen.get(place)
    if (!view)
      chosen.set(place, (view = withFact(key === value ? { value: value as Constant } : (key as 'other'))))
    return view
  }
}

const NEUTRAL: FilterNode = {}
const SCALARS: FilterNode = { kinds: SCALAR }

export function nodeOf(ref: FilterRef): FilterNode {
  let current = ref
  while (typeof current === 'function') current = current().node ?? 0
  return current === 0 ? NEUTRAL : current === 1 ? SCALARS : current
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
  // The queue grows while it is read: a chain of `allOf` may be longer than the call stack.
  for (const { ref: first, isParent } of queue) {
    const node = nodeOf(first)
    if (nodes.has(node)) continue
    nodes.add(node)
    for (const ref of node.all ?? []) queue.push({ ref, isParent })
    for (const ref of node.parents ?? []) queue.push({ ref, isParent: true })
    const own = node.subtypes && !isParent ? [...(node.unions ?? []), node.subtypes] : (node.unions ?? [])
    for (const union of own) {
      const { left, optional } = remaining(union, facts)
      const schemas = left.map(({ schema }) => schema)
      if (schemas.length === 1 && !optional) queue.push({ ref: schemas[0] as FilterRef, isParent: false })
      else unions.push({ refs: schemas, optional, exclusive: union.exclusive === true })
    }
  }
  return { nodes: [...nodes], unions }
}

/** The branches that a value can still belong to; all of them when it fits none. */
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

const nothing = (): Said => ({ all: [], groups: [], declared: false })

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

/* What is kept of the names that callers of a view ask for. */
const MOST_REMEMBERED = 1000

/** Views share their parts, so that what is asked of one would otherwise be computed once for each way to it. */
function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = compute(key)
    if (known.size < MOST_REMEMBERED) known.set(key, value)
    return value
  }
}

/** Whether a branch that fails could pass without undeclared properties, while another one allows them. */
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
  for (const { unions = [], subtypes } of nodes) {
    for (const { tag, branches } of subtypes ? [...unions, subtypes] : unions)
      if (tag !== undefined) for (const { values } of branches) add(tag, values ?? [])
  }
  for (const one of groups.flatMap(({ views }) => views))
    for (const [tag, values] of one.tags) add(tag, values)
  return tags
}

function saidOfProperty(
  name: string,
  properties: readonly { node: FilterNode; names: ReadonlyMap<string, FilterRef> }[],
  groups: readonly Group[],
): Said {
  const said = nothing()
  for (const { node, names } of properties) {
    const own = names.get(name)
    const matching = (node.patterns ?? []).filter(([pattern]) => pattern.test(name))
    if (own !== undefined) said.all.push(own)
    for (const [, ref] of matching) said.all.push(ref)
    if (own !== undefined || matching.length > 0 || node.mentioned?.includes(name)) said.declared = true
    if (own === undefined && matching.length === 0) allow(said, node.rest)
  }
  for (const group of groups) {
    addGroup(
      said,
      group,
      group.views.map((view) => {
        const one = view.property(name)
        const isAny = one.declared ? !hasSchemas(one) : !view.structured || view.open
        return { said: one, isAny, isCut: !one.declared && !isAny }
      }),
    )
  }
  if (!said.declared) for (const { node } of properties) allow(said, node.unevaluated)
  return said
}

function allow(said: Said, rest: FilterRef | boolean | undefined): void {
  if (rest === undefined || rest === false) return
  said.declared = true
  if (rest !== true) said.all.push(rest)
}

function saidOfItem(index: number, nodes: readonly FilterNode[], groups: readonly Group[]): Said {
  const said = nothing()
  for (const { prefix, items, contains } of nodes) {
    const own = prefix?.[index] ?? items
    if (own !== undefined) said.all.push(own)
    if (contains !== undefined)
      said.groups.push({ any: [contains], optional: true, partial: false, exclusive: true })
  }
  for (const group of groups) {
    addGroup(
      said,
      group,
      group.views.map((view) => {
        const one = view.item(index)
        return { said: one, isAny: !hasSchemas(one), isCut: false }
      }),
    )
  }
  return said
}

const hasSchemas = ({ all, groups }: Said): boolean => all.length > 0 || groups.length > 0

function addGroup(
  said: Said,
  { optional, exclusive }: Group,
  branches: readonly { said: Said; isAny: boolean; isCut: boolean }[],
): void {
  if (branches.some((branch) => branch.said.declared)) said.declared = true
  const refs = branches.flatMap((branch) => [
    ...branch.said.all,
    ...branch.said.groups.flatMap(({ any }) => any),
  ])
  const any = [...new Set(refs)].filter((ref) => ref !== 0)
  if (any.length === 0) return
  const isOptional =
    optional ||
    refs.includes(0) ||
    branches.some((branch) => branch.isAny || branch.said.groups.some((group) => group.optional))
  const partial = branches.some((branch) => branch.isCut || branch.said.groups.some((group) => group.partial))
  if (any.length === 1 && !isOptional && !partial) said.all.push(any[0] as FilterRef)
  else said.groups.push({ any, optional: isOptional, partial, exclusive })
}

function termsOf({ all, groups }: Said): Terms | 'any' {
  const own = [...new Set(all)].filter((ref) => ref !== 0)
  if (own.length === 0 && groups.length === 0) return 'any'
  if (groups.length <= MOST_GROUPS) return { all: own, groups }
  const merged: TermGroup = {
    any: [...new Set(groups.flatMap(({ any }) => any))],
    optional: true,
    partial: groups.some(({ partial }) => partial),
    exclusive: groups.some(({ exclusive }) => exclusive),
  }
  return { all: own, groups: [merged] }
}
