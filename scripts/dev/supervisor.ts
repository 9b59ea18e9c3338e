import { type ChildProcess, fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { withoutInternals } from './terminal-log.ts'
import { waitVariable } from '#platform/wait-for-port.ts'

export interface Supervised {
  name: string
  /** Its URL, as the process reported it. */
  url: string
  pid: number
}

export interface SupervisorOptions {
  env: NodeJS.ProcessEnv
  /** Gets each line that a service writes. */
  print(name: string, line: string): void
  /** How long a process may take to be ready before it is killed; default 30 s. */
  readyWithinMs?: number
}

export interface Supervisor {
  /**
   * Starts a service's `main.ts`, or another file, in a child process; resolves when it is ready. Restarts it when it
   * crashes later.
   */
  start(name: string, file?: string): Promise<Supervised>
  /**
   * Replaces a service by a new process of the same file. The old process is stopped when the new one has loaded its
   * code and is about to listen.
   *
   * @throws NotReplacedError with the output of the new process when it cannot start; the old one keeps running
   * @throws Error when it ends later, before it is ready; it is then restarted as after a crash
   */
  restart(name: string): Promise<Supervised>
  /** Stops all of them: SIGTERM, and after a deadline SIGKILL. */
  stop(): Promise<void>
}

/** The new process did not start, and the old one keeps running. */
export class NotReplacedError extends Error {}

const READY_WITHIN_MS = 30_000
const END_WITHIN_MS = 20_000
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000
/** After this uptime the restart back-off is reset. */
const STEADY_MS = 30_000

export function createSupervisor({
  env,
  print,
  readyWithinMs = READY_WITHIN_MS,
}: SupervisorOptions): Supervisor {
  const children = new Map<string, ChildProcess>()
  const files = new Map<string, string>()
  /** Processes that wait for the one that they replace to exit. */
  const successors = new Set<ChildProcess>()
  const pauses = new Map<string, NodeJS.Timeout>()
  let stopping = false

  const forkService = (file: string, own: NodeJS.ProcessEnv = {}) =>
    fork(file, {
      env: { ...env, ...own },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A process group of its own: Ctrl-C reaches only this process, which then stops the services in order.
      detached: true,
    })

  const launch = (name: string, file: string): Promise<Supervised> => {
    files.set(name, file)
    const child = forkService(file)
    children.set(name, child)
    return follow(name, child)
  }

  /** Prints the output of a process. @returns to be called when it is ready */
  const follow = async (name: string, child: ChildProcess): Promise<Supervised> => {
    // The output before it is ready explains a failed start: it is collected for the error, instead of printed.
    const lastWords: string[] = []
    let isReady = false
    createInterface({ input: child.stdout as Readable }).on('line', (line) => print(name, line))
    createInterface({ input: child.stderr as Readable }).on('line', (line) => {
      if (isReady) print(name, line)
      else lastWords.push(line)
    })
    const url = await ready(name, child, lastWords, readyWithinMs)
    isReady = true
    for (const line of lastWords) print(name, line)
    return { name, url, pid: child.pid as number }
  }

  const watch = (name: string, file: string, pauseMs: number) => {
    const startedAt = Date.now()
    const child = children.get(name)
    child?.once('exit', (code, signal) => {
      // Replaced by `restart`.
      if (children.get(name) !== child) return
      children.delete(name)
      if (stopping) return
      const nextPauseMs = Date.now() - startedAt > STEADY_MS ? FIRST_PAUSE_MS : pauseMs
      print(name, `ended (${signal ?? `exit code ${code}`}), restarting in ${nextPauseMs} ms`)
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
    restart: async (name) => {
      const file = files.get(name)
      if (file === undefined) throw new Error(`${name} was not started`)
      const child = forkService(file, { [waitVariable]: '1' })
      successors.add(child)
      try {
        const started = follow(name, child)
        await Promise.race([loaded(child), started]).catch((error: Error) => {
          throw new NotReplacedError(error.message, { cause: error })
        })
        const old = children.get(name)
        clearTimeout(pauses.get(name))
        pauses.delete(name)
        children.set(name, child)
        watch(name, file, FIRST_PAUSE_MS)
        if (old) await end(old)
        // It may have ended meanwhile; `started` then rejects.
        child.send({ listen: true }, () => {})
        return await started
      } finally {
        successors.delete(child)
      }
    },
    stop: async () => {
      stopping = true
      for (const pause of pauses.values()) clearTimeout(pause)
      await Promise.all([...children.values(), ...successors].map(end))
    },
  }
}

/** Resolves when a process with `waitVariable` is about to listen. */
function loaded(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.on('message', (message: { loaded?: boolean }) => {
      if (message.loaded) done()
    })
  })
}

/** @throws Error when it exits before it is ready, or is not ready in time: then it is killed */
function ready(
  name: string,
  child: ChildProcess,
  lastWords: readonly string[],
  withinMs: number,
): Promise<string> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      fail(new Error(`${name} was not ready within ${withinMs / 1000} s`))
      child.kill('SIGKILL')
    }, withinMs)
    child.on('message', (message: { ready?: string }) => {
      if (message.ready === undefined) return
      clearTimeout(timer)
      done(message.ready)
    })
    // `close` and not `exit`: it fires after all output has arrived.
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      const reason =
        withoutInternals(lastWords.join('\n')) ||
        `${name} ended before it was ready (${signal ?? `exit code ${code}`})`
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
