import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { checked, type CheckedDocument, type CheckOptions } from './document/check.ts'
import { at, isObject, keysOf } from './document/json-pointer.ts'
import { markDeprecatedVersion } from './http/lifecycle.ts'
import { type Compiled, compileOperations, Refusals } from './operations.ts'
import type { ReadOnlyPolicy } from './document/read-only.ts'
import { nodeAt, is30Of, Refusal } from './document/source.ts'
import { readStructure } from './document/structure.ts'

export interface CompileOptions extends CheckOptions {
  /** What was refused while the document was read. */
  refusals?: readonly Refusal[]
  /** What happens to read-only properties that a request has; `refuse` if left out. */
  readOnly?: ReadOnlyPolicy
}

export interface CompiledDocument extends Compiled {
  /** What was compiled: every operation has an id, and path items are written out. */
  document: OpenApiDocument
}

/**
 * Checks and compiles a document. A refused part is left out and the rest compiled again, so that all violations are found at once.
 *
 * @param title said in the first line of every file: where it comes from
 * @throws Refusals with every reason why the document can't be compiled
 */
export function compileDocument(
  document: OpenApiDocument,
  title: string,
  { isLenient = false, omit, refusals: unread = [], readOnly }: CompileOptions = {},
): CompiledDocument {
  const places = new Set(unread.map(({ pointer }) => pointer))
  const refusals: Refusal[] = isLenient ? [] : [...unread]
  const notes: CompiledDocument['notes'] = isLenient
    ? unread.map(({ pointer, message }) => ({ pointer, message }))
    : []
  let current = document
  for (let round = 0; ; round++) {
    const found = open(current, { isLenient, omit })
    // Later rounds see what the first has left out.
    if (round === 0) {
      refusals.push(...found.refusals.filter(({ pointer }) => !places.has(pointer)))
      notes.push(...found.notes)
    }
    current = found.document
    markDeprecatedVersion(current)
    try {
      const compiled = compileOperations(current, title, readOnly)
      if (refusals.length > 0) throw new Refusals(refusals)
      return { ...compiled, document: current, notes: [...notes, ...compiled.notes] }
    } catch (error) {
      if (!(error instanceof Refusals) || error.refusals === refusals) throw error
      for (const refusal of error.refusals) {
        const effect = leaveOut(current, refusal)
        if (isLenient && effect)
          notes.push({ pointer: refusal.pointer, message: `${refusal.message} (${effect})` })
        else refusals.push(refusal)
      }
      if ((!isLenient && round > 5) || round > 100) throw new Refusals(refusals)
      if (isLenient && refusals.length > 0) throw new Refusals(refusals)
    }
  }
}

function open(document: OpenApiDocument, options: CheckOptions): CheckedDocument {
  try {
    return checked(document, options)
  } catch (error) {
    throw error instanceof Refusal ? new Refusals([error]) : error
  }
}

/**
 * Leaves out the part of a document that was refused: the keyword of a schema, the schema, or the operation.
 *
 * @returns what was done; undefined when nothing of that pointer can be left out
 */
function leaveOut(document: OpenApiDocument, { pointer, operation }: Refusal): string | undefined {
  const { objects } = readStructure(document, is30Of(document))
  const schemas = new Set(objects.filter(({ type }) => type === 'Schema').map((object) => object.pointer))
  const keys = keysOf(pointer)
  for (let length = keys.length; length > 0; length--) {
    const here = at('#', ...keys.slice(0, length))
    if (!schemas.has(here)) continue
    const keyword = keys[length]
    const schema = nodeAt({ document }, here) as Record<string, unknown>
    if (keyword !== undefined && Object.hasOwn(schema, keyword)) {
      delete schema[keyword]
      return `${keyword} is left out`
    }
    for (const name of Object.keys(schema)) delete schema[name]
    return 'read as a schema that accepts everything'
  }
  if (operation === undefined) return undefined
  const place = keysOf(operation)
  const item = nodeAt({ document }, at('#', ...place.slice(0, -1)))
  const method = place.at(-1) as string
  if (!isObject(item) || !Object.hasOwn(item, method)) return undefined
  delete item[method]
  return 'the operation is left out'
}
