import fc, { type Arbitrary } from 'fast-check'
import type { OpenApiDocument, Operation, ParameterObject } from '#platform/contract/contract.ts'
import { mutated, valuesOf } from './arbitraries.ts'
import { type Body, bodyOf } from './bodies.ts'
import { inCookie, inHeader, inPath, inQuery } from './serialize.ts'
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
  /** The values of its parameters; undefined where something else decides too. */
  sent: { place: ParameterObject['in']; name: string; value: unknown }[] | undefined
}

/** The schema of a parameter, or of the JSON that its `content` is. */
export const schemaOfParameter = ({ schema, content }: ParameterObject): unknown =>
  schema ?? content?.['application/json']?.schema ?? {}

const sometimes = (value: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: value.chain(mutated) })

/** Requests of one operation: about half of them valid. */
export function casesOf(document: OpenApiDocument, operation: Operation): Arbitrary<Case> {
  const parameters = operation.parameters.map((parameter) => {
    const value = sometimes(valuesOf(document, schemaOfParameter(parameter)))
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
    ...at('query').map(([parameter, value]) => inQuery(parameter, value)),
    extra,
    ...carried('query').map(({ name, value }) => `${name}=${encodeURIComponent(value)}`),
  ].filter((part) => part !== undefined && part !== '')
  const cookies = [
    ...at('cookie').map(([parameter, value]) => `${parameter.name}=${inCookie(parameter, value)}`),
    ...carried('cookie').map(({ name, value }) => `${name}=${encodeURIComponent(value)}`),
  ]
  const headers = Object.fromEntries([
    ...at('header').map(([parameter, value]) => [parameter.name, inHeader(parameter, value)] as const),
    ...carried('header').map(({ name, value }) => [name, value] as const),
    ...(cookies.length > 0 ? [['Cookie', cookies.join('; ')] as const] : []),
    ...(body ? [['Content-Type', body.contentType] as const] : []),
  ])
  const segments = new Map(at('path').map(([parameter, value]) => [parameter.name, inPath(parameter, value)]))
  const path = (operation.basePath + operation.path).replace(
    /\{([^}]+)\}/g,
    (_whole, name: string) => segments.get(name) ?? 'x',
  )
  const isWhole = operation.parameters.every(({ required }, i) => !required || values[i] !== undefined)
  return {
    operationId: operation.id,
    method: operation.method.toUpperCase(),
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers,
    body: body?.text,
    bodyKey: body?.key,
    sent:
      isWhole && !operation.requestBody && extra === undefined && operation.security.length === 0
        ? sent.map(([{ in: place, name }, value]) => ({ place, name, value }))
        : undefined,
  }
}
