import { isObject } from '../document/json-pointer.ts'
import { childrenOf, refsOf, type Located, type Source } from '../document/source.ts'
import type { Variant } from './variants.ts'

export const NONE: ReadonlySet<string> = new Set()

/** The properties that a direction leaves out, of a schema and of those that apply in its place. */
export function hiddenNames(source: Source, here: Located, variant: Variant): ReadonlySet<string> {
  if (variant === 'plain') return NONE
  return new Set(
    [...visibility(source, here, variant)].flatMap(([name, isHidden]) => (isHidden ? [name] : [])),
  )
}

/** By the name of each declared property, whether the direction leaves it out. */
function visibility(source: Source, here: Located, variant: Variant): Map<string, boolean> {
  const all = new Map<string, boolean>()
  if (!isObject(here.schema)) return all
  const children = source.is30 && '$ref' in here.schema ? [] : childrenOf(here)
  const hide = (names: Iterable<[string, boolean]>) => {
    // Any occurrence of readOnly or writeOnly counts (JSON Schema 2020-12 validation, section 9.4).
    for (const [name, isHidden] of names) all.set(name, isHidden || all.get(name) === true)
  }
  for (const child of children) {
    if (child.keyword === 'properties') hide([[child.key, isHidden(source, child, variant)]])
    else if (child.keyword === 'allOf') hide(visibility(source, child, variant))
  }
  for (const ref of refsOf(source, here)) hide(visibility(source, ref, variant))
  // Of alternatives, all that declare the property have to hide it.
  for (const keywords of [['oneOf'], ['anyOf'], ['then', 'else'], ['dependentSchemas']]) {
    const branches = children
      .filter(({ keyword }) => keywords.includes(keyword))
      .map((branch) => visibility(source, branch, variant))
    const names = new Set(branches.flatMap((branch) => [...branch.keys()]))
    hide([...names].map((name) => [name, branches.every((branch) => branch.get(name) !== false)]))
  }
  return all
}

/** Whether a direction leaves a property out: `readOnly` of requests, `writeOnly` of responses. */
export function isHidden(source: Source, property: Located, variant: Variant): boolean {
  if (variant === 'plain' || !isObject(property.schema)) return false
  const keyword = variant === 'reply' ? 'writeOnly' : 'readOnly'
  const isAlias = source.is30 && '$ref' in property.schema
  if (property.schema[keyword] === true && !isAlias) return true
  const parts = isAlias ? [] : childrenOf(property).filter((child) => child.keyword === 'allOf')
  return [...refsOf(source, property), ...parts].some((part) => isHidden(source, part, variant))
}
