/** Rules of limits: what an operation with one declares. */
import { eachOperation } from './redocly.ts'

const FIELDS = ['RateLimit', 'RateLimit-Policy']

/** `x-rate-limit` and its headers occur together. */
export function rateLimits() {
  return eachOperation(({ id, node, responses, location }, { report }) => {
    const limit = (node as { 'x-rate-limit'?: object })['x-rate-limit']
    const must = (holds: boolean, message: string) => {
      if (!holds) report({ message: `${id}: ${message}`, location })
    }
    if (limit) must(responses.has('429'), '429 is missing: the operation has x-rate-limit')
    for (const [status, { node }] of responses) {
      const declared = FIELDS.filter((name) => node.headers?.[name] !== undefined)
      if (!limit) must(declared.length === 0, `${status} has ${declared[0]} without x-rate-limit`)
      else if (status < '300' || status === '429')
        must(declared.length === FIELDS.length, `${status} must declare ${FIELDS.join(' and ')}`)
    }
  })
}
