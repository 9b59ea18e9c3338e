/** Media types of sequences of JSON texts, one a line or record. */
export const LINE_TYPES: ReadonlySet<string> = new Set([
  'application/jsonl',
  'application/x-ndjson',
  'application/json-seq',
  'application/ndjson',
  'application/x-jsonlines',
])

/** A response of this type may last: its items are sent as they occur. */
export const isStreamType = (mediaType: string): boolean => {
  const type = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return type === 'text/event-stream' || LINE_TYPES.has(type)
}

/** A media type without its parameters, in lower case: `application/json`. */
export function mediaTypeOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const at = header.indexOf(';')
  return (at === -1 ? header : header.slice(0, at)).trim().toLowerCase()
}

/** How well a range such as `text/*` covers a media type: 0 not at all, 3 exactly (RFC 9110, section 12.5.1). */
function fit(range: string, type: string): number {
  if (range === type) return 3
  if (range === '*/*' || range === '*') return 1
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1)) ? 2 : 0
}

/** The entry of a `content` map that a media type falls under: its own, else a range of the contract. */
export function pickByRange<T>(
  content: Readonly<Record<string, T>>,
  type: string,
): [name: string, value: T] | undefined {
  let best: [string, T] | undefined
  let bestFit = 0
  for (const [name, value] of Object.entries(content)) {
    const quality = fit(mediaTypeOf(name) as string, type)
    if (quality > bestFit) {
      best = [name, value]
      bestFit = quality
    }
  }
  return best
}

/**
 * Chooses among the media types that a reply may have (RFC 9110, section 12.5.1).
 *
 * @returns undefined when the caller accepts none of them
 */
export function negotiate(accept: string | undefined, offered: readonly string[]): string | undefined {
  if (accept === undefined || accept === '*/*' || accept === '' || offered.length === 0) return offered[0]
  const first = offered[0] as string
  if (accept === first) return first
  const ranges = accept.split(',').map((part) => {
    const q = /;\s*q\s*=\s*([\d.]+)/i.exec(part)?.[1]
    return { range: mediaTypeOf(part) as string, quality: q === undefined ? 1 : Number(q) }
  })
  let best: string | undefined
  let bestQuality = 0
  for (const name of offered) {
    const type = mediaTypeOf(name) as string
    // The most specific range decides, not the best one.
    const covering = ranges
      .map(({ range, quality }) => ({ quality, fit: Math.max(fit(range, type), fit(type, range)) }))
      .filter((entry) => entry.fit > 0)
    const specific = covering.sort((a, b) => b.fit - a.fit)[0]
    if (specific && specific.quality > bestQuality) {
      best = name
      bestQuality = specific.quality
    }
  }
  return best
}
