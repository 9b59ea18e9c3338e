/* Names whose values are redacted from log lines. */
const SECRETS = new Set([
  'password',
  'currentPassword',
  'newPassword',
  'accessToken',
  'refreshToken',
  'access_token',
  'clientSecret',
  'authorization',
  'cookie',
])
const LEVELS = 3

/**
 * Redacts an object for the log: the values of secret names, three levels deep, are `[redacted]`. Copied only if
 * needed: pino's own `redact` takes longer for a line without secrets than the rest of a request.
 */
export function withoutSecrets<T extends object>(value: T, levels = LEVELS): T {
  let copy: T | undefined
  for (const [key, inner] of Object.entries(value)) {
    const clean = cleaned(key, inner, levels)
    if (clean === inner) continue
    copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as T
    copy[key as keyof T] = clean as T[keyof T]
  }
  return copy ?? value
}

function cleaned(key: string, value: unknown, levels: number): unknown {
  if (SECRETS.has(key)) return '[redacted]'
  return levels > 1 && isWalkable(value) ? withoutSecrets(value, levels - 1) : value
}

/* Errors go through the serializer of `err`; objects with `toJSON`, such as a date, have no names to redact. */
const isWalkable = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Error) && !('toJSON' in value)
