import * as check from './validator.ts'
import type { Validate } from './validator.ts'
import type {
  CompiledContract,
  CompiledEvent,
  CompiledFile,
  CompiledOperation,
  CompiledSchema,
  CompilerRuntime,
} from './compiled.ts'
import { isMultipleOf } from './decimal.ts'
import { formats } from './formats.ts'
import * as write from './response-filter.ts'
import { isSame, sameItems } from './unique-items.ts'

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
  const runtime = schemaRuntime(compiled)
  return (file) => (compiled.load(file) as CompiledFile<CompiledOperation>)(runtime)
}

/** The validators of the events of one contract by type; each is loaded on first use. */
export function openEventValidators(compiled: CompiledContract): Record<string, () => Validate> {
  const runtime = schemaRuntime(compiled)
  const entries = Object.entries(compiled.events).map(([type, file]) => {
    let loaded: Validate | undefined
    const load = () => (loaded ??= (compiled.load(file) as CompiledFile<CompiledEvent>)(runtime).validate)
    return [type, load] as const
  })
  return Object.fromEntries(entries)
}

function schemaRuntime(compiled: CompiledContract): CompilerRuntime {
  const schemas = new Map<string, CompiledSchema>()
  const runtime = runtimeOf((file) => {
    const known = schemas.get(file)
    if (known) return known
    // Registered before it is filled: schemas may be recursive.
    const schema: CompiledSchema = {}
    schemas.set(file, schema)
    return Object.assign(schema, (compiled.load(file) as CompiledFile<CompiledSchema>)(runtime))
  })
  return runtime
}
