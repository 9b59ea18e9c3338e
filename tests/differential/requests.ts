import fc, { type Arbitrary } from 'fast-check'
import type { OpenApiDocument, Operation, ParameterObject } from '#platform/contract.ts'
import { mutated, textOf, valuesOf } from './arbitraries.ts'
import { type Body, bodyOf } from './bodies.ts'
import { type Credential, credentialsOf } from './credentials.ts'

/** One request, as it goes over the wire. */
export interface Case {
  operationId: string
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
  /** The key of `content` that a JSON body falls under. */
  bodyKey: string | undefined
}

const sometimes = (value: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: value.chain(mutated) })

/** Requests of one operation: about half of them valid. */
export function casesOf(document: OpenApiDocument, operation: Operation): Arbitrary<Case> {
  const parameters = operation.parameters.map((parameter) => {
    const value = sometimes(valuesOf(document, parameter.schema ?? {}))
    return parameter.required
      ? fc.option(value, { nil: undefined, freq: parameter.in === 'path' ? 1000 : 12 })
      : fc.option(value, { nil: undefined, freq: 2 })
  })
  const unknown = fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('nosuch=1', 'limit=', 'limit=1&limit=2', 'Limit=3') },
  )
  return fc
    .tuple(fc.tuple(...parameters), bodyOf(document, operation), unknown, credentialsOf(document, operation))
    .map(([values, body, extra, credentials]) => requestOf(operation, values, body, extra, credentials))
}

function requestOf(
  operation: Operation,
  values: unknown[],
  body: Body | undefined,
  extra: string | undefined,
  credentials: Credential[],
): Case {
  const sent = operation.parameters
    .map((parameter, i) => [parameter, values[i]] as const)
    .filter(([, value]) => value !== undefined)
  const at = (place: ParameterObject['in']) => sent.filter(([parameter]) => parameter.in === place)
  const carried = (place: Credential['in']) => credentials.filter((credential) => credential.in === place)
  const query = [
    ...at('query').map(([parameter, value]) => queryOf(parameter, value)),
    extra,
    ...carried('query').map(({ name, value }) => `${name}=${encodeURIComponent(value)}`),
  ].filter((part) => part !== undefined && part !== '')
  const cookies = [
    ...at('cookie').map(([{ name }, value]) => `${name}=${cookieOf(value)}`),
    ...carried('cookie').map(({ name, value }) => `${name}=${encodeURIComponent(value)}`),
  ]
  const headers = Object.fromEntries([
    ...at('header').map(([{ name }, value]) => [name, textOf(value)] as const),
    ...carried('header').map(({ name, value }) => [name, value] as const),
    ...(cookies.length > 0 ? [['Cookie', cookies.join('; ')] as const] : []),
    ...(body ? [['Content-Type', body.contentType] as const] : []),
  ])
  const inPath = new Map(at('path').map(([{ name }, value]) => [name, textOf(value)]))
  const path = (operation.basePath + operation.path).replace(/\{([^}]+)\}/g, (_whole, name: string) =>
    encodeURIComponent(inPath.get(name) ?? 'x'),
  )
  return {
    operationId: operation.id,
    method: operation.method.toUpperCase(),
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers,
    body: body?.text,
    bodyKey: body?.key,
  }
}

/* `form` without `explode`, which is all that one pair of a Cookie header can hold. */
const cookieOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map((item) => encodeURIComponent(textOf(item))).join()
    : encodeURIComponent(textOf(value))

function queryOf({ name, style, explode }: ParameterObject, value: unknown): string {
  const pair = (key: string, one: unknown) => `${encodeURIComponent(key)}=${encodeURIComponent(textOf(one))}`
  if (Array.isArray(value))
    return explode === false
      ? `${name}=${value.map((item) => encodeURIComponent(textOf(item))).join(',')}`
      : value.map((item) => pair(name, item)).join('&')
  if (style === 'deepObject' && typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, item]) => pair(`${name}[${key}]`, item))
      .join('&')
  return pair(name, value)
}
