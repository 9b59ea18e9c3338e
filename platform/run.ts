import { ConfigError, type PlatformConfig } from './config.ts'
import { type Service, startService } from './service.ts'
import { waitForPort, waitVariable } from './wait-for-port.ts'

/** After the last response: how long relays, consumers, jobs and connections may take to close. */
const WORK_ENDS_WITHIN_MS = 5_000

/**
 * The life of a service process: configuration from the environment, start, and on SIGTERM or SIGINT a graceful
 * shutdown. A second signal exits at once. Notifies a parent process over its IPC channel when it is ready.
 *
 * Exit codes: 0 after a graceful shutdown; 1 when it could not start (one sentence on stderr says why) or not close in
 * time.
 */
export async function run<Config extends { platform: PlatformConfig }, Context>(
  service: Service<Config, Context>,
): Promise<void> {
  const { running, lastResortMs } = await start(service)
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) {
      process.stderr.write(`${service.name}: a second ${signal}, exiting at once\n`)
      process.exit(1)
    }
    stopping = true
    const lastResort = () => {
      process.stderr.write(
        `${service.name}: did not close within ${lastResortMs / 1000} s, exiting at once\n`,
      )
      process.exit(1)
    }
    setTimeout(lastResort, lastResortMs).unref()
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${service.name}: did not close cleanly: ${messageOf(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // The parent process is gone (killed, crashed): without this, the service would keep its port.
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
    // An error of configuration or environment is printed as a sentence, a programming error with its stack.
    const known = error instanceof ConfigError || (error instanceof Error && error.cause !== undefined)
    process.stderr.write(
      `${service.name} cannot start. ${known || !(error instanceof Error) ? messageOf(error) : error.stack}\n`,
    )
    process.exit(1)
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
