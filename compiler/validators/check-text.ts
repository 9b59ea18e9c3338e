import { compilePattern } from '../schemas/patterns.ts'
import type { Prepared, Reference } from './prepared.ts'
import { helpers } from './runtime-helpers.ts'

/** The text of JavaScript for one compiled file: what it declares, and how it reaches other schemas. */
export interface Scope {
  /** Declarations that stand before the function, in the order in which they need each other. */
  declarations: string[]
  /** The expression of a compiled function of another schema. */
  call: (reference: Reference, isTracked: boolean) => string
  /** A name that is not taken. */
  name: (prefix: string) => string
  /** Writes the check of a subschema as a function and returns its name. */
  functionOf: (schema: Prepared | boolean, isTracked?: boolean) => string
  /** Writes the check of a subschema in place. */
  linesOf: (schema: Prepared | boolean, place: Place) => string[]
}

/** Where a value stands: its variable, its JSON Pointer as an expression, and the variable of what has been evaluated of it. */
export interface Place {
  value: string
  pointer: string
  marks: string | undefined
}

export const json = (value: unknown): string => JSON.stringify(value)
export const block = (head: string, lines: string[]): string[] => [`${head} {`, ...lines, '}']

/** Reads a property. Names that every object inherits are read from the object itself only. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype))
export function read(value: string, name: string): string {
  if (INHERITED.has(name)) return `${helpers.own}(${value}, ${json(name)})`
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${value}.${name}` : `${value}[${json(name)}]`
}

/** A value of JSON as an expression. Text that is parsed keeps a property of the name `__proto__`. */
export const literal = (value: unknown): string =>
  typeof value === 'object' && value !== null ? `JSON.parse(${json(JSON.stringify(value))})` : json(value)

export const below = (pointer: string, step: string): string =>
  pointer.endsWith('"') && step.startsWith('"')
    ? `${pointer.slice(0, -1)}${step.slice(1)}`
    : `${pointer} + ${step}`
export const stepOf = (name: string): string => json(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)

const TESTS: Record<string, (value: string) => string> = {
  string: (value) => `typeof ${value} === "string"`,
  number: (value) => `Number.isFinite(${value}) || typeof ${value} === "bigint"`,
  integer: (value) => `Number.isInteger(${value}) || typeof ${value} === "bigint"`,
  boolean: (value) => `typeof ${value} === "boolean"`,
  null: (value) => `${value} === null`,
  array: (value) => `Array.isArray(${value})`,
  object: (value) => `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`,
}
export const isOf = (types: readonly string[], value: string): string =>
  types.map((type) => (types.length > 1 ? `(${TESTS[type]?.(value)})` : TESTS[type]?.(value))).join(' || ')

export const fail = (condition: string, { pointer }: Place, keyword: string, params: string): string =>
  `if (${condition}${helpers.fails}(e, ${pointer}, ${json(keyword)}, ${params})) return false`
export const failIf = (condition: string, place: Place, keyword: string, params: unknown): string =>
  fail(
    `${/\|\||\?/.test(condition) ? `(${condition})` : condition} && `,
    place,
    keyword,
    typeof params === 'string' ? params : json(params),
  )

/* Pointers are made for errors only. */
export const argument = ({ pointer }: Place): string => (pointer === 'p' ? 'p' : `e && ${pointer}`)

/** The name of a constant of the file. */
export function constant(scope: Scope, text: string): string {
  const known = scope.declarations.find((line) => line.startsWith('const c') && line.endsWith(` = ${text}`))
  if (known) return known.slice('const '.length, known.indexOf(' ='))
  const name = scope.name('c')
  scope.declarations.push(`const ${name} = ${text}`)
  return name
}

export const expression = (scope: Scope, pattern: string): string => {
  const { source, flags } = compilePattern(pattern)
  return constant(scope, `new RegExp(${json(source)}, ${json(flags)})`)
}

export const formatTest = (scope: Scope, name: string): string =>
  constant(scope, `${helpers.formats}[${json(name)}].test`)
