import { at, isObject } from '../document/json-pointer.ts'
import { type Located, refsOf, type Source } from '../document/source.ts'
import { canonical } from './change.ts'

const ANNOTATIONS = [
  'title',
  'description',
  'example',
  'examples',
  'externalDocs',
  '$comment',
  'deprecated',
  'default',
]
/* Their order means nothing. */
const SETS = ['required', 'enum', 'type', 'allOf', 'anyOf', 'oneOf']
/* What is below them is named by the document. */
const NAMED = ['properties', 'patternProperties', 'dependentSchemas']
const VALUES = ['enum', 'const', 'required', 'dependentRequired', 'type']

/** What schemas mean, as text: references resolved, without annotations, in one order. */
export function meaningOf(source: Source, located: readonly Located[]): string {
  return canonical(located.map((one) => resolved(source, one, [])))
}

function resolved(source: Source, here: Located, path: readonly string[]): unknown {
  if (!isObject(here.schema)) return here.schema
  const depth = path.indexOf(here.pointer)
  if (depth >= 0) return { circle: path.length - depth }
  const below = [...path, here.pointer]
  const refs = refsOf(source, here).map((target) => resolved(source, target, below))
  const own = source.is30 && refs.length > 0 ? [] : entriesOf(source, here, below)
  if (refs.length === 1 && own.length === 0) return refs[0]
  return { ...Object.fromEntries(own), ...(refs.length > 0 ? { refs } : {}) }
}

function entriesOf(
  source: Source,
  { schema, pointer }: Located,
  path: readonly string[],
): [string, unknown][] {
  const inner = (value: unknown, place: string) =>
    resolved(source, { schema: value as Located['schema'], pointer: place }, path)
  const valueOf = (key: string, value: unknown): unknown => {
    const place = at(pointer, key)
    if (VALUES.includes(key)) return value
    if (Array.isArray(value)) return value.map((one, i) => inner(one, at(place, i)))
    if (!NAMED.includes(key) || !isObject(value)) return inner(value, place)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inner(one, at(place, name))]))
  }
  return Object.entries(schema as Record<string, unknown>)
    .filter(([key]) => !ANNOTATIONS.includes(key) && !['$ref', '$dynamicRef', '$defs'].includes(key))
    .map(([key, value]) => {
      const list = valueOf(key, value)
      return [key, SETS.includes(key) && Array.isArray(list) ? list.toSorted(byText) : list]
    })
}

const byText = (a: unknown, b: unknown): number => (canonical(a) < canonical(b) ? -1 : 1)
