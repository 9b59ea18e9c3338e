import { isObject } from '../document/json-pointer.ts'
import { childrenOf, refsOf, type Located, type Source } from '../document/source.ts'

/**
 * One schema, as it holds in one place:
 * - `plain`: the schema as it is;
 * - `request`: `readOnly` properties are refused and not required;
 * - `reply`: `writeOnly` properties are not required (the response filter leaves them out).
 */
export type Variant = 'plain' | 'request' | 'reply'

type Trait = 'readOnly' | 'writeOnly' | 'default'

/** The variant that does the same with less: a schema without `readOnly` is the same in requests. */
export function leastVariant(source: Source, target: Located, wanted: Variant): Variant {
  if (wanted === 'plain') return wanted
  return hasTrait(source, target, wanted === 'reply' ? 'writeOnly' : 'readOnly') ? wanted : 'plain'
}

/** Whether a valid request is changed by a schema, or one below it: a default is set, or a read-only property is removed. */
export const changesRequests = (source: Source, target: Located): boolean =>
  hasTrait(source, target, 'default') ||
  (source.readOnly === 'ignore' && hasTrait(source, target, 'readOnly'))

interface Direct {
  traits: ReadonlySet<Trait>
  refs: Located[]
}
interface Known {
  direct: Map<string, Direct>
  /** By trait and pointer. */
  outcomes: Map<string, boolean>
}
const bySource = new WeakMap<Source, Known>()

function hasTrait(source: Source, target: Located, trait: Trait): boolean {
  const known: Known = bySource.get(source) ?? { direct: new Map(), outcomes: new Map() }
  bySource.set(source, known)
  const seen = new Set<string>()
  const find = (here: Located): boolean => {
    const outcome = known.outcomes.get(`${trait} ${here.pointer}`)
    if (outcome !== undefined || seen.has(here.pointer)) return outcome ?? false
    seen.add(here.pointer)
    const { traits, refs } = directly(source, known, here)
    const found = traits.has(trait) || refs.some(find)
    if (found) known.outcomes.set(`${trait} ${here.pointer}`, true)
    return found
  }
  const found = find(target)
  // Nothing that was visited leads to the trait either.
  if (!found) for (const pointer of seen) known.outcomes.set(`${trait} ${pointer}`, false)
  return found
}

/** What a schema has itself or in its subschemas, and what these refer to. */
function directly(source: Source, { direct }: Known, target: Located): Direct {
  const found = direct.get(target.pointer)
  if (found) return found
  const traits = new Set<Trait>()
  const refs: Located[] = []
  const visit = (here: Located): void => {
    if (!isObject(here.schema)) return
    if (here.schema.readOnly === true) traits.add('readOnly')
    if (here.schema.writeOnly === true) traits.add('writeOnly')
    if (here.schema.default !== undefined) traits.add('default')
    refs.push(...refsOf(source, here))
    for (const child of childrenOf(here)) visit(child)
  }
  visit(target)
  const own = { traits, refs }
  direct.set(target.pointer, own)
  return own
}
