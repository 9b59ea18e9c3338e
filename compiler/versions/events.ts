import type { MigrationPlan } from '#platform/contract/migration-plan.ts'
import { type EventSchema, eventSchemasOf } from '../events/events.ts'
import { nodeAt } from '../document/source.ts'
import { type Pair, reasonsOf, type Views } from './needs.ts'
import { Ambiguous } from './places.ts'

const familyOf = (type: string): string => type.replace(/\.v\d+$/, '')

/**
 * The events whose newer type replaces an older one. An event that the newer version does not declare stays with the
 * older one.
 *
 * @throws Error when the data of a type that both have differs in a breaking way
 */
export function eventPlans(whole: Pair, views: Views): MigrationPlan['events'] {
  const newer = eventSchemasOf(whole.next.document)
  const plans: Record<string, MigrationPlan['events'][string]> = {}
  for (const old of eventSchemasOf(whole.old.document)) {
    const same = newer.find(({ type }) => type === old.type)
    if (same) refuseDifference(whole, old, same)
    else {
      const next = newer.find(({ type }) => familyOf(type) === familyOf(old.type))
      if (next) plans[next.type] = planOf(views, old, next)
    }
  }
  return plans
}

function planOf({ response }: Views, old: EventSchema, next: EventSchema): MigrationPlan['events'][string] {
  const { type } = old
  if (old.dataRef !== next.dataRef) return { type, own: true }
  try {
    const data = response.placesOf(dataOf(response.from.document, next))
    return data ? { type, data } : { type }
  } catch (error) {
    if (error instanceof Ambiguous) return { type, own: true }
    throw error
  }
}

function refuseDifference(whole: Pair, old: EventSchema, next: EventSchema): void {
  const located = (pair: Pair['old'], { dataRef = '#' }: EventSchema) => ({
    schema: nodeAt(pair, dataRef) as Record<string, unknown>,
    pointer: dataRef,
  })
  if (reasonsOf(whole, 'response', located(whole.old, old), located(whole.next, next)).length > 0)
    throw new Error(
      `The data of the event ${old.type} differs from that of the version before in a breaking way: give it the type ${familyOf(old.type)}.v<N> of this version`,
    )
}

/** The reference to the data of an event, as an opaque document has it. */
function dataOf(document: Pair['old']['document'], { pointer }: EventSchema): unknown {
  const schema = nodeAt({ document }, pointer) as { allOf?: { properties?: { data?: unknown } }[] }
  return schema.allOf?.[1]?.properties?.data
}
