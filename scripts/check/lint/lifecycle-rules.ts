import { isDate } from '#platform/contract/format-dates.ts'
import { eachOperation, eachSchema, type Location, type RuleContext } from './redocly.ts'

interface Ending {
  deprecated?: boolean
  'x-deprecated-since'?: unknown
  'x-sunset'?: unknown
}

/**
 * A last day is that of something deprecated, and exists. The successes of a deprecated operation declare the headers that say so,
 * and those of an operation with deprecated parts the same ones, as optional.
 */
export function lifecycle() {
  let version: Ending = {}
  return {
    Info(info: Ending) {
      version = info
    },
    ...eachOperation(({ id, node, parameters, body, responses, location }, ctx) => {
      const isOfVersion = version['x-deprecated-since'] !== undefined || version['x-sunset'] !== undefined
      const own = node as Ending
      checkEnding(own, location, ctx)
      let hasParts = false
      let hasSunset = own['x-sunset'] !== undefined || version['x-sunset'] !== undefined
      const part = (ending: Ending, place: Location) => {
        checkEnding(ending, place, ctx)
        if (ending.deprecated === true) hasParts = true
        if (ending['x-sunset'] !== undefined) hasSunset = true
      }
      for (const { node: parameter, location: place } of parameters) part(parameter as Ending, place)
      for (const [type, { schema }] of Object.entries(body?.node.content ?? {}))
        if (schema && body)
          eachSchema(schema, body.location.child(['content', type, 'schema']), ctx, (one, place) =>
            part(one as Ending, place),
          )
      if (own.deprecated !== true && !isOfVersion && !hasParts) return
      for (const [status, { node: response, location: place }] of responses) {
        if (!status.startsWith('2')) continue
        for (const name of ['Deprecation', ...(hasSunset ? ['Sunset'] : [])])
          if (response.headers?.[name] === undefined)
            ctx.report({
              message: `${id}: ${status} must declare the header ${name}: the operation or a part of it is deprecated`,
              location: place,
            })
      }
    }),
  }
}

function checkEnding(ending: Ending, location: Location, { report }: RuleContext): void {
  for (const name of ['x-deprecated-since', 'x-sunset'] as const) {
    const day = ending[name]
    if (day === undefined) continue
    const at = location.child([name])
    if (ending.deprecated !== true)
      report({ message: `${name} needs deprecated: true beside it`, location: at })
    // Other forms are rejected by charter/extensions.
    if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day)) continue
    if (!isDate(day)) report({ message: `${name}: there is no day ${day}`, location: at })
  }
}
