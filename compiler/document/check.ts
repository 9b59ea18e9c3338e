import { METHODS, type OpenApiDocument } from '#platform/contract/contract.ts'
import { checkDocument } from './document-checks.ts'
import type { Violation } from './violation.ts'
import { at, isObject } from './json-pointer.ts'
import { checkReferences } from './reference-checks.ts'
import { checkSchemas } from './schema-checks.ts'
import { is30Of, openSource, Refusal, resolveNode, type Source } from './source.ts'
import { readStructure } from './structure.ts'

export interface CheckedDocument {
  /** A copy of the document in which everything that was refused or ignored is left out or read as meant. */
  document: OpenApiDocument
  refusals: Refusal[]
  notes: { pointer: string; message: string }[]
}

export interface CheckOptions {
  /** What is wrong is left out or read as meant, with a note each, instead of refused. */
  isLenient?: boolean
  /** Operations that are left out: `GET /users/{id}` or an operationId. */
  omit?: readonly string[]
}

/** Checks a document against OpenAPI 3.0 or 3.1 and names every operation. */
export function checked(
  document: OpenApiDocument,
  { isLenient = false, omit = [] }: CheckOptions = {},
): CheckedDocument {
  const copy = structuredClone(document)
  const result: CheckedDocument = { document: copy, refusals: [], notes: [] }
  const settle = (violations: Violation[]): void => {
    for (const { pointer, message, isNote, repair } of violations) {
      if (isNote) result.notes.push({ pointer, message })
      else if (isLenient && repair) result.notes.push({ pointer, message: `${message} (${repair.effect})` })
      else result.refusals.push(new Refusal(pointer, message))
    }
    // Later items of a list first, so that their places stay what the pointers say.
    for (const { repair } of violations.toReversed()) repair?.apply()
  }
  const is30 = is30Of(copy)
  let structure = readStructure(copy, is30)
  settle(structure.violations)
  // An object without a field that it must have is left out, and so on: what follows from a violation is not reported again.
  for (let round = 0; round < 5 && structure.violations.length > 0; round++) {
    structure = readStructure(copy, is30)
    for (const { repair } of structure.violations.toReversed()) repair?.apply()
  }
  // Repairs change the copy, not the copy of it in which references are linked.
  const source = { ...openSource(copy), document: copy }
  const faulty = result.refusals.map(({ pointer }) => pointer)
  const follows = ({ pointer, target }: Violation): boolean =>
    target === undefined
      ? false
      : faulty.some(
          (known) =>
            known.startsWith(target) ||
            (target === 'parameters' && known.includes('/parameters')) ||
            known === pointer,
        )
  settle(
    [...checkReferences(source, structure), ...checkSchemas(structure)].filter(
      (violation) => !follows(violation),
    ),
  )
  inlinePathItems(source)
  leaveOut(copy, omit)
  settle(checkDocument(source, readStructure(copy, is30)).filter((violation) => !follows(violation)))
  nameOperations(copy)
  return result
}

/**
 * Writes path items that are references out under their paths. The second path that refers to an item has operations
 * without `operationId`, because ids are unique.
 */
function inlinePathItems(source: Source): void {
  const { document } = source
  const used = new Set<string>()
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    if (path.startsWith('x-') || typeof item?.$ref !== 'string') continue
    const { node, pointer } = resolveNode(source, item, at('#/paths', path))
    const { $ref: _ref, ...siblings } = item
    const copy = { ...structuredClone(node), ...siblings } as Record<string, unknown>
    const isOther = used.has(pointer) || pointer.startsWith('#/paths/')
    for (const method of isOther ? METHODS : [])
      if (isObject(copy[method])) delete (copy[method] as { operationId?: string }).operationId
    used.add(pointer)
    ;(document.paths as Record<string, unknown>)[path] = copy
  }
}

function leaveOut(document: OpenApiDocument, omit: readonly string[]): void {
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of path.startsWith('x-') ? [] : METHODS) {
      const operation = item[method]
      if (!isObject(operation)) continue
      const names = [`${method.toUpperCase()} ${path}`, operation.operationId]
      if (omit.some((name) => names.includes(name))) delete item[method]
    }
}

/** Operations without an `operationId` are called by method and path. */
function nameOperations(document: OpenApiDocument): void {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    if (path.startsWith('x-')) continue
    for (const method of METHODS) {
      const operation = item?.[method]
      if (isObject(operation)) operation.operationId ??= `${method} ${path}`
    }
  }
}
