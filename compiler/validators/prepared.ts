import type { Kind } from '../schemas/kinds.ts'
import type { ReadOnlyPolicy } from '../document/read-only.ts'
import type { Located } from '../document/source.ts'
import type { Variant } from '../schemas/variants.ts'

/** A call of the check of another schema, in one variant. */
export interface Reference {
  pointer: string
  variant: Variant
}

/** A schema of one dialect, for one direction, with calls in the place of references. */
export interface Prepared {
  call?: Reference
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  required?: string[]
  dependentRequired?: Record<string, string[]>
  pattern?: string
  format?: { name: string; type: 'string' | 'number' }
  multipleOf?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  minContains?: number
  maxContains?: number
  minProperties?: number
  maxProperties?: number
  allOf?: (Prepared | boolean)[]
  prefixItems?: (Prepared | boolean)[]
  unions?: PreparedUnion[]
  not?: Prepared | boolean
  if?: Prepared | boolean
  then?: Prepared | boolean
  else?: Prepared | boolean
  items?: Prepared | boolean
  contains?: Prepared | boolean
  additionalProperties?: Prepared | boolean
  propertyNames?: Prepared | boolean
  unevaluatedItems?: Prepared | boolean
  unevaluatedProperties?: Prepared | boolean
  properties?: Record<string, Prepared | boolean>
  patternProperties?: Record<string, Prepared | boolean>
  dependentSchemas?: Record<string, Prepared | boolean>
  /** A property that requests are not meant to have: it is refused, or removed from them. */
  readOnly?: ReadOnlyPolicy
  /** What a property is set to that is left out, and where the document sets it. */
  default?: { value: unknown; at: Located }
}

/** The branches of `anyOf` or `oneOf`. */
export interface PreparedUnion {
  keyword: 'anyOf' | 'oneOf'
  branches: (Prepared | boolean)[]
  /** The kinds of values that may match each branch. */
  kinds: Set<Kind>[]
  /** A property whose value names the branch, by index. */
  tag?: {
    property: string
    cases: [value: unknown, branch: number][]
    /** Whether no other branch can match: otherwise the tag is only a hint (OpenAPI 3.1.1, section 4.8.25). */
    isExclusive: boolean
  }
}
