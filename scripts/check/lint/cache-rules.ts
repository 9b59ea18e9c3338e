import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isStreamType } from '#platform/contract/media-type.ts'
import type { CacheRule } from '#platform/contract/cache-rule.ts'
import { eachOperation } from './redocly.ts'

/**
 * Where `x-cache` may be: its responses belong to everyone or to one principal, are complete, and declare their
 * `Cache-Control`. Its tags are events that a contract declares.
 */
export function caching() {
  return eachOperation(({ id, node, security, responses, location }, { report }) => {
    const { 'x-cache': rule, 'x-check-session': checks } = node as {
      'x-cache'?: Partial<CacheRule> | null
      'x-check-session'?: boolean
    }
    // Other forms are rejected by charter/extensions.
    if (typeof rule !== 'object' || rule === null) return
    const at = location.child(['x-cache'])
    const must = (holds: boolean, message: string, where = at) => {
      if (!holds) report({ message: `${id}: ${message}`, location: where })
    }
    const isSecured = security.length > 0
    must(!isSecured || rule.by === 'principal', 'an operation with security must be cached by: principal')
    must(isSecured || rule.by === undefined, 'an operation without security has no principal')
    must(!checks, 'x-check-session needs the service with every request: it excludes x-cache')
    for (const [status, { node: response, location: place }] of responses) {
      const types = Object.keys(response.content ?? {})
      must(!types.some(isStreamType), `${status} is a stream, which is not cached`, place)
    }
    const ok = responses.get('200')
    must(ok !== undefined, 'only a response 200 is cached, and none is declared')
    must(
      !ok || ok.node.headers?.['Cache-Control'] !== undefined,
      '200 must declare Cache-Control',
      ok?.location,
    )
    const { tags = [] } = rule
    if (!Array.isArray(tags)) return
    tags.forEach((type, i) =>
      must(
        isDeclared(String(type), location.source.absoluteRef),
        `no contract declares the event ${type}`,
        at.child(['tags', String(i)]),
      ),
    )
  })
}

/** Whether a contract beside this one has the event. @param file `openapi/<service>/v<N>.yaml` */
function isDeclared(type: string, file: string): boolean {
  const service = String(type).split('.', 1)[0]
  const pattern = new RegExp(`const: *['"]?${String(type).replaceAll('.', '\\.')}['"]?(?:[ ,}]|$)`, 'm')
  return globSync(`${dirname(dirname(file))}/${service}/v*.yaml`).some((contract) =>
    pattern.test(readFileSync(contract, 'utf8')),
  )
}
