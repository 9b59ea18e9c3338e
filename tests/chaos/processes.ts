import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { KillAt } from './kill-at.ts'

/** A service in a child process, which is restarted at once on the same port whenever it ends. */
export interface ServiceProcess {
  name: string
  url: string
  /** Resolves when it runs and is ready. */
  ready(): Promise<void>
  /** `kill -9`. */
  kill(): void
  /** Pauses the process (SIGSTOP), as a machine that swaps does, until `resume`. */
  hold(): void
  resume(): void
  /** From now on it is killed at this point, once. @returns resolves when it was killed; rejects on timeout */
  arm(point: KillAt, withinMs: number): Promise<{ reached: Promise<void> }>
  /** Failed restarts, with the reason. */
  failures: string[]
  /** Stops it as a deployment does, or kills it, and waits until its successor is ready. */
  restart(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Kills it, and does not start it again until `up`. */
  down(): Promise<void>
  up(): void
  /** From the next start it has these variables too, and runs the code of this folder. */
  change(next: { env?: NodeJS.ProcessEnv; folder?: string }): void
  close(): Promise<void>
}

export const root = join(import.meta.dirname, '../..')
const logs = join(root, '.cache/chaos')

/**
 * @param label in the name of its log, under `.cache/chaos/`
 * @param host the network namespace that it runs in; default: that of this process
 */
export function startProcess(
  name: string,
  url: string,
  env: NodeJS.ProcessEnv,
  label: string,
  host?: string,
): ServiceProcess {
  mkdirSync(logs, { recursive: true })
  const logFile = join(logs, `${label}-${name}.log`)
  const reachedFile = join(logs, `${label}-${name}.reached`)
  for (const file of [logFile, reachedFile]) rmSync(file, { force: true })
  const log = openSync(logFile, 'a')
  const failures: string[] = []
  let closing = false
  let isDown = false
  let variables = env
  let folder = root
  let isReady = false
  let child = launch()

  function launch(): ChildProcess {
    isReady = false
    const hooks = ['--import', join(folder, 'tests/chaos/kill-at.ts')]
    const launched = fork(join(folder, 'services', name, 'main.ts'), {
      cwd: folder,
      env: { ...variables, CHAOS_REACHED: reachedFile, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
      ...(host === undefined
        ? { execArgv: hooks }
        : { execPath: 'ip', execArgv: ['netns', 'exec', host, process.execPath, ...hooks] }),
      stdio: ['ignore', log, log, 'ipc'],
    })
    launched.on('message', (message: { ready?: string }) => {
      if (message.ready !== undefined) isReady = true
    })
    launched.once('exit', (code) => {
      if (closing || isDown) return
      if (!isReady && code !== null)
        failures.push(readFileSync(logFile, 'utf8').trimEnd().split('\n').at(-1) ?? '')
      // A process that cannot start must not starve the others.
      if (code === null) child = launch()
      else void setTimeout(200).then(() => closing || (child = launch()))
    })
    return launched
  }

  const isReached = (point: KillAt) =>
    existsSync(reachedFile) && readFileSync(reachedFile, 'utf8').split('\n').includes(point.name)

  return {
    name,
    url,
    failures,
    ready: () => until(() => isReady, 120_000, `${name} is not ready: see ${logFile}`),
    kill: () => void child.kill('SIGKILL'),
    hold: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    arm: async (point, withinMs) => {
      const victim = child
      const armed = once(victim, 'message')
      victim.send({ arm: point })
      await armed
      const reached = until(() => isReached(point), withinMs, `${name} never reached: ${point.name}`)
      reached.catch(() => {})
      return { reached }
    },
    restart: async (signal = 'SIGTERM') => {
      const old = child
      old.kill(signal)
      const [code] = (await once(old, 'exit')) as [number | null]
      if (signal === 'SIGTERM' && code !== 0) throw new Error(`${name} ended with ${code}: see ${logFile}`)
      await until(() => child !== old && isReady, 120_000, `${name} is not ready again: see ${logFile}`)
    },
    down: async () => {
      isDown = true
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    up: () => {
      isDown = false
      child = launch()
    },
    change: (next) => {
      variables = { ...variables, ...next.env }
      folder = next.folder ?? folder
    },
    close: async () => {
      closing = true
      const ending = child
      if (ending.exitCode !== null || ending.signalCode !== null) return
      ending.kill('SIGKILL')
      await once(ending, 'exit')
    },
  }
}

/** Polls. @throws Error with this message on timeout */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  withinMs: number,
  message: string | (() => string),
  everyMs = 50,
): Promise<void> {
  const end = Date.now() + withinMs
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(typeof message === 'string' ? message : message())
    await setTimeout(everyMs)
  }
}
