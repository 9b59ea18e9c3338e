import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import { portVariables } from '../../scripts/port-base.ts'
import { copyRepository } from '../repository-copy.ts'

/* `npm start` as a user runs it: real processes. */

export interface Started {
  process: ChildProcess
  /** Everything that it has printed so far. */
  output(): string
  /** Resolves when it has printed something that matches, after the first `from` characters. Fails after 120 s. */
  printed(pattern: RegExp, from?: number): Promise<RegExpExecArray>
  /** The exit code. */
  ended: Promise<number | null>
}

export interface StartOptions {
  cwd?: string
  /** `npm run dev` instead of `npm start`. */
  watch?: boolean
}

/**
 * Variables that let a system run beside others: free ports, which `npm start` chooses itself, and a data folder.
 */
export function ownPlace(dataDir: string): NodeJS.ProcessEnv {
  return { DATA_DIR: dataDir, ...Object.fromEntries(portVariables(['SMTP_PORT']).map((name) => [name, '0'])) }
}

/**
 * For each test file: starts systems, and stops those that a test leaves running; temporary folders are removed.
 *
 * @param keep systems run until the last test of the file has ended
 */
export function npmStart({ keep = false } = {}) {
  const running = new Set<ChildProcess>()
  const folders: string[] = []
  const stopAll = async () => {
    for (const child of running) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGTERM')
      await once(child, 'close')
    }
    running.clear()
  }
  if (!keep) afterEach(stopAll, 180_000)
  afterAll(async () => {
    await stopAll()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }, 180_000)

  const temporaryFolder = () => {
    mkdirSync('.cache', { recursive: true })
    const folder = mkdtempSync(join(process.cwd(), '.cache/start-'))
    folders.push(folder)
    return folder
  }

  return {
    temporaryFolder,
    /** A copy of the repository that a test may edit. */
    repositoryCopy: () => {
      const folder = temporaryFolder()
      copyRepository(folder)
      return folder
    },
    start: (env: NodeJS.ProcessEnv, { cwd = process.cwd(), watch = false }: StartOptions = {}): Started => {
      const args = [
        '--import',
        './scripts/preflight.js',
        'scripts/dev/start.ts',
        ...(watch ? ['--watch'] : []),
      ]
      // Variables that vitest sets for its own process.
      const { NODE_ENV: _env, LOG_LEVEL: _level, ...inherited } = process.env
      const child = spawn(process.execPath, args, {
        cwd,
        env: { ...inherited, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      running.add(child)
      return observe(child)
    },
  }
}

function observe(child: ChildProcess): Started {
  let text = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      for (const check of waiting) check()
    })
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    process: child,
    output: () => text,
    ended,
    printed: (pattern, from = 0) =>
      new Promise((done, fail) => {
        const refuse = (what: string) =>
          fail(new Error(`${what} ${pattern}:\n${text.slice(from).slice(-4_000)}`))
        const timer = setTimeout(() => refuse('In 120 s it did not print'), 120_000)
        const check = () => {
          const match = pattern.exec(text.slice(from))
          if (!match) return
          clearTimeout(timer)
          waiting.delete(check)
          done(match)
        }
        waiting.add(check)
        void ended.then(() => refuse('It ended without printing'))
        check()
      }),
  }
}

/** The address of the gateway, once the system is ready. */
export const ready = async (system: Started) => {
  await system.printed(/Ready in[^]*\nServices\n[^]*\(pid \d+\)\n\n/)
  return (await system.printed(/Start page +(\S+)/))[1] as string
}
