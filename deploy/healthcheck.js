/**
 * HEALTHCHECK of the image: exits with 0 if the service of this container is ready, otherwise with 1. It starts every few
 * seconds, so it is JavaScript, and keeps the configured URL in /tmp: reading types and the configuration takes four times
 * the CPU time of everything else.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'

const FILE = '/tmp/health-url'

async function healthUrl() {
  try {
    return readFileSync(FILE, 'utf8')
  } catch {
    const url = await configuredUrl()
    try {
      writeFileSync(FILE, url)
    } catch {
      // The file system is read-only, without a /tmp that can be written.
    }
    return url
  }
}

async function configuredUrl() {
  const { readConfig } = await import(`../services/${process.env.SERVICE}/config.ts`)
  const { port, metricsPort, tls } = readConfig(process.env).platform
  return `http://127.0.0.1:${tls ? metricsPort : port}/health/ready`
}

process.exitCode = 1
get(await healthUrl(), { signal: AbortSignal.timeout(5_000) }, (response) => {
  if (response.statusCode === 200) process.exitCode = 0
  response.resume()
}).on('error', () => {})
