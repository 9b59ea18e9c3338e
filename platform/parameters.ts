import type { IncomingMessage } from 'node:http'
import type { CompiledOperation, ParameterPlan } from './compiled.ts'
import { explain } from './explain.ts'
import { readStyled } from './parameter-value.ts'
import { type FieldError, platformProblem } from './problem.ts'
import { readField, splitQuery } from './query.ts'
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
 * @param raw the path's parameters in the order of `names`, percent-encoded
 * @param queryText the query without its question mark
 * @param errors what is wrong is added here, with pointers such as `/query/limit`
 * @throws Problem `malformed-request` when percent-encoding is broken
 */
export type ReadParameters = (
  request: IncomingMessage,
  names: readonly string[],
  raw: readonly string[],
  queryText: string,
  errors: FieldError[],
) => ParameterValues

const decodePath = (raw: string): string => (raw.includes('%') ? decodeURIComponent(raw) : raw)
const asIs = (raw: string): string => raw

/** @param keyNames query parameters that carry credentials: allowed beside the declared ones */
export function openParameters(
  { parameters, validate }: Pick<CompiledOperation, 'parameters' | 'validate'>,
  keyNames: readonly string[],
): ReadParameters {
  const byPlace = (place: ParameterPlan['in']) => parameters.filter((plan) => plan.in === place)
  const paths = new Map(byPlace('path').map((plan) => [plan.name, plan]))
  const headers = byPlace('header').map((plan) => ({ plan, key: plan.name.toLowerCase() }))
  const cookies = byPlace('cookie')
  // A form object with open properties takes all that is left, so it is read last.
  const queries = byPlace('query').sort((a, b) => Number(takesAll(a)) - Number(takesAll(b)))

  return (request, names, raw, queryText, errors) => {
    const values: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} }
    try {
      for (let i = 0; i < names.length; i++) {
        const name = names[i] as string
        const plan = paths.get(name)
        if (plan) values.path[name] = readStyled(raw[i] as string, plan, decodePath, `/path/${name}`, errors)
      }
      if (queryText !== '') readQuery(queryText, queries, keyNames, values.query, errors)
      for (const { plan, key } of headers) {
        const header = request.headers[key]
        if (header !== undefined)
          values.header[plan.name] = readStyled(String(header), plan, asIs, `/header/${plan.name}`, errors)
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

const takesAll = ({ shape, style, explode }: ParameterPlan) =>
  shape.kind === 'object' && shape.rest !== null && style === 'form' && explode

function readQuery(
  text: string,
  plans: readonly ParameterPlan[],
  keyNames: readonly string[],
  values: Record<string, unknown>,
  errors: FieldError[],
): void {
  const query = splitQuery(text)
  for (const name of keyNames) query.delete(name)
  for (const plan of plans) {
    const value = readField(query, plan, `/query/${escapePointer(plan.name)}`, errors)
    if (value !== undefined) values[plan.name] = value
  }
  for (const name of query.keys())
    errors.push({ pointer: `/query/${escapePointer(name)}`, detail: 'is not a known parameter' })
}

/** RFC 6265, section 4.2: pairs divided by `; `. A value may stand in quotes and may be percent-encoded. */
function readCookies(
  header: string | undefined,
  plans: readonly ParameterPlan[],
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
  for (const plan of plans) {
    const raw = cookies.get(plan.name)
    if (raw !== undefined)
      values[plan.name] = readStyled(
        raw,
        { ...plan, explode: false },
        decodePath,
        `/cookie/${plan.name}`,
        errors,
      )
  }
}
