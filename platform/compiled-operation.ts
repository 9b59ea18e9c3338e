import equalModule from 'ajv/dist/runtime/equal.js'
import ucs2lengthModule from 'ajv/dist/runtime/ucs2length.js'
import type { CompiledContract, CompiledFile, CompiledOperation, CompiledSchema, CompilerRuntime } from './compiled.ts'
import { formats } from './formats.ts'
import * as write from './json-text.ts'

/** Loads the compiled operations of one contract, each when it is first needed, with the schemas that it refers to. */
export function openCompiled(compiled: CompiledContract): (file: string) => CompiledOperation {
  const schemas = new Map<string, CompiledSchema>()
  const runtime: CompilerRuntime = {
    formats,
    equal: equalModule.default as unknown as CompilerRuntime['equal'],
    ucs2length: ucs2lengthModule.default,
    write: write as unknown as CompilerRuntime['write'],
    schema: (file) => {
      const known = schemas.get(file)
      if (known) return known
      // Registered before it is filled: schemas may refer to themselves and to each other.
      const schema: CompiledSchema = {}
      schemas.set(file, schema)
      return Object.assign(schema, (compiled.load(file) as CompiledFile<CompiledSchema>)(runtime))
    },
  }
  return (file) => (compiled.load(file) as CompiledFile<CompiledOperation>)(runtime)
}
