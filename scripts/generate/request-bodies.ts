import type { BodyPlan, FieldPlan, Shape, Style } from '#platform/compiled.ts'
import { shapeOf } from './parameters.ts'
import {
  at,
  childrenOf,
  isObject,
  Refusal,
  resolveNode,
  resolveSchema,
  type Located,
  type Schema,
  type Source,
} from './source.ts'
import { partsOf, unionsOf } from './unions.ts'

export interface Body {
  required: boolean
  content: { mediaType: string; plan: Omit<BodyPlan, 'validate'>; schema: Located | undefined }[]
}

/** What a media type is read as: the part before any parameter decides. */
export function kindOf(mediaType: string): BodyPlan['kind'] {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json' || type.endsWith('+json') || type === 'text/json') return 'json'
  if (type === 'application/x-www-form-urlencoded') return 'form'
  if (type === 'multipart/form-data') return 'multipart'
  return type.startsWith('text/') ? 'text' : 'stream'
}

export function compileRequestBody(source: Source, raw: unknown, pointer: string): Body | undefined {
  if (raw === undefined) return undefined
  const { node, pointer: here } = resolveNode(source, raw, pointer)
  const content = Object.entries((node.content ?? {}) as Record<string, Record<string, unknown>>).map(
    ([mediaType, media]) => {
      const place = at(here, 'content', mediaType)
      if (!/^[^\s/;]+\/[^\s/;]+\s*(;.*)?$/.test(mediaType))
        throw new Refusal(place, `${JSON.stringify(mediaType)} is no media type`)
      const kind = kindOf(mediaType)
      const schema: Located | undefined =
        media.schema === undefined
          ? undefined
          : { schema: media.schema as Schema, pointer: at(place, 'schema'), base: '' }
      const isForm = kind === 'form' || kind === 'multipart'
      const plan =
        isForm && schema
          ? { kind, ...fieldsOf(source, schema, media.encoding, at(place, 'encoding'), kind) }
          : { kind, ...(isForm ? { fields: {}, open: true } : {}) }
      return { mediaType, plan, schema: kind === 'stream' ? undefined : schema }
    },
  )
  return { required: node.required === true, content }
}

/** OpenAPI 3.1, "Encoding Object": each property of a form has a style, and each part a content type. */
function fieldsOf(
  source: Source,
  here: Located,
  encodings: unknown,
  pointer: string,
  kind: BodyPlan['kind'],
): Pick<BodyPlan, 'fields' | 'open'> {
  const parts = partsOf(source, here).flatMap((part) => [
    part,
    ...unionsOf(source, part).flatMap((union) => union.branches.flatMap((branch) => partsOf(source, branch))),
  ])
  const fields: Record<string, FieldPlan> = {}
  for (const child of parts.flatMap((part) => childrenOf(part))) {
    if (child.keyword !== 'properties') continue
    const encoding =
      isObject(encodings) && isObject(encodings[child.key])
        ? (encodings[child.key] as Record<string, unknown>)
        : {}
    const style = (encoding.style ?? 'form') as Style
    if (!['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'].includes(style))
      throw new Refusal(at(pointer, child.key, 'style'), `the style ${style} is not for forms`)
    const explode =
      encoding.explode === undefined ? style === 'form' || style === 'deepObject' : encoding.explode === true
    const types =
      typeof encoding.contentType === 'string'
        ? encoding.contentType.split(',').map((type) => type.trim().toLowerCase())
        : undefined
    const shape = kind === 'multipart' ? partShape(source, child, types) : shapeOf(source, child)
    const maxBytes = fileOf(source, child)?.maxLength
    fields[child.key] = {
      shape,
      style,
      explode,
      ...(types ? { contentTypes: types } : {}),
      ...(typeof maxBytes === 'number' ? { maxBytes } : {}),
    }
  }
  const closed = parts.some(({ schema }) => (schema as Schema).additionalProperties === false)
  return { fields, open: !closed }
}

/** A part is a file, a JSON value or a text, by its declared type or by its schema. */
function partShape(source: Source, here: Located, contentTypes: string[] | undefined): Shape {
  if (fileOf(source, here)) return { kind: 'file' }
  const target = resolveSchema(source, here)
  const items = childrenOf(target).find((child) => child.keyword === 'items')
  if (items) {
    // Several parts of one name, or one JSON part.
    const item = partShape(source, items, contentTypes)
    return contentTypes?.some((type) => kindOf(type) === 'json')
      ? { kind: 'json' }
      : { kind: 'array', items: item }
  }
  const shape = shapeOf(source, here)
  if (shape.kind === 'object' || contentTypes?.some((type) => kindOf(type) === 'json'))
    return { kind: 'json' }
  return shape
}

/** The schema of a binary part: `format: binary` (3.0), `contentMediaType` without an encoding (3.1), or nothing at all. */
function fileOf(source: Source, here: Located): Schema | undefined {
  const { schema } = resolveSchema(source, here)
  if (!isObject(schema)) return undefined
  const binary =
    schema.format === 'binary' ||
    (schema.contentMediaType !== undefined && schema.contentEncoding === undefined) ||
    (!source.is30 && Object.keys(schema).length === 0)
  return binary ? schema : undefined
}
