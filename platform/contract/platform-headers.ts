/** The headers of responses that the platform sets: contracts declare them, and no handler returns them. */
export const PLATFORM_HEADERS = [
  'Idempotency-Replayed',
  'RateLimit',
  'RateLimit-Policy',
  'Deprecation',
  'Sunset',
] as const

export type PlatformHeader = (typeof PLATFORM_HEADERS)[number]
