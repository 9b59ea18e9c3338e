import type { ContentPlaces, OperationPlan, Places } from '#platform/contract/migration-plan.ts'
import { PLATFORM_HEADERS } from '#platform/contract/platform-headers.ts'
import { compareRequestBody, compareResponses, type Node, placed, type Placed } from '../diff/messages.ts'
import { compareParameters } from '../diff/parameters.ts'
import type { Scope, Side } from '../diff/change.ts'
import { isStreamType } from '#platform/contract/media-type.ts'
import { at, isObject } from '../document/json-pointer.ts'
import { nodeAt, type Source } from '../document/source.ts'
import { changesOf, type Pair, reasonsIn, type View, type Views } from './needs.ts'
import { MARK } from './opaque.ts'
import { Ambiguous, placesIn } from './places.ts'

/** Where an operation is in its document. */
export interface OperationPlace {
  id: string
  template: string
  itemPointer: string
  pointer: string
}

type Part = OperationPlan['own'][number]

/** What an operation of the older version needs to be served by one of the newer version, and why. */
export function planOperation(
  whole: Pair,
  { request, response }: Views,
  old: OperationPlace,
  next: OperationPlace,
): { plan: OperationPlan; reasons: Readonly<Record<Part, string[]>> } {
  const compareRequests = (scope: Scope) => compareRequest(scope, old, next)
  const compareReplies = (matches: (response: Node) => boolean) => (scope: Scope) =>
    compareResponses(
      scope,
      false,
      withResponses(scope.old.source, old, matches),
      withResponses(scope.new.source, next, matches),
    )
  const reasons = {
    request: reasonsIn(changesOf(request.pair, compareRequests)),
    response: reasonsIn(changesOf(response.pair, compareReplies(isSuccess))),
    problem: reasonsIn(changesOf(response.pair, compareReplies(isProblem))),
  }
  // Places count only where the operation has no function of its own.
  const requestPlaces = attempt(reasons.request, () => ({
    bodies: contentsOf(request, requestBodyOf(request.from, old)),
    parameters: parameterPlaces(request, old),
  }))
  const replies = attempt(reasons.response, () => responsePlaces(response, next))
  const problems = attempt(reasons.problem, () => problemSchemas(response, next))
  const plan: OperationPlan = {
    successor: next.id,
    own: PARTS.filter((part) => reasons[part].length > 0),
    checks: changesOf(whole, compareRequests).some(({ level }) => level !== 'text'),
    ...(requestPlaces && hasKeys(requestPlaces.bodies) ? { request: requestPlaces.bodies } : {}),
    ...(requestPlaces && hasKeys(requestPlaces.parameters) ? { parameters: requestPlaces.parameters } : {}),
    ...(replies && hasKeys(replies) ? { responses: replies } : {}),
    ...(problems && hasKeys(problems) ? { problems } : {}),
  }
  return { plan, reasons }
}

const PARTS = ['request', 'response', 'problem'] as const

const hasKeys = (value: object): boolean => Object.keys(value).length > 0

/** Adds a reason when what differs cannot be converted apart from the rest. */
function attempt<T>(reasons: string[], work: () => T): T | undefined {
  if (reasons.length > 0) return undefined
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Ambiguous)) throw error
    reasons.push('Its parts are converted in different ways.')
    return undefined
  }
}

function placeIn(source: Source, pointer: string): Placed {
  return { node: nodeAt(source, pointer) as Node, pointer }
}

function compareRequest(scope: Scope, old: OperationPlace, next: OperationPlace): void {
  const operationOf = ({ source }: Side, place: OperationPlace) => {
    const operation = placeIn(source, place.pointer)
    const item = placeIn(source, place.itemPointer)
    const hasKeys = operation.node['x-idempotency'] !== undefined
    return {
      template: place.template,
      item: hasKeys ? withoutKey(source, item) : item,
      operation: hasKeys ? withoutKey(source, operation) : operation,
    }
  }
  const before = operationOf(scope.old, old)
  const after = operationOf(scope.new, next)
  compareParameters(scope, false, before, after)
  const bodyOf = (side: Side, { operation }: { operation: Placed }) =>
    placed(side, operation.node.requestBody, at(operation.pointer, 'requestBody'))
  compareRequestBody(scope, false, bodyOf(scope.old, before), bodyOf(scope.new, after))
}

/** Without the parameter `Idempotency-Key`: the version that is called says whether it is needed (`platform/http/idempotency.ts`). */
function withoutKey(source: Source, { node, pointer }: Placed): Placed {
  if (!Array.isArray(node.parameters)) return { node, pointer }
  const parameters = node.parameters.filter((raw, i) => {
    const parameter = placed(sideOf(source), raw, at(pointer, 'parameters', i))?.node
    return parameter?.in !== 'header' || String(parameter.name).toLowerCase() !== 'idempotency-key'
  })
  return { node: { ...node, parameters }, pointer }
}

const sideOf = (source: Source): Side => ({ source, locate: () => '' })

const requestBodyOf = (source: Source, { pointer }: OperationPlace): Node | undefined =>
  placed(sideOf(source), placeIn(source, pointer).node.requestBody, at(pointer, 'requestBody'))?.node

const FOUND_IN: Readonly<Record<string, 'params' | 'query' | 'headers' | 'cookies'>> = {
  ...{ path: 'params', query: 'query', header: 'headers', cookie: 'cookies' },
}

function parameterPlaces(
  { from, placesOf }: View,
  { itemPointer, pointer }: OperationPlace,
): NonNullable<OperationPlan['parameters']> {
  const found: Partial<Record<'params' | 'query' | 'headers' | 'cookies', Record<string, Places>>> = {}
  for (const owner of [itemPointer, pointer]) {
    const { parameters } = placeIn(from, owner).node
    for (const [i, raw] of (Array.isArray(parameters) ? parameters : []).entries()) {
      const { node } = placed(sideOf(from), raw, at(owner, 'parameters', i)) as Placed
      const where = FOUND_IN[String(node.in)]
      const places = placesOf(node.schema) ?? Object.values(contentsOf({ placesOf }, node))[0]
      if (where && places) found[where] = { ...found[where], [String(node.name)]: places }
    }
  }
  return Object.fromEntries(Object.entries(found).map(([where, properties]) => [where, { properties }]))
}

/** Where the bodies of a request or response differ, by media type. */
function contentsOf({ placesOf }: Pick<View, 'placesOf'>, owner: Node | undefined): ContentPlaces {
  const content = isObject(owner?.content) ? (owner.content as Record<string, Node>) : {}
  return Object.fromEntries(
    Object.entries(content).flatMap(([mediaType, media]): [string, Places][] => {
      const whole = placesOf(media.schema)
      // The schema of a stream is that of an item, or of a list of them.
      const places = isStreamType(mediaType) ? (placesOf(media.itemSchema) ?? whole?.items ?? whole) : whole
      return places ? [[mediaType, places]] : []
    }),
  )
}

function responsePlaces(view: View, next: OperationPlace): Readonly<Record<string, ContentPlaces>> {
  return Object.fromEntries(
    responsesOf(view.from, next, isSuccess).flatMap(([status, response]): [string, ContentPlaces][] => {
      const places = contentsOf(view, response)
      return hasKeys(places) ? [[status, places]] : []
    }),
  )
}

/** The schemas of problems that differ, by status. */
function problemSchemas({ from }: View, next: OperationPlace): Readonly<Record<string, string>> {
  return Object.fromEntries(
    responsesOf(from, next, isProblem).flatMap(([status, { content }]): [string, string][] => {
      const { schema } = (content as Record<string, Node>)[PROBLEM] as Node
      const places = placesIn(from, schema, (name) => ({ call: name }))
      if (!places) return []
      // A problem is converted as a whole.
      if (places.call === undefined) throw new Ambiguous()
      return [[status, places.call]]
    }),
  )
}

/** Responses by status. @throws Ambiguous for a header that differs, since a header has no function of its own */
function responsesOf(
  source: Source,
  place: OperationPlace,
  matches: (response: Node) => boolean,
): [status: string, response: Node][] {
  const { responses } = withResponses(source, place, matches).node as { responses: Record<string, unknown> }
  return Object.entries(responses).map(([status, raw]) => {
    const { node } = placed(sideOf(source), raw, at(place.pointer, 'responses', status)) as Placed
    const headers = isObject(node.headers) ? Object.values(node.headers) : []
    if (headers.some((header) => JSON.stringify(header).includes(`"${MARK}"`))) throw new Ambiguous()
    return [status, node]
  })
}

const PROBLEM = 'application/problem+json'
const isProblem = (response: Node): boolean =>
  isObject(response.content) && Object.keys(response.content).includes(PROBLEM)
const isSuccess = (response: Node): boolean => !isProblem(response)

/** The operation with some of its responses only, and without the headers that the platform sets in each version by itself. */
function withResponses(
  source: Source,
  { pointer }: OperationPlace,
  matches: (response: Node) => boolean,
): Placed {
  const { node } = placeIn(source, pointer)
  const responses = Object.entries(isObject(node.responses) ? node.responses : {}).flatMap(
    ([status, raw]): [string, unknown][] => {
      if (status.startsWith('x-')) return []
      const response = (placed(sideOf(source), raw, at(pointer, 'responses', status)) as Placed).node
      return matches(response) ? [[status, withoutPlatformHeaders(response, raw)]] : []
    },
  )
  return { node: { ...node, responses: Object.fromEntries(responses) }, pointer }
}

const SET_BY_PLATFORM = new Set(PLATFORM_HEADERS.map((name) => name.toLowerCase()))

function withoutPlatformHeaders(response: Node, raw: unknown): unknown {
  const headers = Object.entries(isObject(response.headers) ? response.headers : {})
  const own = headers.filter(([name]) => !SET_BY_PLATFORM.has(name.toLowerCase()))
  return own.length === headers.length ? raw : { ...response, headers: Object.fromEntries(own) }
}
