import type { IncomingMessage } from 'node:http'
import type { CompiledOperation, ParameterPlan } from './compiled.ts'
import { explain } from './explain.ts'
import { coerce, type Decode, readStyled } from './parameter-value.ts'
import { type FieldError, platformProblem } from './problem.ts'
import { openQuery } from './query.ts'
import { escapePointer } from './unstorable.ts'

/** The parameters of a request: coerced, defaulted, checked; keyed as the contract spells them. */
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
 * @param errors what is wrong is added here, with pointers such as `/query/limit`
 * @throws Problem `malformed-request` when percent-encoding is broken
 */
export type ReadParameters = (
  request: IncomingMessage,
  raw: readonly string[],
  queryText: string,
  errors: FieldError[],
) => ParameterValues

const decodePath = (raw: string): string => (raw.includes('%') ? decodeURIComponent(raw) : raw)
const asIs = (raw: string): string => raw

/**
 * @param pathNames the path's parameters in the order of its template
 * @param keyNames query parameters that carry credentials: allowed beside the declared ones
 */
export function openParameters(
  { parameters, validate }: Pick<CompiledOperation, 'parameters' | 'validate'>,
  pathNames: readonly string[],
  keyNames: readonly string[],
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
  const cookies = byPlace('cookie').map((plan) => ({
    name: plan.name,
    read: openText({ ...plan, explode: false }, decodePath),
  }))
  const readQuery = openQuery(byPlace('query'), keyNames)

  return (request, raw, queryText, errors) => {
    const values: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} }
    try {
      for (const { name, at, read } of paths) values.path[name] = read(raw[at] as string, errors)
      if (queryText !== '') readQuery(queryText, values.query, errors)
      for (const { name, key, read } of headers) {
        const header = request.headers[key]
        if (header !== undefined) values.header[name] = read(String(header), errors)
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

/* What follows from the plan alone is decided once. */
function openText(plan: ParameterPlan, decode: Decode): ReadText {
  const { shape, style } = plan
  const pointer = `/${plan.in}/${escapePointer(plan.name)}`
  if (shape.kind === 'scalar' && (style === 'simple' || style === 'form'))
    return (raw, errors) => coerce(decode(raw), shape.types, pointer, errors)
  return (raw, errors) => readStyled(raw, plan, decode, pointer, errors)
}

/* RFC 6265, section 4.2: pairs divided by `; `. A value may stand in quotes and may be percent-encoded. */
function readCookies(
  header: string | undefined,
  plans: readonly { name: string; read: ReadText }[],
  values: Record<string, unknown>,
  errors: FieldError[],
): void {
  const cookies = new Map<string, string>()
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (at === -1) continue
    const name = pair.slice(0, at).trim()
    // The first one counts: it is the one with the most specific path (section 4.2.2).
    if (!cookies.has(name))
      cookies.set(
        name,
        pair
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      )
  }
  for (const { name, read } of plans) {
    const raw = cookies.get(name)
    if (raw !== undefined) values[name] = read(raw, errors)
  }
}
