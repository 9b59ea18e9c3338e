/** A media type or range (RFC 9110, sections 8.3.1 and 12.5.1). */
export interface MediaType {
  /** Type and subtype in lower case, without parameters: `application/json`, `text/*`. */
  essence: string
  /** By name in lower case; without `charset=utf-8`, the only charset of the engine. */
  parameters: ReadonlyMap<string, string>
  /** The weight `q` of a range in `Accept`, from 0 to 1; NaN when it is not a number. */
  quality: number
}

/** How a body of a media type is read or written. */
export type BodyKind = 'json' | 'form' | 'multipart' | 'text' | 'stream'

/** @param mediaType with or without parameters */
export function kindOf(mediaType: string): BodyKind {
  const type = mediaTypeOf(mediaType)
  if (type === 'application/json' || type.endsWith('+json') || type === 'text/json') return 'json'
  if (type === 'application/x-www-form-urlencoded') return 'form'
  if (type === 'multipart/form-data') return 'multipart'
  return type.startsWith('text/') ? 'text' : 'stream'
}

/** Media types of sequences of JSON texts, one per line or record. */
export const LINE_TYPES: ReadonlySet<string> = new Set([
  'application/jsonl',
  'application/x-ndjson',
  'application/json-seq',
  'application/ndjson',
  'application/x-jsonlines',
])

/** Whether a response of this type is a stream: its items are sent as they occur. */
export function isStreamType(mediaType: string): boolean {
  const type = mediaTypeOf(mediaType)
  return type === 'text/event-stream' || LINE_TYPES.has(type)
}

/** Whether a key of a `content` map is a range, such as `image/*`. */
export const isRange = (mediaType: string): boolean => mediaTypeOf(mediaType).endsWith('/*')

/** A media type without its parameters, in lower case: `application/json`. */
export function mediaTypeOf(header: string): string
export function mediaTypeOf(header: string | undefined): string | undefined
export function mediaTypeOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const at = header.indexOf(';')
  return (at === -1 ? header : header.slice(0, at)).trim().toLowerCase()
}

export function parseMediaType(text: string): MediaType {
  const [essence = '', ...rest] = splitUnquoted(text, ';')
  const parameters = new Map<string, string>()
  let quality = 1
  for (const part of rest) {
    const equals = part.indexOf('=')
    if (equals === -1) continue
    const name = part.slice(0, equals).trim().toLowerCase()
    const raw = part.slice(equals + 1).trim()
    const value = raw.startsWith('"') ? raw.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : raw
    if (name === 'q') {
      quality = Number(value)
      // Parameters after the weight do not belong to the range.
      break
    }
    // Names of charsets are case-insensitive (RFC 9110, section 8.3.2).
    if (name !== 'charset') parameters.set(name, value)
    else if (!UTF8.has(value.toLowerCase())) parameters.set(name, value.toLowerCase())
  }
  return { essence: essence.trim().toLowerCase(), parameters, quality }
}

const UTF8 = new Set(['utf-8', 'utf8', 'us-ascii'])

/** Splits a header's text at a separator outside of quoted strings, in one pass. */
function splitUnquoted(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator)
  const parts: string[] = []
  let start = 0
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (isQuoted && char === '\\') i++
    else if (char === '"') isQuoted = !isQuoted
    else if (char === separator && !isQuoted) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

/**
 * How specifically a range matches a media type: 0 not at all, more for `text/*` than for `*` + `/*`, more for an exact
 * type, more for each parameter. All parameters of the range must be those of the type.
 */
function fit(range: MediaType, type: MediaType): number {
  const { essence } = range
  const base =
    essence === type.essence
      ? 3
      : essence === '*/*' || essence === '*'
        ? 1
        : essence.endsWith('/*') && type.essence.startsWith(essence.slice(0, -1))
          ? 2
          : 0
  if (base === 0) return 0
  for (const [name, value] of range.parameters) if (type.parameters.get(name) !== value) return 0
  return base * 100 + range.parameters.size
}

/**
 * The entry of a `content` map for a media type (OpenAPI 3.1.1, section 4.8.13): only the most specific key applies,
 * whatever the order.
 *
 * @param type with its parameters, as in `Content-Type`
 */
export function pickByRange<T>(
  content: Readonly<Record<string, T>>,
  type: string,
): [name: string, value: T] | undefined {
  const given = parseMediaType(type)
  let best: [string, T] | undefined
  let bestFit = 0
  for (const [name, value] of Object.entries(content)) {
    const rank = fit(parseMediaType(name), given)
    if (rank > bestFit) {
      best = [name, value]
      bestFit = rank
    }
  }
  return best
}

/**
 * Selects one of the media types of a response, which may include ranges (RFC 9110, section 12.5.1): the most specific
 * range of the caller gives the weight of each; equal weights are resolved by the order of the contract.
 *
 * @returns undefined when the caller accepts none of them
 */
export function negotiate(accept: string | undefined, offered: readonly string[]): string | undefined {
  if (accept === undefined || accept === '*/*' || accept === '' || offered.length === 0) return offered[0]
  const first = offered[0] as string
  if (accept === first) return first
  const ranges = splitUnquoted(accept, ',').map(parseMediaType)
  let best: string | undefined
  let bestQuality = 0
  for (const name of offered) {
    const type = parseMediaType(name)
    const isOpen = isRange(name)
    let specific = 0
    let quality = 0
    for (const range of ranges) {
      const rank = Math.max(fit(range, type), isOpen ? fit(type, range) : 0)
      if (rank < specific || rank === 0 || Number.isNaN(range.quality)) continue
      // Of several types within an offered range, the one with the highest weight counts.
      quality = rank === specific ? Math.max(quality, range.quality) : range.quality
      specific = rank
    }
    if (quality > bestQuality) {
      best = name
      bestQuality = quality
    }
  }
  return best
}
