import { createRequire } from 'node:module'
import type {
  CompiledContract,
  CompiledFile,
  CompiledOperation,
  CompiledSchema,
  CompilerRuntime,
} from './compiled.ts'
import { formats } from './formats.ts'
import * as write from './projection.ts'
import { sameItems } from './same-items.ts'

/* Required rather than imported: what `import` makes of these CommonJS modules differs between Node and test runners. */
const require = createRequire(import.meta.url)
const { default: equal } = require('ajv/dist/runtime/equal') as { default: CompilerRuntime['equal'] }
const { default: ucs2length } = require('ajv/dist/runtime/ucs2length') as {
  default: CompilerRuntime['ucs2length']
}

/** Loads the compiled operations of one contract, each when it is first needed, with the schemas that it refers to. */
export function openCompiled(compiled: CompiledContract): (file: string) => CompiledOperation {
  const schemas = new Map<string, CompiledSchema>()
  const runtime: CompilerRuntime = {
    formats,
    equal,
    ucs2length,
    sameItems,
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
