import type { ParameterObject } from '#platform/contract/contract.ts'
import { textOf } from './arbitraries.ts'

type Encode = (text: string) => string

const asIs: Encode = (text) => text
const DELIMITERS: Record<string, string> = { form: ',', spaceDelimited: '%20', pipeDelimited: '%7C' }

/** A value in its path segment: RFC 6570, sections 3.2.2, 3.2.5 and 3.2.7. */
export function inPath(parameter: ParameterObject, value: unknown): string {
  const { name, style = 'simple', explode } = parameter
  if (parameter.content) return encodeURIComponent(JSON.stringify(value))
  if (style === 'label') return `.${members(value, explode === true).join(explode ? '.' : ',')}`
  if (style !== 'matrix') return members(value, explode === true).join(',')
  if (!explode) return `;${encodeURIComponent(name)}=${members(value, false).join(',')}`
  return fields(name, value)
    .map((field) => `;${field}`)
    .join('')
}

/** A value in the query: section 3.2.8, and the styles that only OpenAPI has. */
export function inQuery(parameter: ParameterObject, value: unknown): string {
  const { name, style = 'form', explode = style === 'form' || style === 'deepObject' } = parameter
  const key = encodeURIComponent(name)
  if (parameter.content) return `${key}=${encodeURIComponent(JSON.stringify(value))}`
  if (style === 'deepObject' && isObject(value))
    return Object.entries(value)
      .map(
        ([member, item]) => `${encodeURIComponent(`${name}[${member}]`)}=${encodeURIComponent(textOf(item))}`,
      )
      .join('&')
  return explode
    ? fields(name, value).join('&')
    : `${key}=${members(value, false).join(DELIMITERS[style as string])}`
}

/** A value in a header: like a path segment, without percent-encoding (OpenAPI 3.1.1, appendix D). */
export const inHeader = (parameter: ParameterObject, value: unknown): string =>
  parameter.content ? JSON.stringify(value) : members(value, parameter.explode === true, asIs).join(',')

/** A value in one pair of a Cookie header: `form` without `explode`, or the text of a content type. */
export const inCookie = (parameter: ParameterObject, value: unknown): string =>
  parameter.content ? encodeURIComponent(JSON.stringify(value)) : members(value, false).join(',')

/* `R=100`, or `R` and `100`. */
function members(value: unknown, isExploded: boolean, encode: Encode = encodeURIComponent): string[] {
  if (Array.isArray(value)) return value.map((item) => encode(textOf(item)))
  if (!isObject(value)) return [encode(textOf(value))]
  const pairs = Object.entries(value).map(([key, item]) => [encode(key), encode(textOf(item))])
  return isExploded ? pairs.map((pair) => pair.join('=')) : pairs.flat()
}

const fields = (name: string, value: unknown): string[] =>
  isObject(value)
    ? members(value, true)
    : members(value, false).map((text) => `${encodeURIComponent(name)}=${text}`)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
