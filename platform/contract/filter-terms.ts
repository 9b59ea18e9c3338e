import type { Constant, FilterNode, FilterRef } from './filter-node.ts'

export interface View {
  kinds: number
  /** The value may belong to a branch that does not declare it: an unexpected type is no error. */
  soft: boolean
  /** Declares properties, so that others are undeclared. */
  structured: boolean
  /** Undeclared properties are kept, because validity depends on them. */
  open: boolean
  rejects: boolean
  /** Allows no undeclared properties itself. */
  exact: boolean
  names: ReadonlySet<string>
  hidden: ReadonlySet<string>
  /** The index from which all items are treated alike; undefined without schemas for items. */
  prefixLength: number | undefined
  /** Every undeclared property is treated alike: there are no patterns. */
  isUniform: boolean
  /** The filter of a property: `any` copies it unchanged, undefined removes it. */
  propertyTerms: (name: string) => Terms | 'any' | undefined
  itemTerms: (index: number) => Terms | 'any'
  property: (name: string) => Said
  item: (index: number) => Said
  /** The property whose value selects the view; `choose` returns the view for each value. */
  tag: string | undefined
  choose: (value: unknown) => View
  tags: ReadonlyMap<string, ReadonlySet<Constant>>
}

/** Schemas that all apply to a value, and groups of schemas of which any may apply. */
export interface Terms {
  all: readonly FilterRef[]
  groups: readonly TermGroup[]
}

export interface TermGroup {
  any: readonly FilterRef[]
  /** None of the schemas has to apply. */
  optional: boolean
  /** The value may belong to a branch that does not declare it. */
  partial: boolean
  /** The failure of a branch matters. */
  exclusive: boolean
}

/** The schemas of one property or item, and whether the contract mentions it at all. */
export interface Said {
  all: FilterRef[]
  groups: TermGroup[]
  declared: boolean
}

export interface Group extends Omit<TermGroup, 'any'> {
  views: readonly View[]
}

/* Above this number, the groups of one value are merged into one. */
const MAX_GROUPS = 6
export const nothing = (): Said => ({ all: [], groups: [], declared: false })

/** Collects the schemas that the nodes of an object, and its groups of branches, give a property. */
export function saidOfProperty(
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

/** The same for an item of a list. */
export function saidOfItem(index: number, nodes: readonly FilterNode[], groups: readonly Group[]): Said {
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
  { optional, partial, exclusive }: Group,
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
  const isPartial =
    partial || branches.some((branch) => branch.isCut || branch.said.groups.some((group) => group.partial))
  if (any.length === 1 && !isOptional && !isPartial) said.all.push(any[0] as FilterRef)
  else said.groups.push({ any, optional: isOptional, partial: isPartial, exclusive })
}

/** The schemas that apply to a property or item. */
export function termsOf({ all, groups }: Said): Terms | 'any' {
  const own = [...new Set(all)].filter((ref) => ref !== 0)
  if (own.length === 0 && groups.length === 0) return 'any'
  if (groups.length <= MAX_GROUPS) return { all: own, groups }
  const merged: TermGroup = {
    any: [...new Set(groups.flatMap(({ any }) => any))],
    optional: true,
    partial: groups.some(({ partial }) => partial),
    exclusive: groups.some(({ exclusive }) => exclusive),
  }
  return { all: own, groups: [merged] }
}
