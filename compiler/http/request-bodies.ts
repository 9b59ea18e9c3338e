import type { BodyPlan, FieldPlan, FormPlan, Shape, Style } from '#platform/contract/compiled.ts'
import { isRange, kindOf } from '#platform/contract/media-type.ts'
import { bodyLimit } from './body-limit.ts'
import { at, isObject } from '../document/json-pointer.ts'
import { facetsOf, membersOf, objectMembers, shapeOf } from './parameters.ts'
import {
  ASSERTIONS,
  Refusal,
  resolveNode,
  resolveSchema,
  type Located,
  type Schema,
  type Source,
} from '../document/source.ts'

export interface Body {
  required: boolean
  content: { mediaType: string; plan: Omit<BodyPlan, 'validate'>; schema: Located | undefined }[]
}

export function compileRequestBody(source: Source, raw: unknown, pointer: string): Body | undefined {
  if (raw === undefined) return undefined
  const { node, pointer: here } = resolveNode(source, raw, pointer)
  const content = Object.entries((node.content ?? {}) as Record<string, Record<string, unknown>>).map(
    ([mediaType, media]) => {
      const place = at(here, 'content', mediaType)
      if (!/^[^\s/;]+\/[^\s/;]+\s*(;.*)?$/.test(mediaType))
        throw new Refusal(place, `${JSON.stringify(mediaType)} is no media type`)
      const schema: Located | undefined =
        media.schema === undefined
          ? undefined
          : { schema: media.schema as Schema, pointer: at(place, 'schema'), base: '' }
      return { mediaType, ...contentOf(source, mediaType, media, schema, place) }
    },
  )
  return { required: node.required === true, content }
}

/** How one media type is read, and the schema that its values are validated by. */
function contentOf(
  source: Source,
  mediaType: string,
  media: Record<string, unknown>,
  schema: Located | undefined,
  place: string,
): { plan: Omit<BodyPlan, 'validate'>; schema: Located | undefined } {
  const form = (kind: 'form' | 'multipart'): FormPlan =>
    schema
      ? fieldsOf(source, schema, media.encoding, at(place, 'encoding'), kind)
      : { fields: {}, rest: ANY_FIELD }
  const kind = kindOf(mediaType)
  const limit = schema && bodyLimit(source, schema)
  const maxBytes = limit === undefined ? {} : { maxBytes: limit }
  // Objects in a form are percent-encoded JSON.
  if (kind === 'form')
    return { plan: { kind, form: form('form'), ...(limit ? { maxBytes: 3 * limit } : {}) }, schema }
  if (kind === 'multipart') return { plan: { kind, parts: form('multipart') }, schema }
  if (kind === 'json') return { plan: { kind, ...maxBytes }, schema }
  if (kind === 'text' && !isRange(mediaType)) return { plan: { kind }, schema }
  if (!schema || isBinary(source, schema)) return { plan: { kind: 'stream' }, schema: undefined }
  const other = isTextual(source, schema) ? 'text' : isUnconstrained(source, schema) ? 'stream' : undefined
  if (isRange(mediaType)) {
    const forms = { form: form('form'), parts: form('multipart') }
    return { plan: { kind: 'range', ...forms, ...(other ? { other } : {}) }, schema }
  }
  if (other === 'text') return { plan: { kind: 'stream' }, schema }
  if (other === undefined) noteUnchecked(source, place, mediaType)
  return { plan: { kind: 'stream' }, schema: undefined }
}

/** Reports a schema that the engine can't compare values with. */
export function noteUnchecked(source: Source, pointer: string, mediaType: string): void {
  source.notes.push({
    pointer: at(pointer, 'schema'),
    message: `bodies of ${mediaType} are not checked by this schema: JSON, forms and text are`,
  })
}

/** Whether a schema describes bytes: they have no form to validate. */
export function isBinary(source: Source, here: Located): boolean {
  return facetsOf(source, here).some((part) => fileOf(source, part) !== undefined)
}

/** Whether a schema allows every value. */
export function isUnconstrained(source: Source, here: Located): boolean {
  const { schema } = resolveSchema(source, here)
  return (
    schema === true ||
    (isObject(schema) && !Object.keys(schema).some((key) => key === '$ref' || ASSERTIONS.has(key)))
  )
}

/** Whether every value of a schema is a text. */
export function isTextual(source: Source, here: Located): boolean {
  return (
    shapeOf(source, here).kind === 'scalar' &&
    facetsOf(source, here).some(({ schema }) => (schema as Schema).type === 'string')
  )
}

const ANY_FIELD: FieldPlan = { shape: { kind: 'any' }, style: 'form', explode: true }

/** OpenAPI 3.1.1, section 4.8.15: each property of a form has a style or a content type. */
function fieldsOf(
  source: Source,
  here: Located,
  encodings: unknown,
  pointer: string,
  kind: 'form' | 'multipart',
): FormPlan {
  const { properties, patterns, rest, isClosed } = objectMembers(source, here)
  const planOf = (name: string, child: Located): FieldPlan => {
    const own = isObject(encodings) && Object.hasOwn(encodings, name) ? encodings[name] : {}
    return fieldOf(source, child, isObject(own) ? own : {}, at(pointer, name), kind)
  }
  const fields = [...properties].map(([name, child]) => [name, planOf(name, child)] as const)
  const matched = [...patterns].map(([pattern, child]) => [pattern, planOf('', child)] as const)
  return {
    // Not by assignment: a field may be called __proto__.
    fields: Object.fromEntries(fields),
    ...(matched.length > 0 ? { patterns: matched } : {}),
    rest: isClosed ? null : rest ? planOf('', rest) : ANY_FIELD,
  }
}

function fieldOf(
  source: Source,
  child: Located,
  encoding: Record<string, unknown>,
  pointer: string,
  kind: 'form' | 'multipart',
): FieldPlan {
  const style = (encoding.style ?? 'form') as Style
  if (!['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'].includes(style))
    throw new Refusal(at(pointer, 'style'), `the style ${style} is not for forms`)
  const explode =
    encoding.explode === undefined ? style === 'form' || style === 'deepObject' : encoding.explode === true
  // With one of these, `contentType` is ignored (OpenAPI 3.1.1, section 4.8.15.1.2).
  const styled = ['style', 'explode', 'allowReserved'].some((key) => encoding[key] !== undefined)
  const types =
    typeof encoding.contentType === 'string' && !styled
      ? encoding.contentType.split(',').map((type) => type.trim().toLowerCase())
      : undefined
  const shape = styled
    ? shapeOf(source, child)
    : kind === 'multipart'
      ? partShape(source, child, types)
      : jsonShape(shapeOf(source, child), types)
  const maxBytes = [...facetsOf(source, child), ...itemsOf(source, child)]
    .map((part) => fileOf(source, part)?.maxLength)
    .find((limit) => typeof limit === 'number')
  return {
    shape,
    style,
    explode,
    ...(types ? { contentTypes: types } : {}),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  }
}

/**
 * The form of a field without a style: objects are JSON, an array has a text for each item, and everything else is
 * plain text, unless `contentType` says that it is JSON (OpenAPI 3.1.1, section 4.8.15.1.1).
 */
function jsonShape(shape: Shape, contentTypes: string[] | undefined): Shape {
  const isJson = contentTypes?.some((type) => kindOf(type) === 'json') === true
  if (shape.kind === 'array') {
    const items = jsonItem(shape.items, isJson)
    return { ...shape, items, ...(isJson ? { whole: true } : {}) }
  }
  return jsonItem(shape, isJson)
}

function jsonItem(shape: Shape, isJson: boolean): Shape {
  if (shape.kind === 'object') return { kind: 'json', ...(shape.alone ? { alone: shape.alone } : {}) }
  return isJson || shape.kind === 'array' ? { kind: 'json' } : shape
}

/** The same for a part, which may be a file, and several parts of one name are a list of files. */
function partShape(source: Source, here: Located, contentTypes: string[] | undefined): Shape {
  const isFile = isFilePart(source, here)
  if (itemsOf(source, here).some((item) => isFilePart(source, item)))
    return { kind: 'array', items: { kind: 'file' }, ...(isFile ? { alone: { kind: 'file' } } : {}) }
  return isFile ? { kind: 'file' } : jsonShape(shapeOf(source, here), contentTypes)
}

const itemsOf = (source: Source, here: Located) =>
  membersOf(source, here).filter(({ keyword }) => keyword === 'items')

/* OpenAPI 3.1.1, section 4.8.15.1.1: a part whose schema says nothing is `application/octet-stream`. */
const isFilePart = (source: Source, here: Located): boolean =>
  isBinary(source, here) || (!source.is30 && isUnconstrained(source, here))

/** The schema of bytes: `format: binary` (3.0), `contentMediaType` without an encoding (3.1). */
function fileOf(source: Source, here: Located): Schema | undefined {
  const { schema } = resolveSchema(source, here)
  if (!isObject(schema)) return undefined
  const isFile =
    schema.format === 'binary' ||
    (schema.contentMediaType !== undefined && schema.contentEncoding === undefined)
  return isFile ? schema : undefined
}
