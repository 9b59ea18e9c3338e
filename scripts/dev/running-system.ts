import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The `npm start` that uses a data folder. */
export interface RunningSystem {
  pid: number
  /** The URL of its gateway. */
  url: string
}

const fileIn = (dataDir: string) => join(dataDir, 'npm-start.json')

/** Records that this process uses the data folder. @returns removes the record */
export function recordRunning(dataDir: string, url: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(fileIn(dataDir), JSON.stringify({ pid: process.pid, url } satisfies RunningSystem))
  return () => rmSync(fileIn(dataDir), { force: true })
}

/** The recorded `npm start`: `running`, or `killed` when its process ended without removing the record. */
export function recordedSystem(
  dataDir: string,
): (RunningSystem & { state: 'running' | 'killed' }) | undefined {
  try {
    const record = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as RunningSystem
    return { ...record, state: isStart(record.pid) ? 'running' : 'killed' }
  } catch {
    return undefined
  }
}

/** Whether the pid is alive and, where the system reports it, still belongs to `scripts/dev/start.ts`. */
function isStart(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('scripts/dev/start.ts')
  } catch {
    return false
  }
}
