import type { ContentPlan, HeaderPlan, Shape } from '#platform/contract/compiled.ts'
import { at, isObject } from '../document/json-pointer.ts'
import { contentShape, shapeOf } from './parameters.ts'
import { isBinary, isTextual, isUnconstrained, noteUnchecked } from './request-bodies.ts'
import { LINE_TYPES, isRange, kindOf } from '#platform/contract/media-type.ts'
import {
  childrenOf,
  Refusal,
  resolveNode,
  resolveSchema,
  type Located,
  type Schema,
  type Source,
} from '../document/source.ts'
import { partsOf } from '../schemas/unions.ts'

export interface Response {
  status: string
  headers: { name: string; plan: Omit<HeaderPlan, 'validate'>; schema: Located | undefined }[]
  content: {
    mediaType: string
    plan: Omit<ContentPlan, 'validate' | 'cut'>
    schema: Located | undefined
  }[]
}

/** The responses that an operation declares, by status. */
export function compileResponses(source: Source, raw: unknown, pointer: string): Response[] {
  if (raw === undefined) return []
  if (!isObject(raw)) throw new Refusal(pointer, 'responses must be an object')
  return Object.entries(raw)
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, response]) => {
      const place = at(pointer, status)
      if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status))
        throw new Refusal(place, `${status} is no status: 200, 2XX or default are`)
      const { node, pointer: here } = resolveNode(source, response, place)
      const headers = Object.entries((node.headers ?? {}) as Record<string, unknown>)
        // OpenAPI 3.1, "Response Object": a Content-Type header here is ignored.
        .filter(([name]) => name.toLowerCase() !== 'content-type')
        .map(([name, header]) => compileHeader(source, name, header, at(here, 'headers', name)))
      const content = Object.entries((node.content ?? {}) as Record<string, Record<string, unknown>>).map(
        ([mediaType, media]) => compileContent(source, mediaType, media, at(here, 'content', mediaType)),
      )
      return { status, headers, content }
    })
}

function compileHeader(
  source: Source,
  name: string,
  raw: unknown,
  pointer: string,
): Response['headers'][number] {
  const { node, pointer: here } = resolveNode(source, raw, pointer)
  const [type, media] = Object.entries((node.content ?? {}) as Record<string, { schema?: Schema }>)[0] ?? []
  const [described, place] =
    type === undefined
      ? [node.schema, at(here, 'schema')]
      : [media?.schema, at(here, 'content', type, 'schema')]
  const schema: Located | undefined =
    isObject(described) || typeof described === 'boolean'
      ? { schema: described, pointer: place, base: '' }
      : undefined
  const shape: Shape = schema ? shapeOf(source, schema) : { kind: 'any' }
  const plan = {
    required: node.required === true,
    shape: type === undefined ? shape : contentShape(type, shape),
    explode: node.explode === true,
  }
  return { name, plan, schema }
}

function compileContent(
  source: Source,
  mediaType: string,
  media: Record<string, unknown>,
  place: string,
): Response['content'][number] {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  // `itemSchema` is OpenAPI 3.2's word for the schema of one event or line; under 3.0 and 3.1 `schema` says it.
  const [keyword, node] =
    media.itemSchema === undefined ? ['schema', media.schema] : ['itemSchema', media.itemSchema]
  const schema: Located | undefined =
    node === undefined ? undefined : { schema: node as Schema, pointer: at(place, keyword), base: '' }
  if (type === 'text/event-stream' || LINE_TYPES.has(type)) {
    const item = schema && itemOf(source, schema)
    if (type !== 'text/event-stream') return { mediaType, plan: { kind: 'lines' }, schema: item }
    const whole =
      item !== undefined &&
      partsOf(source, item).some(
        (part) =>
          isObject((part.schema as Schema).properties) &&
          'data' in ((part.schema as Schema).properties as Schema),
      )
    return { mediaType, plan: { kind: 'events', whole }, schema: item }
  }
  const kind = kindOf(mediaType)
  if (kind === 'json') return { mediaType, plan: { kind }, schema }
  if (kind === 'text' && !isRange(mediaType)) return { mediaType, plan: { kind }, schema }
  if (!schema || isBinary(source, schema)) return { mediaType, plan: { kind: 'stream' }, schema: undefined }
  if (isRange(mediaType)) return { mediaType, plan: { kind: 'range' }, schema }
  if (isTextual(source, schema)) return { mediaType, plan: { kind: 'text' }, schema }
  if (!isUnconstrained(source, schema)) noteUnchecked(source, place, mediaType)
  return { mediaType, plan: { kind: 'stream' }, schema: undefined }
}

/** A stream that is declared as a list has items of the list's schema. */
function itemOf(source: Source, here: Located): Located {
  const target = resolveSchema(source, here)
  return childrenOf(target).find((child) => child.keyword === 'items') ?? here
}
