import type { SecurityRequirement } from '#platform/contract.ts'
import { at, isObject, Refusal, resolveNode, type Source } from './source.ts'

/** The requirements of an operation: each names schemes that the contract declares. */
export function compileSecurity(source: Source, raw: unknown, pointer: string): SecurityRequirement[] {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) throw new Refusal(pointer, 'security must be a list of requirements')
  const schemes = source.document.components?.securitySchemes ?? {}
  for (const [i, requirement] of raw.entries()) {
    if (!isObject(requirement)) throw new Refusal(at(pointer, i), 'a security requirement must be an object')
    for (const name of Object.keys(requirement)) {
      if (!(name in schemes)) throw new Refusal(at(pointer, i, name), `the security scheme ${name} is not declared under components.securitySchemes`)
    }
  }
  return raw as SecurityRequirement[]
}

/** The names of query parameters that carry an API key. */
export function keyNamesOf(source: Source): string[] {
  return Object.entries(source.document.components?.securitySchemes ?? {})
    .map(([name, scheme]) => resolveNode(source, scheme, at('#/components/securitySchemes', name)).node)
    .filter((scheme) => scheme.type === 'apiKey' && scheme.in === 'query')
    .map((scheme) => String(scheme.name))
}
