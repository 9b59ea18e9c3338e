import cluster from 'node:cluster'
import { ConfigError, type PlatformConfig } from './config.ts'
import { type Service, startService } from './service.ts'
import { waitForPort, waitVariable } from './wait-for-port.ts'
import { runWorkers, type WorkerMessage } from './workers.ts'

/** After the last response: how long relays, consumers, jobs and connections may take to close. */
const WORK_ENDS_WITHIN_MS = 5_000

/**
 * The life of a service process: configuration from the environment, start, and on SIGTERM or SIGINT a graceful
 * shutdown. A second signal exits at once. Notifies a parent process over its IPC channel when it is ready. With
 * `WORKERS` it becomes the primary process of that many workers, each of which runs this function too.
 *
 * Exit codes: 0 after a graceful shutdown; 1 when it could not start (one sentence on stderr says why) or not close in
 * time.
 */
export async function run<Config extends { platform: PlatformConfig }, Context>(
  service: Service<Config, Context>,
): Promise<void> {
  const config = await orExit(service.name, async () => service.readConfig(process.env))
  const { drainMs, shutdownDeadlineMs, workers } = config.platform
  const lastResortMs = drainMs + shutdownDeadlineMs + WORK_ENDS_WITHIN_MS
  if (workers > 0 && cluster.isPrimary)
    return runWorkers(service.name, config.platform, lastResortMs, sendReady)
  // Nothing is lost: it serves no request yet.
  let stop: Stop = () => process.exit(0)
  if (workers > 0) stopAsWorker((how) => stop(how))
  else stopOnSignals(service.name, (how) => stop(how))
  const beforeListening = process.env[waitVariable] ? waitForPort : undefined
  const running = await orExit(service.name, () => startService(service, config, { beforeListening }))
  stop = (how) => closeAndExit(service.name, running.close(how), lastResortMs)
  sendReady(running.url)
}

/** Ends the process, gracefully if it serves. */
type Stop = (how?: { isReplaced: boolean }) => void

/** To a parent process: `npm start`, a primary process, or PM2, which waits for the text `ready`. */
function sendReady(url: string): void {
  const isOfPm2 = cluster.isPrimary && process.env.pm_id !== undefined
  process.send?.(isOfPm2 ? 'ready' : { ready: url })
}

function stopOnSignals(name: string, stop: Stop): void {
  let stopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) {
      process.stderr.write(`${name}: a second ${signal}, exiting at once\n`)
      process.exit(1)
    }
    stopping = true
    stop()
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  // The parent process is gone (killed, crashed): without this, the service would keep its port.
  process.on('disconnect', () => onSignal('SIGTERM'))
}

/**
 * The primary process says when to stop. Signals of a terminal or a supervisor reach all processes of a group: those that the
 * primary handles too are ignored, and SIGTERM to this worker alone means that it is to be replaced.
 */
function stopAsWorker(stop: Stop): void {
  let stopping = false
  const stopOnce: Stop = (how) => {
    if (!stopping) stop(how)
    stopping = true
  }
  process.on('message', (message: WorkerMessage) => {
    if ('stop' in message) stopOnce({ isReplaced: message.stop === 'replaced' })
  })
  process.on('SIGTERM', () => stopOnce({ isReplaced: true }))
  process.on('SIGINT', () => {})
  process.on('SIGHUP', () => {})
  process.on('disconnect', () => stopOnce())
}

function closeAndExit(name: string, closed: Promise<void>, lastResortMs: number): void {
  const lastResort = () => {
    process.stderr.write(`${name}: did not close within ${lastResortMs / 1000} s, exiting at once\n`)
    process.exit(1)
  }
  setTimeout(lastResort, lastResortMs).unref()
  closed.then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${name}: did not close cleanly: ${messageOf(error)}\n`)
      process.exit(1)
    },
  )
}

async function orExit<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // An error of configuration or environment is printed as a sentence, a programming error with its stack.
    const known = error instanceof ConfigError || (error instanceof Error && error.cause !== undefined)
    process.stderr.write(
      `${name} cannot start. ${known || !(error instanceof Error) ? messageOf(error) : error.stack}\n`,
    )
    process.exit(1)
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
