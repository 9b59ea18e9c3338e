import { type ChildProcess, fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface Supervised {
  name: string
  /** Where it listens, as it said itself. */
  url: string
  pid: number
}

export interface SupervisorOptions {
  env: NodeJS.ProcessEnv
  /** Gets each line that a service writes. */
  print(name: string, line: string): void
}

export interface Supervisor {
  /**
   * Starts a service's `main.ts`, or another file, in a process of its own; resolves when it is ready. Restarts it when
   * it crashes later.
   */
  start(name: string, file?: string): Promise<Supervised>
  /** Ends all of them: SIGTERM, and after a deadline SIGKILL. */
  stop(): Promise<void>
}

const READY_WITHIN_MS = 30_000
const END_WITHIN_MS = 20_000
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000
/** A process that ran for this long had started well: its next crash is a new story. */
const STEADY_MS = 30_000

export function createSupervisor({ env, print }: SupervisorOptions): Supervisor {
  const children = new Map<string, ChildProcess>()
  const pauses = new Map<string, NodeJS.Timeout>()
  let stopping = false

  const launch = async (name: string, file: string): Promise<Supervised> => {
    const child = fork(file, {
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own: Ctrl-C reaches this process alone, which then ends the services in order.
      detached: true,
    })
    children.set(name, child)
    // What it says before it is ready is the reason why it does not start: that goes into the error, once.
    const lastWords: string[] = []
    let isReady = false
    createInterface({ input: child.stdout as Readable }).on('line', (line) => print(name, line))
    createInterface({ input: child.stderr as Readable }).on('line', (line) => {
      if (isReady) print(name, line)
      else lastWords.push(line)
    })
    const url = await ready(name, child, lastWords)
    isReady = true
    for (const line of lastWords) print(name, line)
    return { name, url, pid: child.pid as number }
  }

  const watch = (name: string, file: string, pauseMs: number) => {
    const startedAt = Date.now()
    children.get(name)?.once('exit', (code, signal) => {
      children.delete(name)
      if (stopping) return
      const nextPauseMs = Date.now() - startedAt > STEADY_MS ? FIRST_PAUSE_MS : pauseMs
      print(name, `ended (${signal ?? `exit code ${code}`}), starting it again in ${nextPauseMs} ms`)
      const restart = () => {
        pauses.delete(name)
        launch(name, file).then(
          ({ url }) => print(name, `is back at ${url}`),
          (error: unknown) => print(name, error instanceof Error ? error.message : String(error)),
        )
        watch(name, file, Math.min(nextPauseMs * 2, LONGEST_PAUSE_MS))
      }
      pauses.set(name, setTimeout(restart, nextPauseMs))
    })
  }

  return {
    start: async (name, file = `services/${name}/main.ts`) => {
      const started = await launch(name, file)
      watch(name, file, FIRST_PAUSE_MS)
      return started
    },
    stop: async () => {
      stopping = true
      for (const pause of pauses.values()) clearTimeout(pause)
      await Promise.all([...children.values()].map(end))
    },
  }
}

function ready(name: string, child: ChildProcess, lastWords: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    const timer = setTimeout(
      () => fail(new Error(`${name} was not ready within ${READY_WITHIN_MS / 1000} s`)),
      READY_WITHIN_MS,
    )
    child.on('message', (message: { ready?: string }) => {
      if (message.ready === undefined) return
      clearTimeout(timer)
      done(message.ready)
    })
    // `close` and not `exit`: by then its last words have arrived.
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      const reason =
        lastWords.join('\n') || `${name} ended before it was ready (${signal ?? `exit code ${code}`})`
      fail(new Error(reason))
    })
  })
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      done()
      return
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS)
    child.once('exit', () => {
      clearTimeout(timer)
      done()
    })
    child.kill('SIGTERM')
  })
}
