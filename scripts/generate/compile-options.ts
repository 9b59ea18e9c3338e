import type { CompileOptions } from '#compiler/compile.ts'
import type { ReadOptions } from '#compiler/document/document.ts'
import { readOnlyPolicy } from '#compiler/document/read-only.ts'

/** The options of `parseArgs` for every command that compiles a contract (docs/explanation/policies.md). */
export const COMPILE_ARGS = {
  lenient: { type: 'boolean' },
  'allow-remote': { type: 'boolean' },
  omit: { type: 'string', multiple: true },
  'read-only': { type: 'string' },
} as const

/**
 * The options of the compiler from the values of these arguments.
 *
 * @throws Error in one sentence for an unknown policy
 */
export function compileOptionsOf(values: {
  lenient?: boolean
  'allow-remote'?: boolean
  omit?: string[]
  'read-only'?: string
}): CompileOptions & ReadOptions {
  return {
    isLenient: values.lenient,
    allowRemote: values['allow-remote'],
    omit: values.omit,
    readOnly: readOnlyPolicy(values['read-only']),
  }
}
