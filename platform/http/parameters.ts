import type { IncomingMessage } from 'node:http'
import type { CompiledOperation, ParameterPlan } from '../contract/compiled.ts'
import { explain } from '../contract/field-errors.ts'
import { setOwn } from '../contract/validator.ts'
import { ownOf } from '../contract/own-property.ts'
import { coerce, type Decode, readArray, readObject, readStyled } from './parameter-value.ts'
import { type FieldError, platformProblem } from '../problem.ts'
import { openQuery, type QueryOptions } from './query.ts'
import { escapePointer } from '../contract/json-pointer.ts'

/** The parameters of a request: coerced, with defaults, validated; keyed as spelled in the contract. */
export interface ParameterValues {
  path: Record<string, unknown>
  query: Record<string, unknown>
  header: Record<string, unknown>
  cookie: Record<string, unknown>
}

/**
 * Reads the parameters of a request.
 *
 * @param raw the path's parameters in the order of its template, percent-encoded
 * @param queryText the query without its question mark
 * @param errors validation errors are added here, with pointers such as `/query/limit`
 * @throws Problem `malformed-request` for invalid percent-encoding
 */
export type ReadParameters = (
  request: IncomingMessage,
  raw: readonly string[],
  queryText: string,
  errors: FieldError[],
) => ParameterValues

const decodePath = (raw: string): string => (raw.includes('%') ? decodeURIComponent(raw) : raw)
const asIs = (raw: string): string => raw

/* RFC 6265 has no encoding for values; clients that follow OpenAPI's `form` percent-encode them, others do not. */
const decodeCookie: Decode = (raw) => {
  try {
    return decodePath(raw)
  } catch {
    return raw
  }
}

/** @param pathNames the path's parameters in the order of its template */
export function openParameters(
  { parameters, validate }: Pick<CompiledOperation, 'parameters' | 'validate'>,
  pathNames: readonly string[],
  options: QueryOptions,
): ReadParameters {
  const byPlace = (place: ParameterPlan['in']) => parameters.filter((plan) => plan.in === place)
  const paths = byPlace('path')
    .filter(({ name }) => pathNames.includes(name))
    .map((plan) => ({ name: plan.name, at: pathNames.indexOf(plan.name), read: openText(plan, decodePath) }))
  const headers = byPlace('header').map((plan) => ({
    name: plan.name,
    key: plan.name.toLowerCase(),
    read: openText(plan, asIs),
  }))
  const cookies = byPlace('cookie')
  const readQuery = openQuery(byPlace('query'), options)

  return (request, raw, queryText, errors) => {
    const values: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} }
    try {
      for (const { name, at, read } of paths) setOwn(values.path, name, read(raw[at] as string, errors))
      if (queryText !== '') {
        // Node decodes the request target as Latin-1: other text would be silently corrupted.
        if (/[^\0-\x7f]/.test(queryText)) throw new URIError('The query has characters outside of ASCII')
        readQuery(queryText, values.query, errors)
      }
      for (const { name, key, read } of headers) {
        const header = ownOf(request.headers, key)
        if (header !== undefined) setOwn(values.header, name, read(String(header), errors))
      }
      if (cookies.length > 0) readCookies(request.headers.cookie, cookies, values.cookie, errors)
    } catch (error) {
      if (!(error instanceof URIError)) throw error
      throw platformProblem('malformed-request', {
        detail: 'The address is not valid percent-encoding',
        cause: error,
      })
    }
    if (validate && !validate(values)) {
      const seen = new Set(errors.map(({ pointer }) => pointer))
      for (const field of explain(validate.errors, '')) if (!seen.has(field.pointer)) errors.push(field)
    }
    return values
  }
}

type ReadText = (raw: string, errors: FieldError[]) => unknown

/* What depends on the plan only is computed once. */
function openText(plan: ParameterPlan, decode: Decode): ReadText {
  const { shape, style } = plan
  const pointer = `/${plan.in}/${escapePointer(plan.name)}`
  if (shape.kind === 'scalar' && (style === 'simple' || style === 'form'))
    return (raw, errors) => coerce(decode(raw), shape.types, pointer, errors)
  return (raw, errors) => readStyled(raw, plan, decode, pointer, errors)
}

/*
 * RFC 6265, section 4.2: pairs separated by `; `. A value may be quoted. A list is one value with commas or several
 * cookies of its name; an exploded object has one cookie per property, as in style `form`.
 */
function readCookies(
  header: string | undefined,
  plans: readonly ParameterPlan[],
  values: Record<string, unknown>,
  errors: FieldError[],
): void {
  const cookies = new Map<string, string[]>()
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (at === -1) continue
    const name = pair.slice(0, at).trim()
    const raw = pair.slice(at + 1).trim()
    const value = raw.length > 1 && raw.startsWith('"') && raw.endsWith('"') ? raw.slice(1, -1) : raw
    const known = cookies.get(name)
    if (known) known.push(value)
    else cookies.set(name, [value])
  }
  for (const plan of plans) {
    const value = readCookie(cookies, plan, errors)
    if (value !== undefined) setOwn(values, plan.name, value)
  }
}

function readCookie(
  cookies: ReadonlyMap<string, string[]>,
  plan: ParameterPlan,
  errors: FieldError[],
): unknown {
  const { name, shape, explode } = plan
  const pointer = `/cookie/${escapePointer(name)}`
  const raws = cookies.get(name)
  if (raws === undefined) {
    if (shape.kind !== 'object' || !explode) return undefined
    // Other cookies may belong to other applications, so only declared properties are read.
    const pairs = Object.keys(shape.properties).flatMap((key): [string, string][] => {
      const [first] = cookies.get(key) ?? []
      return first === undefined ? [] : [[key, first]]
    })
    return pairs.length === 0 ? undefined : readObject(pairs, shape, decodeCookie, pointer, errors)
  }
  if (shape.kind === 'array' && explode && raws.length > 1)
    return readArray(raws, shape, decodeCookie, pointer, errors)
  // The first one counts: it has the most specific path (RFC 6265, section 4.2.2).
  return readStyled(raws[0] as string, { ...plan, explode: false }, decodeCookie, pointer, errors)
}
