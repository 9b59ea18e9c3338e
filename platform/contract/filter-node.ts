/** JSON types as bits: what a schema accepts. */
export const SCALAR = 1
export const OBJECT = 2
export const ARRAY = 4
export const ANY = SCALAR | OBJECT | ARRAY

export type Constant = string | number | boolean | null

/** One schema as the response filter sees it; absent fields impose nothing. */
export interface FilterNode {
  /** The accepted types, as bits; all when absent. */
  kinds?: number
  /** `properties` without those that are write-only. */
  names?: readonly (readonly [name: string, schema: FilterRef])[]
  /** Write-only properties: always removed. */
  hidden?: readonly string[]
  /** Names that the schema mentions without a schema of their own: `required` and similar. */
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
  /** Components that a schema extends by `allOf`: they apply without their other subtypes. */
  parents?: readonly FilterRef[]
  unions?: readonly FilterUnion[]
  /** Schemas that extend this one, distinguished by its discriminator (OpenAPI 3.1, "Discriminator Object"). */
  subtypes?: FilterUnion
  /** The schema whose discriminator this one extends: it lists the subtypes of both. */
  family?: FilterRef
  /** Schemas whose failure matters: `if`, `not`. The properties that they mention are kept; nothing else follows. */
  tests?: readonly FilterRef[]
  /** `contains`: the same for the items of a list. */
  contains?: FilterRef
  /** Removing undeclared properties can invalidate the value (`minProperties`): they are kept. */
  counts?: boolean
  /** Removing undeclared properties can make the value valid, which matters below `not`, `if` and `oneOf`. */
  rejects?: boolean
}

export interface FilterUnion {
  branches: readonly FilterBranch[]
  /** `oneOf`: a value must fail all other branches. */
  exclusive?: boolean
  /** None of the branches has to apply: subtypes, `then` without `else`, `dependentSchemas`. */
  optional?: boolean
  /** The property that distinguishes the branches. */
  tag?: string
}

export interface FilterBranch {
  schema: FilterRef
  /** The values of the tag for which the branch can be valid; all when absent. */
  values?: readonly Constant[]
  /** The branch requires the tag. */
  tagged?: boolean
}

/** A schema: 0 for any value, 1 for any scalar, a node, or a shared schema that is loaded on first use. */
export type FilterRef = 0 | 1 | FilterNode | SharedSchema
export type SharedSchema = () => { node?: FilterRef; cut?: (value: unknown) => unknown }

const NEUTRAL: FilterNode = {}
const SCALARS: FilterNode = { kinds: SCALAR }

export function nodeOf(ref: FilterRef): FilterNode {
  let current = ref
  while (typeof current === 'function') current = current().node ?? 0
  return current === 0 ? NEUTRAL : current === 1 ? SCALARS : current
}
