import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { kindOf } from '#platform/contract/media-type.ts'
import { at, isObject, keysOf, valueAt } from './json-pointer.ts'

type Node = Record<string, unknown>

/**
 * Gives the fields of forms whose `contentType` is neither JSON nor text, such as XML, the schema of what a handler
 * gets of them: a file of a multipart form, a text of another one. The engine does not compare their content with a
 * schema (OpenAPI 3.1.1, section 4.8.15), as it does not in bodies of such a type.
 *
 * @param document with linked references; it is changed
 * @param bodies the pointers of its request bodies
 * @returns the schemas that are not compared
 */
export function openOpaqueFields(
  document: OpenApiDocument,
  bodies: readonly string[],
): { pointer: string; message: string }[] {
  const notes: { pointer: string; message: string }[] = []
  for (const pointer of bodies) {
    const { content } = valueAt(document, keysOf(pointer)) as Node
    for (const [mediaType, media] of Object.entries(isObject(content) ? content : {})) {
      const kind = kindOf(mediaType)
      if ((kind !== 'multipart' && kind !== 'form') || !isObject(media) || !isObject(media.encoding)) continue
      for (const [name, encoding] of Object.entries(media.encoding)) {
        const type = opaqueType(encoding)
        const schema = target(document, media.schema)
        const field =
          isObject(schema.properties) && Object.hasOwn(schema.properties, name) && schema.properties[name]
        const opaque = type && field && opaqueField(document, field, kind)
        if (!opaque) continue
        // A copy: other bodies may share the schema.
        media.schema = { ...schema, properties: { ...(schema.properties as Node), [name]: opaque } }
        notes.push({
          pointer: at(pointer, 'content', mediaType, 'encoding', name),
          message: `the field ${name} is ${type}, which is not checked by its schema: JSON and text are`,
        })
      }
    }
  }
  return notes
}

/** The content type that an Encoding Object names, when the engine can't read it; a style makes it void. */
function opaqueType(encoding: unknown): string | undefined {
  if (!isObject(encoding) || typeof encoding.contentType !== 'string') return undefined
  if (['style', 'explode', 'allowReserved'].some((key) => encoding[key] !== undefined)) return undefined
  const types = encoding.contentType.split(',').map((type) => kindOf(type.trim()))
  return types.every((type) => type === 'stream') ? encoding.contentType : undefined
}

/** Undefined for a field that is no object, nor a list of objects. */
function opaqueField(document: OpenApiDocument, field: unknown, kind: string): Node | undefined {
  const schema = target(document, field)
  const content = { type: 'string', ...(kind === 'multipart' ? { format: 'binary' } : {}) }
  if (schema.type === 'object' || isObject(schema.properties)) return { ...described(schema), ...content }
  if (schema.type !== 'array' || !opaqueField(document, schema.items, kind)) return undefined
  return { ...schema, items: content }
}

const described = ({ title, description, deprecated }: Node): Node => ({
  ...(title === undefined ? {} : { title }),
  ...(description === undefined ? {} : { description }),
  ...(deprecated === undefined ? {} : { deprecated }),
})

/** A schema, or the one that it only refers to. */
function target(document: OpenApiDocument, schema: unknown): Node {
  const seen = new Set<unknown>()
  while (isObject(schema) && typeof schema.$ref === 'string' && !seen.has(schema)) {
    seen.add(schema)
    schema = valueAt(document, keysOf(schema.$ref.replaceAll('%25', '%')))
  }
  return isObject(schema) ? schema : {}
}
