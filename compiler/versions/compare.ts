import type { MigrationPlan, Places } from '#platform/contract/migration-plan.ts'
import { METHODS, type OpenApiDocument } from '#platform/contract/contract.ts'
import type { Direction } from '../diff/change.ts'
import { type Placed, placed } from '../diff/messages.ts'
import { isObject, at } from '../document/json-pointer.ts'
import { nodeAt, type Source } from '../document/source.ts'
import { eventPlans } from './events.ts'
import { componentAt, type Pair, pairOf, reasonsOf, type View, type Views } from './needs.ts'
import { opaque } from './opaque.ts'
import { planOperation, type OperationPlace } from './operations.ts'
import { Ambiguous, placesIn } from './places.ts'

export interface VersionComparison {
  plan: MigrationPlan
  /** Why each function is needed, by its place in the migrations: `schemas.Money.request`. */
  reasons: Readonly<Record<string, readonly string[]>>
}

/**
 * Compares a version with the next one.
 *
 * @throws Error in one sentence when the two can't be served together
 */
export function compareVersions(old: OpenApiDocument, next: OpenApiDocument): VersionComparison {
  const whole = pairOf(old, next)
  const request = openView(old, next, whole, 'request')
  const response = openView(old, next, whole, 'response')
  const views: Views = { request: request.view, response: response.view }
  const successors = operationsOf(whole.next)
  const reasons: Record<string, readonly string[]> = {}
  const operations: Record<string, MigrationPlan['operations'][string]> = {}
  for (const [id, place] of operationsOf(whole.old)) {
    const successor = successors.get(id)
    const planned = successor && planOperation(whole, views, place, successor)
    operations[id] = planned?.plan ?? null
    if (!planned)
      reasons[`operations.${id}`] = ['The operation is gone: name its successor, or keep a handler.']
    else for (const part of planned.plan.own) reasons[`operations.${id}.${part}`] = planned.reasons[part]
  }
  const events = eventPlans(whole, views)
  for (const { type, own } of Object.values(events))
    if (own) reasons[`events.${type}`] = ['The data of the newer event has another schema.']
  const plan: MigrationPlan = {
    operations,
    schemas: { request: request.places(), response: response.places() },
    functions: {
      request: request.functions(),
      response: response.functions(),
      problem: problemFunctions(operations),
    },
    events,
  }
  for (const [direction, { own }] of Object.entries({ request, response }))
    for (const name of plan.functions[direction as Direction])
      reasons[`schemas.${name}.${direction}`] = own.get(name) ?? []
  for (const name of plan.functions.problem)
    reasons[`schemas.${name}.problem`] = reasonsOf(
      whole,
      'response',
      componentAt(whole.old, name),
      componentAt(whole.next, name),
    )
  return { plan, reasons }
}

const problemFunctions = (operations: MigrationPlan['operations']): string[] =>
  [
    ...new Set(Object.values(operations).flatMap((operation) => Object.values(operation?.problems ?? {}))),
  ].sort()

function openView(old: OpenApiDocument, next: OpenApiDocument, whole: Pair, direction: Direction) {
  const shared = Object.keys(old.components?.schemas ?? {}).filter(
    (name) => next.components?.schemas?.[name] !== undefined,
  )
  const differing = new Set(
    shared.filter(
      (name) =>
        reasonsOf(whole, direction, componentAt(whole.old, name), componentAt(whole.next, name)).length > 0,
    ),
  )
  const pair = pairOf(opaque(old, differing), opaque(next, differing))
  const from = direction === 'request' ? pair.old : pair.next
  const own = new Map(
    [...differing]
      .map((name): [string, string[]] => [
        name,
        [
          ...(isAmbiguous(from, componentAt(from, name).schema) ? [AMBIGUOUS] : []),
          ...reasonsOf(pair, direction, componentAt(pair.old, name), componentAt(pair.next, name)),
        ],
      ])
      .filter(([, reasons]) => reasons.length > 0),
  )
  const places = new Map<string, Places>()
  const called = new Set<string>()
  const placeOf = (name: string): Places => {
    if (own.has(name)) {
      called.add(name)
      return { call: name }
    }
    if (!places.has(name)) {
      // Registered before it is filled: schemas may be recursive.
      places.set(name, {})
      places.set(name, placesIn(from, componentAt(from, name).schema, placeOf) ?? {})
    }
    return { at: name }
  }
  const view: View = { pair, from, placesOf: (schema) => placesIn(from, schema, placeOf) }
  return {
    view,
    own,
    places: () => Object.fromEntries(places),
    functions: () => [...called].sort(),
  }
}

const AMBIGUOUS = 'Its alternatives are converted in different ways.'

function isAmbiguous(source: Source, schema: unknown): boolean {
  try {
    placesIn(source, schema, (name) => ({ at: name }))
    return false
  } catch (error) {
    if (error instanceof Ambiguous) return true
    throw error
  }
}

/** The operations of a document by id, with their path items. */
function operationsOf(source: Source): Map<string, OperationPlace> {
  const side = { source, locate: () => '' }
  const found = new Map<string, OperationPlace>()
  for (const [template, raw] of Object.entries(source.document.paths ?? {})) {
    if (template.startsWith('x-')) continue
    const item = placed(side, raw, at('#/paths', template)) as Placed
    for (const method of METHODS) {
      const pointer = at(item.pointer, method)
      const node = nodeAt(source, pointer)
      if (!isObject(node)) continue
      const id = (node.operationId as string | undefined) ?? `${method} ${template}`
      found.set(id, { id, template, itemPointer: item.pointer, pointer })
    }
  }
  return found
}
