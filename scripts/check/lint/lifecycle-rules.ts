import { isDate } from '#platform/contract/format-dates.ts'
import { isDeprecatedVersion } from '#platform/contract/lifecycle.ts'
import { eachOperation, eachSchema, type Location, type RuleContext } from './redocly.ts'

interface Ending {
  deprecated?: boolean
  'x-deprecated-since'?: unknown
  'x-sunset'?: unknown
}

/**
 * A last day is that of something deprecated, and exists. The successes of a deprecated operation declare the headers that say so,
 * and those of an operation with deprecated parts the same ones, as optional. Where the version is deprecated, the compiler
 * declares them.
 */
export function lifecycle() {
  let version: Ending = {}
  return {
    Info(info: Ending, ctx: RuleContext) {
      version = info
      checkDays(info, ctx.location, ctx)
    },
    ...eachOperation(({ id, node, parameters, body, responses, location }, ctx) => {
      const own = node as Ending
      checkEnding(own, location, ctx)
      let hasParts = false
      let hasSunset = own['x-sunset'] !== undefined
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
      if (isDeprecatedVersion(version) || (own.deprecated !== true && !hasParts)) return
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

function checkEnding(ending: Ending, location: Location, context: RuleContext): void {
  if (ending.deprecated !== true)
    for (const name of DAYS)
      if (ending[name] !== undefined)
        context.report({
          message: `${name} needs deprecated: true beside it`,
          location: location.child([name]),
        })
  checkDays(ending, location, context)
}

const DAYS = ['x-deprecated-since', 'x-sunset'] as const

function checkDays(ending: Ending, location: Location, { report }: RuleContext): void {
  // Other forms are rejected by charter/extensions.
  const given = DAYS.filter((name) => /^\d{4}-\d\d-\d\d$/.test(String(ending[name])))
  const wrong = given.filter((name) => !isDate(String(ending[name])))
  for (const name of wrong)
    report({ message: `${name}: there is no day ${String(ending[name])}`, location: location.child([name]) })
  if (given.length < DAYS.length || wrong.length > 0) return
  const [since, sunset] = DAYS.map((name) => String(ending[name])) as [string, string]
  if (sunset < since)
    report({
      message: 'x-sunset must not be before x-deprecated-since',
      location: location.child(['x-sunset']),
    })
}
