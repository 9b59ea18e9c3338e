import type { Constant } from '#platform/contract/filter-node.ts'

/** What stands for a schema in the response filter (see FilterRef): a shared schema is named by its pointer. */
export type NodeRef = 0 | 1 | SharedRef | Node

export interface SharedRef {
  pointer: string
}

/** FilterNode, with references that are still pointers. */
export interface Node {
  kinds?: number
  names?: [name: string, ref: NodeRef][]
  hidden?: string[]
  mentioned?: string[]
  patterns?: [pattern: string, ref: NodeRef][]
  rest?: NodeRef | boolean
  unevaluated?: NodeRef | boolean
  prefix?: NodeRef[]
  items?: NodeRef
  all?: NodeRef[]
  parents?: NodeRef[]
  unions?: NodeUnion[]
  subtypes?: NodeUnion
  family?: SharedRef
  tests?: NodeRef[]
  contains?: NodeRef
  counts?: true
  rejects?: true
}

export interface NodeUnion {
  branches: { schema: NodeRef; values?: readonly Constant[]; tagged?: true }[]
  exclusive?: true
  optional?: true
  tag?: string
}
