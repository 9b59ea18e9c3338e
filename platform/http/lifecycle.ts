import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ServedOperation } from '../contract/compiled.ts'
import type { Contract } from '../contract/contract.ts'
import type { DeprecatedPart } from '../contract/lifecycle.ts'
import { type FieldError, platformProblem } from '../problem.ts'

/** The end of one operation, or of parts of its request. */
export interface OperationLifecycle {
  /**
   * Sets `Deprecation`, `Sunset` and `Link` on a response.
   *
   * @param raw the values of the parameters in the path, as they were sent
   * @throws Problem 410 after the last day of the operation
   */
  begin(response: ServerResponse, raw: readonly string[]): void
  /**
   * The deprecated parts that a valid request has. Announces their end as well.
   *
   * @throws Problem 410 for parts after their last day
   */
  partsOf(request: IncomingMessage, query: string, body: unknown, response: ServerResponse): readonly string[]
}

/** What replaces an operation: an operation of the same or a later version. */
export type Successor = Pick<ServedOperation, 'basePath' | 'path'>

/** The operation that `x-successor` names, or the one with the same id in the newest later version. */
export function successorOf(
  { id, lifecycle, service, version }: ServedOperation,
  served: readonly { contract: Contract }[],
): Successor | undefined {
  if (!lifecycle?.deprecated) return undefined
  const numberOf = (text: string) => Number(/\d+/.exec(text)?.[0] ?? 0)
  const contracts = served.map(({ contract }) => contract)
  const later = contracts
    .filter((one) => one.service === service && numberOf(one.version) > numberOf(version))
    .sort((a, b) => numberOf(b.version) - numberOf(a.version))
  const own = contracts.filter((one) => one.service === service && one.version === version)
  const { successor } = lifecycle
  const among = successor === undefined ? later : [...later, ...own]
  return among.flatMap((one) => one.compiled?.operations ?? []).find((one) => one.id === (successor ?? id))
}

const NONE: readonly string[] = []
const DAY_MS = 86_400_000

/**
 * Prepares what is sent about the end of an operation (RFC 9745, RFC 8594).
 *
 * @param docs the URI of the documentation of deprecations
 * @returns undefined for an operation without
 */
export function lifecycleOf(
  { id, lifecycle }: ServedOperation,
  successor: Successor | undefined,
  docs: string | undefined,
): OperationLifecycle | undefined {
  if (!lifecycle) return undefined
  const { deprecated, since, sunset, parts = [] } = lifecycle
  const links = linksTo(lifecycle.docs ?? docs)
  const endMs = sunset === undefined ? Infinity : endOf(sunset)
  const deprecation = deprecationField(since)
  const sunsetText = sunset === undefined ? undefined : sunsetField(sunset)
  const open = parts.map(openPart)
  return {
    begin(response, raw) {
      if (!deprecated) return
      response.setHeader('Deprecation', deprecation)
      if (sunsetText !== undefined) response.setHeader('Sunset', sunsetText)
      const all = successor ? [...links, `<${addressOf(successor, raw)}>; rel="successor-version"`] : links
      if (all.length > 0) response.setHeader('Link', all.join(', '))
      if (Date.now() < endMs) return
      throw platformProblem('gone', {
        detail: `${id} ended on ${sunset}${successor ? '; Link names its successor' : ''}`,
      })
    },
    partsOf(request, query, body, response) {
      const used = open.filter((part) => part.isIn(request, query, body))
      if (used.length === 0) return NONE
      announce(response, used, deprecated === true, links)
      const now = Date.now()
      const errors = used.flatMap(({ endMs: end, error }) => (now < end ? [] : [error]))
      if (errors.length > 0)
        throw platformProblem('gone', { detail: 'The request uses what has ended', errors })
      return used.map(({ element }) => element)
    },
  }
}

/** `@1767225600`: a date of structured fields (RFC 9651). Without a day, it has been deprecated for ever. */
const deprecationField = (since: string | undefined): string =>
  `@${since === undefined ? 0 : Date.parse(`${since}T00:00:00Z`) / 1000}`

const endOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) + DAY_MS

/** The last second of the last day. */
const sunsetField = (day: string): string => new Date(endOf(day) - 1000).toUTCString()

const linksTo = (docs: string | undefined): string[] =>
  docs === undefined
    ? []
    : [`<${docs}>; rel="deprecation"; type="text/html"`, `<${docs}>; rel="sunset"; type="text/html"`]

/* The parameters of a successor stand in the same order. */
function addressOf({ basePath, path }: Successor, raw: readonly string[]): string {
  let index = 0
  return (basePath + path).replaceAll(/\{[^{}]*\}/g, () => raw[index++] ?? '')
}

interface Part {
  element: string
  since: string | undefined
  sunset: string | undefined
  endMs: number
  error: FieldError
  isIn(request: IncomingMessage, query: string, body: unknown): boolean
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function openPart(part: DeprecatedPart): Part {
  const { element, in: where, path, since, sunset } = part
  const name = path[0] as string
  const pointer =
    where === 'body' ? `/body/${path.filter((key) => key !== '[]').join('/')}` : `/${where}/${name}`
  const encoded = new RegExp(`(?:^|&)${escaped(encodeURIComponent(name))}(?:=|&|$|%5B|\\[)`, 'i')
  const cookie = new RegExp(`(?:^|;) *${escaped(name)}=`)
  const isIn: Part['isIn'] = {
    query: (_: unknown, query: string) => encoded.test(query),
    header: (request: IncomingMessage) => request.headers[name] !== undefined,
    cookie: (request: IncomingMessage) => cookie.test(request.headers.cookie ?? ''),
    body: (_: unknown, _query: string, body: unknown) => has(body, path, 0, part.defaultValue),
  }[where]
  return {
    ...{ element, since, sunset, isIn },
    endMs: sunset === undefined ? Infinity : endOf(sunset),
    error: { pointer, detail: `ended on ${sunset}` },
  }
}

function has(value: unknown, path: readonly string[], index: number, defaultValue: unknown): boolean {
  if (index === path.length) return value !== defaultValue
  const key = path[index] as string
  if (key === '[]')
    return Array.isArray(value) && value.some((one) => has(one, path, index + 1, defaultValue))
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
  return has((value as Record<string, unknown>)[key], path, index + 1, defaultValue)
}

/** The earliest end of the used parts, unless that of the operation stands there. */
function announce(
  response: ServerResponse,
  used: readonly Part[],
  isDeprecated: boolean,
  links: readonly string[],
): void {
  if (!isDeprecated) {
    response.setHeader('Deprecation', deprecationField(earliest(used.map(({ since }) => since))))
    if (links.length > 0) response.setHeader('Link', links.join(', '))
  }
  const sunset = earliest(used.map((part) => part.sunset))
  if (sunset !== undefined && !(isDeprecated && response.hasHeader('Sunset')))
    response.setHeader('Sunset', sunsetField(sunset))
}

const earliest = (days: readonly (string | undefined)[]): string | undefined =>
  days.filter((day) => day !== undefined).sort()[0]
