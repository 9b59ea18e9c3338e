/** HEALTHCHECK of the image: exits with 0 if the service of this container is ready, otherwise with 1. */
const { readConfig } = (await import(`../services/${process.env.SERVICE}/config.ts`)) as {
  readConfig(env: NodeJS.ProcessEnv): { platform: { port: number; metricsPort?: number; tls?: object } }
}
const { port, metricsPort, tls } = readConfig(process.env).platform
const isReady = await fetch(`http://127.0.0.1:${tls ? metricsPort : port}/health/ready`, {
  signal: AbortSignal.timeout(2_500),
}).then(
  ({ ok }) => ok,
  () => false,
)
process.exitCode = isReady ? 0 : 1
