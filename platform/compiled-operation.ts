import * as check from './check.ts'
import type {
  CompiledContract,
  CompiledFile,
  CompiledOperation,
  CompiledSchema,
  CompilerRuntime,
} from './compiled.ts'
import { isMultipleOf } from './decimal.ts'
import { formats } from './formats.ts'
import * as write from './projection.ts'
import { isSame, sameItems } from './same-items.ts'

/** Shared by all compiled files, apart from the schemas of a contract. */
export const runtimeOf = (schema: CompilerRuntime['schema']): CompilerRuntime => ({
  formats,
  check,
  isMultipleOf,
  sameItems,
  isSame,
  write: write as unknown as CompilerRuntime['write'],
  schema,
})

/** Loads the compiled operations of one contract on first use, with the schemas that they refer to. */
export function openCompiled(compiled: CompiledContract): (file: string) => CompiledOperation {
  const schemas = new Map<string, CompiledSchema>()
  const runtime = runtimeOf((file) => {
    const known = schemas.get(file)
    if (known) return known
    // Registered before it is filled: schemas may be recursive.
    const schema: CompiledSchema = {}
    schemas.set(file, schema)
    return Object.assign(schema, (compiled.load(file) as CompiledFile<CompiledSchema>)(runtime))
  })
  return (file) => (compiled.load(file) as CompiledFile<CompiledOperation>)(runtime)
}
