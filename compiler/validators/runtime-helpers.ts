import type { CompilerRuntime } from '#platform/contract/compiled.ts'
import type * as filterHelpers from '#platform/contract/response-filter.ts'

/* A name that the platform does not export is a type error, here and where the text of a call is written. */
type Names<T> = { readonly [Name in keyof T]?: Name }

/** The functions of `platform/contract/validator.ts` that compiled code calls. */
const CHECK = {
  validator: 'validator',
  fails: 'fails',
  isFull: 'isFull',
  own: 'own',
  setOwn: 'setOwn',
  step: 'step',
  characters: 'characters',
  marks: 'marks',
} as const satisfies Names<CompilerRuntime['check']>

/** The other members of the runtime that compiled code names. */
const RUNTIME = {
  formats: 'formats',
  isMultipleOf: 'isMultipleOf',
  sameItems: 'sameItems',
  isSame: 'isSame',
  write: 'write',
} as const satisfies Names<CompilerRuntime>

/** The names by which compiled code calls the run time, for the texts that the compiler writes. */
export const helpers = { ...CHECK, ...RUNTIME }

type FilterHelper = keyof typeof filterHelpers

/** The same for response filters: `write.scalar`. */
export const filterHelper = <Name extends FilterHelper>(name: Name): `write.${Name}` =>
  `${helpers.write}.${name}`

/** The expression of the compiled functions of a schema. */
export const schemaAt = (place: string): string =>
  `runtime.${'schema' satisfies keyof CompilerRuntime}(${JSON.stringify(place)})`

/** The statements that name the parts of the runtime that a text uses. */
export function runtimeLines(text: string): string {
  const used = (names: object) =>
    Object.keys(names).filter((name) => new RegExp(`\\b${name}[.([]`).test(text))
  return Object.entries({ 'runtime.check': used(CHECK), runtime: used(RUNTIME) })
    .map(([from, names]) => (names.length === 0 ? '' : `  const { ${names.join(', ')} } = ${from}\n`))
    .join('')
}
