import type { SchemeEntry } from '#platform/contract/compiled.ts'
import { kindOf } from '#platform/contract/media-type.ts'
import { isObject } from '#compiler/document/json-pointer.ts'
import { NoSample } from '#compiler/samples/sample-types.ts'
import { sample } from '#compiler/samples/sample.ts'
import type { Located, Source } from '#compiler/document/source.ts'
import type { Parts } from './operations.ts'
import type { Oracle } from './oracle.ts'
import { RandomSampler } from './random-sample.ts'
import { formOf, pairsOf, textOf } from './serialize.ts'

export interface Request {
  method: string
  path: string
  headers: Record<string, string>
  body?: string | Buffer
  /** The value of a JSON body, and its schema. */
  json?: { value: unknown; schema: Located; mediaType: string }
}

export interface Tools {
  source: Source
  oracle: Oracle
  random: () => number
  schemes: Readonly<Record<string, SchemeEntry>>
}

/**
 * A value that the oracle finds valid: with all that is optional, with what is required only, or at random.
 *
 * @returns undefined when none was found
 */
export function validValue(
  { source, oracle, random }: Tools,
  here: Located,
  variant: 'request' | 'reply',
  turn: number,
): { value: unknown } | undefined {
  const ways = [
    () => sample(source, here, { variant }),
    () => sample(source, here, { variant, withExamples: false, withOptional: false }),
    () => sample(source, here, { variant, withExamples: false }),
  ]
  for (let attempt = 0; attempt < 6; attempt++) {
    const way =
      turn + attempt < ways.length
        ? (ways[turn + attempt] as () => unknown)
        : () => new RandomSampler(source, variant, random).value([here], 0)
    try {
      // As it is sent: without `undefined`, and with numbers that JSON has.
      const text = JSON.stringify(way())
      if (text === undefined) continue
      const value = JSON.parse(text) as unknown
      if (oracle.check(here.pointer, value) === true) return { value }
    } catch (error) {
      if (!(error instanceof NoSample)) throw error
    }
  }
  return undefined
}

/* Headers that HTTP itself gives a value: a client does not choose it. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'transfer-encoding',
  'upgrade',
])

/** A request that is valid by the contract, or why none could be made. */
export async function validRequest(tools: Tools, parts: Parts, turn: number): Promise<Request | string> {
  const { entry } = parts
  let path = entry.basePath + entry.path
  const query: [string, string][] = []
  const cookies: [string, string][] = []
  const headers: Record<string, string> = { authorization: 'Bearer any token' }
  for (const { plan, required, schema, isJson } of parts.parameters) {
    if (plan.in === 'header' && OF_THE_CONNECTION.has(plan.name.toLowerCase())) {
      if (required && plan.name.toLowerCase() === 'content-length') headers['content-length'] = '0'
      continue
    }
    if (!required && (turn === 1 || (turn > 2 && tools.random() < 0.4))) continue
    const found = validValue(tools, schema, 'request', turn)
    const value = isJson && found ? JSON.stringify(found.value) : found?.value
    let isWritten: boolean
    if (plan.in === 'path' || plan.in === 'header') {
      const text = value === undefined ? undefined : textOf(plan, value)
      isWritten =
        text !== undefined && text !== '' && (plan.in === 'path' || /^[!-~]([ -~]*[!-~])?$/.test(text))
      if (isWritten && plan.in === 'path') path = path.replaceAll(`{${plan.name}}`, text as string)
      else if (isWritten) headers[plan.name.toLowerCase()] = text as string
    } else {
      const pairs = value === undefined ? undefined : pairsOf(plan, value, encodeURIComponent)
      isWritten = pairs !== undefined
      ;(plan.in === 'query' ? query : cookies).push(...(pairs ?? []))
    }
    if (!isWritten && required) return `no valid value of the ${plan.in} parameter ${plan.name} was found`
  }
  path = path.replace(/\{[^{}]+\}/g, 'x')
  for (const scheme of Object.values(tools.schemes)) {
    const name = scheme.name as string
    if (
      scheme.in === 'query' &&
      entry.security.some((one) => Object.keys(one).some((id) => tools.schemes[id] === scheme)) &&
      !parts.parameters.some(({ plan }) => plan.in === 'query' && plan.name === name)
    )
      query.push([encodeURIComponent(name), 'key'])
    if (scheme.in === 'header') headers[name.toLowerCase()] ??= 'key'
    if (scheme.in === 'cookie') cookies.push([name, 'key'])
  }
  if (cookies.length > 0) headers.cookie = cookies.map((pair) => pair.join('=')).join('; ')
  const search = query.length > 0 ? `?${query.map((pair) => pair.join('=')).join('&')}` : ''
  const request: Request = { method: entry.method.toUpperCase(), path: path + search, headers }
  if (parts.bodies.length === 0 || (!parts.bodyRequired && turn === 1)) return request
  const reasons: string[] = []
  for (let i = 0; i < parts.bodies.length; i++) {
    const reason = await addBody(tools, request, parts.bodies[(i + turn) % parts.bodies.length] as Body, turn)
    if (reason === undefined) return request
    reasons.push(reason)
  }
  return parts.bodyRequired ? reasons.join('; ') : request
}

/** A media type of a range. */
export const concreteOf = (mediaType: string): string =>
  /^(\*|application)\/\*/.test(mediaType)
    ? 'application/json'
    : mediaType.replace(/\/\*.*/, mediaType.startsWith('text/') ? '/plain' : '/x-example')

type Body = Parts['bodies'][number]

async function addBody(
  tools: Tools,
  request: Request,
  body: Body,
  turn: number,
): Promise<string | undefined> {
  const { mediaType, plan, schema } = body
  const isRange = mediaType.includes('*')
  const kind = plan.kind === 'range' ? 'json' : plan.kind
  const type = concreteOf(mediaType)
  if (isRange && kindOf(type) !== 'json') return `${mediaType} is left out`
  if (kind === 'stream' || !schema) {
    request.headers['content-type'] = type
    request.body = kind === 'json' ? '{}' : kind === 'multipart' ? undefined : 'text'
    return request.body === undefined ? `${mediaType} has no schema` : undefined
  }
  const found = validValue(tools, schema, 'request', turn)
  if (!found) return `no valid body of ${mediaType} was found`
  const { value } = found
  if (kind === 'json') {
    request.json = { value, schema, mediaType: type }
    request.body = JSON.stringify(value)
  } else if (kind === 'text') {
    if (typeof value !== 'string') return `${mediaType} holds no text`
    request.body = value
  } else {
    const form = kind === 'form' ? plan.form : plan.parts
    const fields = isObject(value) && form ? formOf(form, value) : undefined
    if (!fields || fields.length === 0) return `the body of ${mediaType} has no form of fields`
    if (kind === 'form') request.body = new URLSearchParams(fields as [string, string][]).toString()
    else {
      const data = new FormData()
      for (const [name, part] of fields) data.append(name, part)
      const encoded = new Response(data)
      request.headers['content-type'] = encoded.headers.get('content-type') as string
      request.body = Buffer.from(await encoded.arrayBuffer())
      return undefined
    }
  }
  request.headers['content-type'] = type
  return undefined
}
