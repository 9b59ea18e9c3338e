import { ConfigError, type PlatformConfig } from './config.ts'
import { type Service, startService } from './service.ts'
import { waitForPort, waitVariable } from './wait-for-port.ts'

/** After the last reply: how long relays, consumers, jobs and connections may take to end. */
const WORK_ENDS_WITHIN_MS = 5_000

/**
 * The whole life of a service process: configuration from the environment, start, and on SIGTERM or SIGINT a clean
 * end. A second signal forces the end. Tells a parent process that has an IPC channel when it is ready.
 *
 * Exit codes: 0 after a clean end, 1 when it could not start (one sentence on stderr says why) or not end in time.
 */
export async function run<Config extends { platform: PlatformConfig }, Context>(
  service: Service<Config, Context>,
): Promise<void> {
  const { running, lastResortMs } = await start(service)
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) {
      process.stderr.write(`${service.name}: a second ${signal}, ending at once\n`)
      process.exit(1)
    }
    stopping = true
    const lastResort = () => {
      process.stderr.write(`${service.name}: could not end within ${lastResortMs / 1000} s, ending at once\n`)
      process.exit(1)
    }
    setTimeout(lastResort, lastResortMs).unref()
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${service.name}: could not end cleanly: ${messageOf(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // The starter is gone (killed, crashed): a service without it would keep its port for ever.
  process.on('disconnect', () => stop('SIGTERM'))
  process.send?.({ ready: running.url })
}

async function start<Config extends { platform: PlatformConfig }, Context>(
  service: Service<Config, Context>,
) {
  try {
    const config = service.readConfig(process.env)
    const { drainMs, shutdownDeadlineMs } = config.platform
    const lastResortMs = drainMs + shutdownDeadlineMs + WORK_ENDS_WITHIN_MS
    const beforeListening = process.env[waitVariable] ? waitForPort : undefined
    return { running: await startService(service, config, { beforeListening }), lastResortMs }
  } catch (error) {
    // A fault of configuration or environment wants a sentence; a fault of the code wants its stack.
    const known = error instanceof ConfigError || (error instanceof Error && error.cause !== undefined)
    process.stderr.write(
      `${service.name} cannot start. ${known || !(error instanceof Error) ? messageOf(error) : error.stack}\n`,
    )
    process.exit(1)
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
