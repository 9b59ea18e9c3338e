import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The `npm start` that uses a data folder. */
export interface RunningSystem {
  pid: number
  /** Its URL for browsers. */
  url: string
  /** Its command line, where the system reports it: a pid may be used again. */
  command?: string
}

const fileIn = (dataDir: string) => join(dataDir, 'npm-start.json')

/** Records that this process uses the data folder. @returns removes the record */
export function recordRunning(dataDir: string, url: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(
    fileIn(dataDir),
    JSON.stringify({ pid: process.pid, url, command: commandOf(process.pid) } satisfies RunningSystem),
  )
  return () => rmSync(fileIn(dataDir), { force: true })
}

/** The recorded `npm start`: `running`, or `killed` when its process ended without removing the record. */
export function recordedSystem(
  dataDir: string,
): (RunningSystem & { state: 'running' | 'killed' }) | undefined {
  try {
    const record = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as RunningSystem
    return { ...record, state: isRunning(record) ? 'running' : 'killed' }
  } catch {
    return undefined
  }
}

/** Whether the pid is alive and, where the system reports it, still belongs to the same program. */
function isRunning({ pid, command }: RunningSystem): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return command === undefined || commandOf(pid) === command
}

function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return undefined
  }
}
