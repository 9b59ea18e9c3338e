import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The environment of commands in a project: the Node of the tests before any other, and none of Vitest's variables. */
export const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  ...{ NODE_ENV: undefined, VITEST: undefined, TEST_POSTGRES_URL: undefined },
}

/** A folder outside of the repository, with packages installed. */
export interface Project extends AsyncDisposable {
  folder: string
  /** Runs a command of the project; throws with its output when it fails. */
  run: (command: string, ...args: string[]) => Promise<string>
  /** Runs `npm start`, until the project is disposed of. @returns its address */
  start: () => Promise<string>
}

/**
 * Copies an application and installs packages into it as a user would.
 *
 * @param packages specifiers of npm: tarballs, names with versions
 */
export async function openProject(app: string, packages: readonly string[]): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'charter-project-'))
  cpSync(app, folder, { recursive: true })
  const started: ChildProcess[] = []
  const project: Project = {
    folder,
    run: (command, ...args) => runIn(folder, command, ...args),
    start: () =>
      new Promise((resolve, reject) => {
        const child = spawn('npm', ['start', '--silent'], { cwd: folder, env, detached: true, stdio: 'pipe' })
        started.push(child)
        let output = ''
        child.stderr.on('data', (text) => (output += text))
        child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)))
        createInterface(child.stdout).on('line', (line) => {
          output += `${line}\n`
          const port = /^listening on (\d+)$/.exec(line)?.[1]
          if (port) resolve(`http://127.0.0.1:${port}`)
        })
      }),
    [Symbol.asyncDispose]: async () => {
      // npm and what it started.
      for (const { pid, exitCode } of started) if (pid && exitCode === null) process.kill(-pid)
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await project.run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...packages)
  return project
}

/** Runs a command in a folder. @returns its output @throws Error with its output */
export async function runIn(folder: string, command: string, ...args: string[]): Promise<string> {
  try {
    const { stdout, stderr } = await run(command, args, { cwd: folder, env, maxBuffer: 2 ** 26 })
    return stdout + stderr
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error })
  }
}
