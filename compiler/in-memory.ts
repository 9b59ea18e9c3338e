import {
  FORMAT,
  type CompiledFile,
  type CompiledOperation,
  type CompiledSchema,
} from '#platform/contract/compiled.ts'
import type { Contract, OpenApiDocument } from '#platform/contract/contract.ts'
import { compileDocument } from './compile.ts'

/**
 * Compiles a contract that lives in a test: the same code as on disk, without the disk.
 *
 * @throws Refusals with every reason why the document can't be compiled
 */
export function compileInMemory(document: OpenApiDocument, service = 'test', version = 'v1'): Contract {
  const { files, operations, schemes, events, document: named } = compileDocument(document, 'a test')
  const load = (file: string) => {
    const text = (files.get(`${file}.mjs`) as string).replace('export default', 'return')
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the generator's own text, in a test
    return (new Function(text) as () => CompiledFile<CompiledOperation | CompiledSchema>)()
  }
  return {
    service,
    version,
    document: named,
    compiled: { format: FORMAT, operations, schemes, events, load },
  }
}
