import type { FormPlan, ParameterPlan, Shape, Style } from '#platform/contract/compiled.ts'
import { isObject } from '#compiler/document/json-pointer.ts'

/** Values as a client writes them (OpenAPI 3.1.1, "Style Values"). Undefined is what has no such form. */
type Pairs = [name: string, value: string][] | undefined

const SEPARATORS: Partial<Record<Style, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' }
/* A value that contains the separator, encoded or not, reads as two (OpenAPI 3.1.1, appendix E). */
const isDivided = (texts: readonly string[], separator: string): boolean =>
  texts.some((text) => text.includes(separator) || text.includes(decodeURIComponent(separator)))
const scalarText = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'boolean' || Number.isFinite(value)
    ? String(value)
    : undefined

function scalars(values: readonly unknown[], encode: (text: string) => string): string[] | undefined {
  const texts = values.map(scalarText)
  return texts.length > 0 && texts.every((text) => text !== undefined)
    ? texts.map((text) => encode(text))
    : undefined
}

/** Pairs of a query, a form or cookies, with values that are percent-encoded by `encode`. */
export function pairsOf(
  { name, style, explode }: { name: string; style: Style; explode: boolean },
  value: unknown,
  encode: (text: string) => string,
): Pairs {
  const own = encode(name)
  if (style === 'deepObject')
    return isObject(value) || Array.isArray(value) ? deepPairs(own, value, encode) : plain(own, value, encode)
  const separator = SEPARATORS[style] ?? ','
  if (Array.isArray(value)) {
    const texts = scalars(value, encode)
    // A list of one empty item and an empty list look the same, and so may a list of one item and a scalar.
    if (!texts || (!explode && isDivided(texts, separator))) return undefined
    return explode ? texts.map((text) => [own, text]) : [[own, texts.join(separator)]]
  }
  if (!isObject(value)) return plain(own, value, encode)
  const texts = scalars(Object.values(value), encode)
  if (!texts) return undefined
  const keys = Object.keys(value).map(encode)
  if (!explode && isDivided([...keys, ...texts], separator)) return undefined
  return explode
    ? keys.map((key, i) => [key, texts[i] as string])
    : [[own, keys.flatMap((key, i) => [key, texts[i] as string]).join(separator)]]
}

function plain(name: string, value: unknown, encode: (text: string) => string): Pairs {
  const text = scalarText(value)
  return text === undefined ? undefined : [[name, encode(text)]]
}

function deepPairs(name: string, value: unknown, encode: (text: string) => string): Pairs {
  if (!isObject(value) && !Array.isArray(value)) return plain(name, value, encode)
  const all = Object.entries(value).map(([key, item]) => deepPairs(`${name}[${encode(key)}]`, item, encode))
  return all.length > 0 && all.every((pairs) => pairs !== undefined) ? all.flat() : undefined
}

/** One text: a segment of a path or a header. */
export function textOf(
  { name, style, explode, in: place }: ParameterPlan,
  value: unknown,
): string | undefined {
  const encode = place === 'path' ? encodeSegment : (text: string) => text
  const isList = Array.isArray(value)
  const texts = scalars(isList ? value : isObject(value) ? Object.values(value) : [value], encode)
  if (!texts) return undefined
  const keys = isObject(value) ? Object.keys(value).map(encode) : undefined
  if (place === 'header' && (isList || keys) && isDivided([...texts, ...(keys ?? [])], ',')) return undefined
  const joined = keys ? keys.map((key, i) => `${key}${explode ? '=' : ','}${texts[i]}`) : texts
  if (style === 'label') return `.${joined.join(explode ? '.' : ',')}`
  if (style === 'matrix') {
    if (keys && explode) return joined.map((pair) => `;${pair}`).join('')
    return explode ? texts.map((text) => `;${name}=${text}`).join('') : `;${name}=${joined.join(',')}`
  }
  return joined.join(',')
}

/* A dot alone would be a step of the path, and a comma divides lists. */
const encodeSegment = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*.,]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** A form of fields: as pairs, or as parts of multipart/form-data. */
export function formOf(
  plan: FormPlan,
  value: Record<string, unknown>,
): [string, string | Blob][] | undefined {
  const all = Object.entries(value).map(([name, item]): [string, string | Blob][] | undefined => {
    const field = Object.hasOwn(plan.fields, name) ? plan.fields[name] : plan.rest
    if (!field) return undefined
    const { shape } = field
    if (shape.kind === 'file') return [[name, new Blob(['file'], { type: typeOf(field.contentTypes) })]]
    if (isFileList(shape)) return [[name, new Blob(['file'], { type: typeOf(field.contentTypes) })]]
    if (shape.kind === 'json' && isObject(item)) return [[name, JSON.stringify(item)]]
    if (shape.kind === 'array' && shape.items.kind === 'json' && Array.isArray(item))
      return item.length === 0 ? undefined : item.map((one) => [name, JSON.stringify(one)])
    return pairsOf({ name, style: field.style, explode: field.explode }, item, (text) => text)
  })
  return all.every((pairs) => pairs !== undefined) ? all.flat() : undefined
}

const isFileList = (shape: Shape): boolean => shape.kind === 'array' && shape.items.kind === 'file'
const typeOf = (types: readonly string[] | undefined): string =>
  types?.[0]?.replace('/*', '/png').replace('*/png', 'application/octet-stream') ?? 'application/octet-stream'
