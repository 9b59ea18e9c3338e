import type { ContentPlan, HeaderPlan } from '#platform/compiled.ts'
import { LINE_TYPES } from '#platform/media-type.ts'
import { shapeOf } from './parameters.ts'
import { kindOf } from './request-bodies.ts'
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
import { partsOf } from './unions.ts'

export interface Response {
  status: string
  headers: { name: string; plan: Omit<HeaderPlan, 'validate'>; schema: Located | undefined }[]
  content: {
    mediaType: string
    plan: Omit<ContentPlan, 'validate' | 'cut'>
    schema: Located | undefined
  }[]
}

/** The replies that an operation declares, by status. */
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
  const schema: Located | undefined = isObject(node.schema)
    ? { schema: node.schema, pointer: at(here, 'schema'), base: '' }
    : undefined
  const shape = schema ? shapeOf(source, schema) : ({ kind: 'scalar', types: ['string'] } as const)
  return { name, plan: { required: node.required === true, shape, explode: node.explode === true }, schema }
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
  return {
    mediaType,
    plan: { kind: kind === 'text' ? 'text' : 'stream' },
    schema: kind === 'text' ? schema : undefined,
  }
}

/** A stream that is declared as a list has items of the list's schema. */
function itemOf(source: Source, here: Located): Located {
  const target = resolveSchema(source, here)
  return childrenOf(target).find((child) => child.keyword === 'items') ?? here
}
