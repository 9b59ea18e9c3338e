/** Where the engine and AJV differ on purpose, by what the errors say. The first that fits counts. */
const KINDS: [kind: string, pattern: RegExp][] = []

export function kindOfDifference(reason: string): string {
  return KINDS.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'unexplained'
}
