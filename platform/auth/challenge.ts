import type { OperationEntry, SchemeEntry } from '../contract/compiled.ts'

/**
 * The `WWW-Authenticate` of an operation (RFC 9110, section 11.6.1): one challenge for each scheme that its contract
 * allows. API keys and client certificates have no registered scheme; theirs is named after the type.
 */
export function challengeOf(
  service: string,
  schemes: Readonly<Record<string, SchemeEntry>>,
  { security }: Pick<OperationEntry, 'security'>,
): string {
  const realm = `realm="${service.replace(/["\\]/g, '')}"`
  const challenges = [...new Set(security.flatMap(Object.keys))].map((name) => {
    const scheme = schemes[name]
    if (scheme?.type === 'http' && scheme.scheme && scheme.scheme.toLowerCase() !== 'bearer')
      return `${capital(scheme.scheme)} ${realm}`
    if (scheme?.type === 'apiKey') return `ApiKey ${realm}, in="${scheme.in}", name="${scheme.name}"`
    if (scheme?.type === 'mutualTLS') return `MutualTLS ${realm}`
    return `Bearer ${realm}`
  })
  return [...new Set(challenges)].join(', ')
}

const capital = (word: string) => word[0]?.toUpperCase() + word.slice(1).toLowerCase()
