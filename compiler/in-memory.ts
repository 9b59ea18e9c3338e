import {
  FORMAT,
  type CompiledFile,
  type CompiledOperation,
  type CompiledSchema,
} from '#platform/contract/compiled.ts'
import type { Contract, OpenApiDocument } from '#platform/contract/contract.ts'
import { compileDocument, type CompiledDocument, type CompileOptions } from './compile.ts'
import { describeNotes, describeRefusals, readDocument, type ReadOptions } from './document/document.ts'
import { Refusals } from './operations.ts'

/**
 * Compiles a contract without writing it: the same code as on disk, without the disk.
 *
 * @throws Refusals with every reason why the document can't be compiled
 */
export const compileInMemory = (document: OpenApiDocument, service = 'test', version = 'v1'): Contract =>
  evaluated(compileDocument(document, service), service, version)

export interface LoadedContract {
  contract: Contract
  /** One line for each kind of note, with file and line. */
  notes: string[]
  /** Every file that the document is made of. */
  inputs: readonly string[]
}

/**
 * Reads a file and compiles it in memory.
 *
 * @throws Error that names file, line and reason of everything that is refused
 */
export async function loadContract(
  file: string,
  options: CompileOptions & ReadOptions = {},
): Promise<LoadedContract> {
  const read = await readDocument(file, options)
  try {
    const compiled = compileDocument(read.document, file, { ...options, refusals: read.refusals })
    return {
      contract: evaluated(compiled, read.document.info.title, 'v1'),
      notes: describeNotes(read, compiled.notes),
      inputs: read.files,
    }
  } catch (error) {
    if (!(error instanceof Refusals)) throw error
    throw new Error(describeRefusals(read, error.refusals), { cause: error })
  }
}

function evaluated(compiled: CompiledDocument, service: string, version: string): Contract {
  const { files, operations, schemes, events, document } = compiled
  const load = (file: string) => {
    const text = (files.get(`${file}.mjs`) as string).replace('export default', 'return')
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the generator's own text
    return (new Function(text) as () => CompiledFile<CompiledOperation | CompiledSchema>)()
  }
  return { service, version, document, compiled: { format: FORMAT, operations, schemes, events, load } }
}
