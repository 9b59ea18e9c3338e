/** Where the engine and AJV differ on purpose, by what the errors say. The first that fits counts. */
const KINDS: [kind: string, pattern: RegExp][] = [
  ['AJV does not see a property called __proto__', /"__proto__"/],
  [
    'integers of 64 bits beyond 2^53 are refused, not rounded',
    /an integer of 64 bits that JSON can carry exactly/,
  ],
  [
    'the value of a path parameter is a path of its own, which has other methods (OpenAPI 3.1.1, section 4.8.8.2: concrete paths come first)',
    /"code":"method-not-allowed"/,
  ],
]

export function kindOfDifference(reason: string): string {
  return KINDS.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'unexplained'
}
