import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { AggregatorRegistry } from 'prom-client'
import { pauseMs } from './backoff.ts'
import type { PlatformConfig } from './config.ts'
import { createLog } from './telemetry/log.ts'
import { type MetricsMessage, metricsOf } from './telemetry/worker-metrics.ts'

/** What a worker and its primary process send to each other. */
export type WorkerMessage =
  | { ready: string }
  /** `replaced`: another worker accepts connections on the port, so this one reports ready while it drains. */
  | { stop: 'draining' | 'replaced' }
  | MetricsMessage

/** A worker that ran for this long started well: its crash is followed by a new worker at once. */
const STEADY_MS = 30_000

/**
 * The primary process of `WORKERS=n`: n worker processes share the port. A worker that ends is replaced, with back-off.
 * SIGHUP replaces one after the other, each when its successor is ready; SIGTERM or SIGINT stops all of them together.
 *
 * Exits with 0 when all workers have; with 1 if one did not close in time, or the first one does not start.
 */
export async function runWorkers(
  name: string,
  { workers: count, logLevel, ...platform }: PlatformConfig,
  lastResortMs: number,
  sendReady: (url: string) => void,
): Promise<void> {
  const log = createLog({ service: name, level: logLevel })
  const ready = new Set<Worker>()
  /** The workers that are not replaced when they end. */
  const leaving = new Set<Worker>()
  let stopping = false
  let failed = false

  async function start(): Promise<Worker | undefined> {
    const worker = cluster.fork()
    const ended = once(worker, 'exit').then(() => undefined)
    const started = new Promise<string>((done) =>
      worker.on('message', (message: WorkerMessage) => {
        if ('ready' in message) done(message.ready)
        else if ('metricsRequest' in message && !message.metrics)
          void sendMetrics(worker, message.metricsRequest)
      }),
    )
    const url = await Promise.race([started, ended])
    if (url === undefined) return undefined
    ready.add(worker)
    const startedAt = performance.now()
    void ended.then(() => {
      ready.delete(worker)
      if (stopping || leaving.delete(worker)) return
      const reason = {
        pid: worker.process.pid,
        code: worker.process.exitCode,
        signal: worker.process.signalCode,
      }
      log.error(reason, 'A worker ended; starting another')
      void replace(performance.now() - startedAt > STEADY_MS ? 0 : 1)
    })
    return worker
  }

  async function replace(attempt: number): Promise<void> {
    if (attempt > 0) await setTimeout(Math.min(10_000, pauseMs(attempt, 100)))
    if (!stopping && !(await start())) await replace(attempt + 1)
  }

  async function sendMetrics(worker: Worker, metricsResponse: number): Promise<void> {
    const parts = await Promise.all([...ready].map((each) => metricsOf(each).catch(() => [])))
    const text = await AggregatorRegistry.aggregate(parts).metrics()
    if (worker.isConnected()) worker.send({ metricsResponse, text } satisfies WorkerMessage)
  }

  let restarting = false
  async function restart(): Promise<void> {
    if (restarting || stopping)
      return log.warn('SIGHUP is ignored: the workers are being replaced or stopped')
    restarting = true
    try {
      for (const old of [...ready]) {
        const successor = await start()
        if (stopping) return
        if (!successor) return log.error('A new worker does not start: the others go on')
        leaving.add(old)
        await end(old, 'replaced')
      }
      log.info('All workers have been replaced')
    } finally {
      restarting = false
    }
  }

  /** @returns its exit code; null when it had to be killed */
  async function end(worker: Worker, how: 'draining' | 'replaced'): Promise<number | null> {
    if (worker.isDead()) return worker.process.exitCode
    const ended = once(worker, 'exit')
    if (worker.isConnected()) worker.send({ stop: how } satisfies WorkerMessage)
    // The worker has a timer of its own, and cannot run it if its event loop is blocked.
    const killing = AbortSignal.timeout(lastResortMs + 1_000)
    killing.addEventListener('abort', () => worker.process.kill('SIGKILL'))
    const [code] = (await ended) as [number | null]
    return code
  }

  async function stop(): Promise<void> {
    stopping = true
    for (const worker of Object.values(cluster.workers ?? {}))
      if (!ready.has(worker!)) worker!.process.kill('SIGKILL')
    const codes = await Promise.all([...ready].map((worker) => end(worker, 'draining')))
    process.exit(failed || codes.some((code) => code !== 0) ? 1 : 0)
  }

  // Workers accept connections from one queue of the system. With Node's own scheduling the primary hands them over, and one
  // that is on its way to a worker that dies stays open without a response.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  const started = startAll()
  const onSignal = () => {
    if (stopping) process.exit(1)
    void stop()
  }
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal).on('disconnect', onSignal)
  process.on('SIGHUP', () => void started.then(restart))
  await started

  async function startAll(): Promise<void> {
    // One first: a reason why none can start is printed once.
    const first = await start()
    if (stopping) return
    if (!first) process.exit(1)
    const others = await Promise.all(Array.from({ length: count - 1 }, start))
    if (stopping) return
    if (others.includes(undefined)) {
      failed = true
      return stop()
    }
    log.info({ workers: ready.size }, 'All workers are ready')
    sendReady(`http://${platform.host}:${platform.port}`)
  }
}
