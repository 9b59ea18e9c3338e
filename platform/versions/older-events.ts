import { uuidOf } from '../contract/uuid.ts'
import { type CloudEvent, type EventCatalogue, eventCatalogue } from '../events/cloud-event.ts'
import { openConvert } from './convert.ts'
import { functionsOf } from './migration-functions.ts'
import type { OlderVersion } from './older-version.ts'

/**
 * Makes the older forms of an event, which consumers of its older types receive.
 *
 * @param older newest first
 */
export function olderEvents(older: readonly OlderVersion[]): (event: CloudEvent) => CloudEvent[] {
  const conversions = older.map((version) => {
    const { responses, events } = functionsOf(version)
    const convert = openConvert(version.plan.schemas.response, responses)
    const catalogue: EventCatalogue = eventCatalogue(version.events ?? {})
    return (event: CloudEvent): CloudEvent | undefined => {
      const planned = Object.hasOwn(version.plan.events, event.type)
        ? version.plan.events[event.type]
        : undefined
      if (!planned) return undefined
      const { type, data: places } = planned
      const own = events[type]
      const data = own ? own(event.data) : places ? convert(event.data, places) : event.data
      const made = { ...event, id: uuidOf(`${event.id} ${type}`), type, data }
      catalogue.check(made)
      return made
    }
  })
  return (event) => {
    const forms = [event]
    for (const convert of conversions) {
      const made = convert(forms.at(-1) as CloudEvent)
      if (made) forms.push(made)
    }
    return forms.slice(1)
  }
}
