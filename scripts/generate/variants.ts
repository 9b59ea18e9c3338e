import { childrenOf, isObject, resolveRef, type Located, type Source } from './source.ts'

/**
 * One schema, as it holds in one place:
 * - `plain`: the schema as it is;
 * - `request`: `readOnly` properties are refused and not required, `default`s are set;
 * - `strict`: the same without defaults, for the branches of `oneOf` and the like: a branch that does not match must leave no trace;
 * - `reply`: `writeOnly` properties are not required (the serializer leaves them out).
 */
export type Variant = 'plain' | 'request' | 'strict' | 'reply'

interface Traits {
  readOnly: boolean
  writeOnly: boolean
  default: boolean
}

/** The variant that does the same with less: schemas without `readOnly` and `default` are alike in all of them. */
export function leastVariant(source: Source, target: Located, wanted: Variant): Variant {
  if (wanted === 'plain') return wanted
  const traits = traitsOf(source, target)
  if (wanted === 'reply') return traits.writeOnly ? 'reply' : 'plain'
  if (wanted === 'request' && traits.default) return 'request'
  return traits.readOnly ? 'strict' : 'plain'
}

function traitsOf(source: Source, target: Located): Traits {
  const all = { readOnly: false, writeOnly: false, default: false }
  const seen = new Set<string>()
  const visit = (here: Located): void => {
    if (seen.has(here.pointer)) return
    seen.add(here.pointer)
    const { own, refs } = directTraits(source, here)
    for (const key of ['readOnly', 'writeOnly', 'default'] as const) all[key] ||= own[key]
    for (const located of refs) visit(located)
  }
  visit(target)
  return all
}

const directBySource = new WeakMap<Source, Map<string, { own: Traits; refs: Located[] }>>()

function directTraits(source: Source, target: Located): { own: Traits; refs: Located[] } {
  const known = directBySource.get(source) ?? new Map<string, { own: Traits; refs: Located[] }>()
  directBySource.set(source, known)
  const found = known.get(target.pointer)
  if (found) return found
  const own: Traits = { readOnly: false, writeOnly: false, default: false }
  const refs: Located[] = []
  const walk = (here: Located): void => {
    if (!isObject(here.schema)) return
    if (here.schema.readOnly === true) own.readOnly = true
    if (here.schema.writeOnly === true) own.writeOnly = true
    if (here.schema.default !== undefined) own.default = true
    for (const keyword of ['$ref', '$dynamicRef']) {
      const ref = here.schema[keyword]
      if (typeof ref === 'string') refs.push(resolveRef(source, ref, here))
    }
    for (const child of childrenOf(here)) walk(child)
  }
  walk(target)
  const traits = { own, refs }
  known.set(target.pointer, traits)
  return traits
}
