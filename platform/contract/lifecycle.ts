/** The end of an operation, as its contract announces it. Days are UTC: `2027-06-30`. */
export interface Lifecycle {
  /** The operation, or its version. */
  deprecated?: boolean
  /** `x-deprecated-since` */
  since?: string
  /** `x-sunset`: the last day. */
  sunset?: string
  /** `x-successor`: the operationId of what replaces it. */
  successor?: string
  /** Where the deprecation is documented: `externalDocs`. */
  docs?: string
  /** The deprecated parts of its request. */
  parts?: readonly DeprecatedPart[]
}

export interface DeprecatedPart {
  /** `query parameter sort`, `request body, items[].price` */
  element: string
  in: 'query' | 'header' | 'cookie' | 'body'
  /** The name of the parameter, or the path in the body: `[]` for each item. */
  path: readonly string[]
  since?: string
  sunset?: string
  /** A body that has this value may as well have left it out. */
  defaultValue?: unknown
}

/** Whether a version is deprecated as a whole: `info` has one of its days. */
export const isDeprecatedVersion = (info: object): boolean =>
  'x-deprecated-since' in info || 'x-sunset' in info
