import type { SchemeEntry } from '#platform/contract/compiled.ts'
import type { SecurityRequirement } from '#platform/contract/contract.ts'
import { at, isObject } from '../document/json-pointer.ts'
import { Refusal, resolveNode, type Source } from '../document/source.ts'

/** The requirements of an operation: each names schemes that the contract declares. */
export function compileSecurity(source: Source, raw: unknown, pointer: string): SecurityRequirement[] {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) throw new Refusal(pointer, 'security must be a list of requirements')
  const schemes = source.document.components?.securitySchemes ?? {}
  for (const [i, requirement] of raw.entries()) {
    if (!isObject(requirement)) throw new Refusal(at(pointer, i), 'a security requirement must be an object')
    for (const name of Object.keys(requirement)) {
      if (!Object.hasOwn(schemes, name))
        throw new Refusal(
          at(pointer, i, name),
          `the security scheme ${name} is not declared under components.securitySchemes`,
        )
    }
  }
  return raw as SecurityRequirement[]
}

/** The security schemes as clients need them: how to authenticate, and where a key stands. */
export function compileSchemes(source: Source): Record<string, SchemeEntry> {
  const schemes = Object.entries(source.document.components?.securitySchemes ?? {}).map(
    ([key, raw]): [string, SchemeEntry] => {
      const {
        type,
        scheme,
        in: place,
        name,
      } = resolveNode(source, raw, at('#/components/securitySchemes', key)).node as unknown as SchemeEntry
      return [
        key,
        { type, ...(type === 'http' ? { scheme } : {}), ...(type === 'apiKey' ? { in: place, name } : {}) },
      ]
    },
  )
  return Object.fromEntries(schemes)
}
