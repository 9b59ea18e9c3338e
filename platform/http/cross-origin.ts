import cors from 'cors'
import type { RequestHandler } from 'express'
import { platformProblem } from '../problem.ts'

const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

export interface CrossOriginOptions {
  corsOrigins: readonly string[]
  production: boolean
}

/**
 * CORS (Fetch, section 3.3) for the origins of `CORS_ORIGINS`; without any, and outside of production, for those of
 * this machine. A preflight request of another origin gets a 403 problem that names the setting: browsers show it in
 * their network panel.
 */
export function crossOrigin({ corsOrigins, production }: CrossOriginOptions): RequestHandler[] {
  const local = corsOrigins.length === 0 && !production
  const isAllowed = (origin: string) => corsOrigins.includes(origin) || (local && LOOPBACK.test(origin))
  return [
    cors({
      origin: (origin, done) => done(null, origin !== undefined && isAllowed(origin)),
      exposedHeaders: EXPOSED,
      maxAge: 600,
    }),
    ({ method, headers: { origin, ...headers } }, _response, next) => {
      const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
      if (!isPreflight || origin === undefined) return next()
      next(
        platformProblem('forbidden', {
          detail: `The origin ${origin} is not allowed: add it to CORS_ORIGINS`,
        }),
      )
    },
  ]
}

/* Response headers that scripts may read. */
const EXPOSED = [
  'ETag',
  'Location',
  'X-Request-Id',
  'Retry-After',
  'Idempotency-Replayed',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Deprecation',
  'Sunset',
  'Link',
  'Api-Version',
]
