/**
 * Charter's gateway, as a process of `npm start` runs it: routes, token check, limits, cache, security headers, metrics,
 * a trace and a log line for each request, on standard output.
 */
import { service } from '../../services/gateway/service.ts'
import { startService } from '../../platform/service.ts'
import { announce } from '../server.ts'

const [upstream, jwksUrl, issuer, audience, eventsUrl] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
]
const urls = ['USERS', 'PRODUCTS', 'ORDERS', 'PAYMENTS', 'NOTIFICATIONS'].map((name) => [
  `${name}_URL`,
  upstream,
])
const config = service.readConfig({
  ...process.env,
  ...Object.fromEntries(urls),
  NODE_ENV: 'production',
  LOG_LEVEL: 'info',
  // Counted, and never reached.
  GATEWAY_REQUESTS_PER_MINUTE: '100000000',
  GATEWAY_PORT: '0',
  GATEWAY_METRICS_PORT: '0',
  EVENTS_URL: eventsUrl,
  JWKS_URL: jwksUrl,
  TOKEN_ISSUER: issuer,
  TOKEN_AUDIENCE: audience,
})
const running = await startService(service, config)
announce(Number(new URL(running.url).port))
