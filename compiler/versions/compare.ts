import type { MigrationPlan, OperationPlan, Places } from '#platform/versions/migration-plan.ts'
import { METHODS, type OpenApiDocument } from '#platform/contract/contract.ts'
import type { Direction } from '../diff/change.ts'
import { type Placed, placed } from '../diff/messages.ts'
import { isObject, at } from '../document/json-pointer.ts'
import { nodeAt, type Source } from '../document/source.ts'
import { eventPlans } from './events.ts'
import { componentAt, differs, type Pair, pairOf, type View, type Views } from './needs.ts'
import { opaque } from './opaque.ts'
import { planOperation, type OperationPlace } from './operations.ts'
import { Ambiguous, placesIn } from './places.ts'

/**
 * Compares a version with the next one.
 *
 * @throws Error in one sentence when the two can't be served together
 */
export function compareVersions(old: OpenApiDocument, next: OpenApiDocument): MigrationPlan {
  const whole = pairOf(old, next)
  const request = openView(old, next, whole, 'request')
  const response = openView(old, next, whole, 'response')
  const views: Views = { request: request.view, response: response.view }
  const successors = operationsOf(whole.next)
  const operations: Record<string, OperationPlan | null> = {}
  for (const [id, place] of operationsOf(whole.old)) {
    const successor = successors.get(id)
    operations[id] = successor ? planOperation(whole, views, place, successor) : null
  }
  const events = eventPlans(whole, views)
  return {
    operations,
    schemas: { request: request.places(), response: response.places() },
    functions: { request: request.functions(), response: response.functions() },
    events,
  }
}

function openView(old: OpenApiDocument, next: OpenApiDocument, whole: Pair, direction: Direction) {
  const shared = Object.keys(old.components?.schemas ?? {}).filter(
    (name) => next.components?.schemas?.[name] !== undefined,
  )
  const differing = new Set(
    shared.filter((name) =>
      differs(whole, direction, componentAt(whole.old, name), componentAt(whole.next, name)),
    ),
  )
  const pair = pairOf(opaque(old, differing), opaque(next, differing))
  const from = direction === 'request' ? pair.old : pair.next
  const own = new Set(
    [...differing].filter(
      (name) =>
        isAmbiguous(from, componentAt(from, name).schema) ||
        differs(pair, direction, componentAt(pair.old, name), componentAt(pair.next, name)),
    ),
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
    places: () => Object.fromEntries(places),
    functions: () => [...called].sort(),
  }
}

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
